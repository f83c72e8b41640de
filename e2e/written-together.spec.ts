import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

const slug = "al-tanf-2017";

const verdict = (page: Page) => page.getByRole("region", { name: "Verdict" });
const rationale = (page: Page) => verdict(page).getByRole("textbox", { name: "Rationale" });

test("two curators write one rationale at once, and one settles the claim with it", async ({
  as,
  served,
  manager: _manager,
}) => {
  const claim = `/investigations/${slug}/claims/${await served.data.someClaimOf(slug)}`;
  const [ada, ben, olive] = await Promise.all([
    as(await served.data.addMember("Ada Curator", slug, "curator")),
    as(await served.data.addMember("Ben Curator", slug, "curator")),
    as(await served.data.addMember("Olive Observer", slug, "observer")),
  ]);
  for (const page of [ada, ben, olive]) await page.goto(claim);
  for (const page of [ada, ben])
    await verdict(page)
      .getByRole("button", { name: /verdict/ })
      .first()
      .click();

  // Each sees the other's words, name and caret as they come.
  await rationale(ada).click();
  await ada.keyboard.type("Two accounts, two figures.");
  await expect(rationale(ben)).toContainText("Two accounts, two figures.");
  await expect(verdict(ben)).toContainText("Ada Curator writes here too.");
  await rationale(ben).click();
  await ben.keyboard.press("Control+End");
  await ben.keyboard.press("Enter");
  await Promise.all([ben.keyboard.type("No witness was there."), ada.keyboard.type(" Neither says how.")]);
  for (const page of [ada, ben]) {
    await expect(rationale(page)).toContainText("Two accounts, two figures. Neither says how.");
    await expect(rationale(page)).toContainText("No witness was there.");
  }
  await expect(rationale(ada).locator(".joint-caret")).toHaveAttribute("data-name", "Ben Curator");
  await expect(verdict(ada).getByText("Saved", { exact: true })).toBeVisible();

  // Undoing takes back one's own words only.
  await ben.keyboard.press("Control+z");
  await expect(rationale(ada)).not.toContainText("No witness was there.");
  await expect(rationale(ben)).toContainText("Neither says how.");
  await ben.keyboard.press("Control+Shift+z");
  await expect(rationale(ada)).toContainText("No witness was there.");

  // An observer reads along and writes nothing.
  await verdict(olive).getByRole("button", { name: "Read along with curators" }).click();
  const along = verdict(olive).getByRole("textbox", { name: "Rationale, as it is written" });
  await expect(along).toContainText("No witness was there.");
  await expect(along).toHaveAttribute("contenteditable", "false");
  await expect(verdict(ada)).toContainText("Olive Observer reads along.");
  for (const page of [ada, ben, olive]) {
    await page.emulateMedia({ colorScheme: page === ben ? "dark" : "light" });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`)).toEqual([]);
  }

  // One settles it with what both wrote; the other sees the verdict, and the text is an earlier version.
  await verdict(ada).getByRole("radio", { name: "Conflicting" }).check();
  await verdict(ada).getByRole("button", { name: "Settle claim" }).click();
  await expect(verdict(olive)).toContainText("Two accounts, two figures. Neither says how.");
  await expect(verdict(ben)).toContainText("Somebody settled this claim while you wrote.");
  await expect(rationale(ben)).toHaveText("");
  await verdict(ben).getByRole("button", { name: "Begin with the rationale that holds" }).click();
  await expect(rationale(ben)).toContainText("No witness was there.");
  await verdict(olive).getByRole("button", { name: "Earlier versions of the rationale" }).click();
  const [latest] = [
    verdict(olive).getByRole("list", { name: "Earlier versions of the rationale" }).locator("li").first(),
  ];
  await expect(latest).toContainText("No witness was there.");
  await expect(latest).toContainText("Ada Curator and Ben Curator · settled with it");
  await ada.goto(`/investigations/${slug}/history`);
  await expect(ada.getByRole("main")).toContainText("settled");
});

/** What the browser keeps because the server does not have it, with its words in it; runs in the page. */
function keptTexts(): Promise<string> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("crossread-texts");
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const reading = opening.result.transaction("texts").objectStore("texts").getAll();
      reading.onsuccess = () => {
        opening.result.close();
        resolve(reading.result.map((state: Uint8Array) => new TextDecoder().decode(state)).join(" "));
      };
    };
  });
}

test("what is written while the line is gone is kept, said to be, and sent when it is back", async ({
  as,
  served,
  manager: _manager,
}) => {
  const claim = `/investigations/${slug}/claims/${await served.data.someClaimOf(slug)}`;
  const ada = await as(await served.data.addMember("Ada Away", slug, "curator"));
  const ben = await as(await served.data.addMember("Ben Here", slug, "curator"));
  for (const page of [ada, ben]) {
    await page.goto(claim);
    await verdict(page)
      .getByRole("button", { name: /verdict/ })
      .first()
      .click();
    await expect(rationale(page)).toBeVisible();
  }
  await expect(verdict(ben)).toContainText("Ada Away writes here too.");
  await ada.context().setOffline(true);
  await expect(verdict(ada)).toContainText("Not connected: what you write stays here");
  await rationale(ada).click();
  await ada.keyboard.press("Control+End");
  await ada.keyboard.type("Written on a train.");
  await ada.context().setOffline(false);
  await expect(rationale(ben)).toContainText("Written on a train.");
  await expect(verdict(ada).getByText("Saved", { exact: true })).toBeVisible();

  // And when the tab is closed before the line is back.
  await ada.context().setOffline(true);
  await rationale(ada).click();
  await ada.keyboard.press("Control+End");
  await ada.keyboard.type(" And in a tunnel.");
  await expect.poll(() => ada.evaluate(keptTexts)).toContain(" And in a tunnel.");
  const context = ada.context();
  const again = await context.newPage();
  await ada.close();
  await context.setOffline(false);
  await again.goto(claim);
  await verdict(again)
    .getByRole("button", { name: /verdict/ })
    .first()
    .click();
  await expect(rationale(again)).toContainText("Written on a train. And in a tunnel.");
  await expect(rationale(ben)).toContainText("Written on a train. And in a tunnel.");
});
