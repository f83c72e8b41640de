import { readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

const slug = "al-tanf-2017";
const reports = `/investigations/${slug}/reports`;

const report = (page: Page) => page.getByRole("textbox", { name: "Report" });
const editions = (page: Page) => page.getByRole("region", { name: "Editions" });

const saved = (page: Page) => page.locator(".report-line").getByText("Saved", { exact: true });

async function begin(page: Page, title: string, template: RegExp) {
  await page.goto(reports);
  await page.getByRole("button", { name: "New report" }).first().click();
  const dialog = page.getByRole("dialog", { name: "New report" });
  await dialog.getByRole("textbox", { name: "Title" }).fill(title);
  await dialog.getByRole("radio", { name: template }).check();
  await dialog.getByRole("button", { name: "Begin" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(saved(page)).toBeVisible();
}

test("two people write one report, put blocks in by the keyboard, and an observer reads along", async ({
  as,
  served,
  manager: _manager,
}) => {
  const [ada, ben, olive] = await Promise.all([
    as(await served.data.addMember("Ada Annotator", slug, "annotator")),
    as(await served.data.addMember("Ben Writer", slug, "curator")),
    as(await served.data.addMember("Olive Reader", slug, "observer")),
  ]);
  await begin(ada, "What was struck", /blank page/);
  await ben.goto(ada.url());
  await olive.goto(ada.url());

  await report(ada).click();
  await ada.keyboard.type("Seven vehicles were destroyed.");
  await expect(report(ben)).toContainText("Seven vehicles were destroyed.");
  await expect(ben.getByText("Ada Annotator writes here too.")).toBeVisible();
  await expect(ada.getByRole("button", { name: "Seven vehicles were destroyed." })).toBeVisible();

  // A claim, by the keyboard alone.
  await ada.keyboard.press("Enter");
  await ada.keyboard.type("/");
  await ada.getByRole("menuitem", { name: /^Claim/ }).press("Enter");
  await ada.getByRole("combobox", { name: "Claim" }).fill("1");
  await ada.getByRole("option").first().waitFor();
  await ada.keyboard.press("Enter");
  await ada.getByRole("button", { name: "Put in" }).press("Enter");
  for (const page of [ada, ben, olive]) {
    await expect(report(page).getByRole("region", { name: "Claim 1", exact: true })).toContainText("#1");
  }
  // It cites, so the sentence above it leans on something.
  await expect(ada.getByRole("button", { name: "Seven vehicles were destroyed." })).toHaveCount(0);

  // A line may begin with a slash: who wants no block gives the menu up.
  await report(ada).getByText("Seven vehicles were destroyed.").click();
  await ada.keyboard.press("End");
  await ada.keyboard.press("Enter");
  await ada.keyboard.type("/");
  await ada.getByRole("menuitem", { name: /^Claim/ }).waitFor();
  await ada.keyboard.press("Escape");
  await expect(report(ada)).toBeFocused();
  await ada.keyboard.type("srv/ is a path.");
  await expect(report(ben).getByText("/srv/ is a path.", { exact: true })).toBeVisible();
  await expect(ada.getByRole("menu")).toHaveCount(0);

  // Another block, moved above the claim, and removed again.
  await report(ada).getByRole("button", { name: "Claim 1", exact: true }).click();
  await ada.keyboard.press("Enter");
  await ada.keyboard.type("/");
  await ada.getByRole("menuitem", { name: /^Matrix/ }).press("Enter");
  await expect(report(ben).getByRole("grid")).toBeVisible();
  const names = (page: Page) => report(page).locator(".live-block-name").allTextContents();
  await report(ada).getByRole("button", { name: "Matrix", exact: true }).click();
  await ada.keyboard.press("Alt+ArrowUp");
  await ada.keyboard.press("Alt+ArrowUp");
  await expect.poll(() => names(ben)).toEqual(["Matrix", "Claim 1"]);
  await ada.keyboard.press("Delete");
  await expect.poll(() => names(ben)).toEqual(["Claim 1"]);

  await expect(report(olive)).toHaveAttribute("contenteditable", "false");
  await expect(olive.getByRole("button", { name: "Insert" })).toHaveCount(0);
  await expect(olive.getByRole("button", { name: /Publish/ })).toHaveCount(0);
  for (const page of [ada, ben, olive]) {
    await page.emulateMedia({ colorScheme: page === ben ? "dark" : "light" });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`)).toEqual([]);
  }
});

test("a report is published, changed and published again; its public link opens to anybody until it is revoked", async ({
  as,
  manager,
}) => {
  const [mia, stranger] = await Promise.all([as(manager), as(null)]);
  await begin(mia, "The week at al-Tanf", /by verdict/);
  await report(mia).press("Control+Home");
  await mia.keyboard.type("<script>window.stolen = true</script> ");
  await expect(saved(mia)).toBeVisible();
  const publish = async (number: number) => {
    await editions(mia)
      .getByRole("button", { name: `Publish edition ${number}` })
      .click();
    await mia.getByRole("dialog").getByRole("button", { name: "Publish", exact: true }).click();
    await expect(editions(mia).getByRole("link", { name: `Edition ${number}` })).toBeVisible();
  };
  await publish(1);
  await editions(mia).getByRole("button", { name: "Download edition 1" }).click();
  const downloading = mia.waitForEvent("download");
  await mia.getByRole("menuitem", { name: /^Markdown/ }).click();
  const file = await downloading;
  expect(file.suggestedFilename()).toBe("al-tanf-2017-edition-1.md");
  expect(readFileSync(await file.path(), "utf8")).toMatch(/^# The week at al\\?-Tanf/m);
  await editions(mia).getByRole("button", { name: "Open a public link to edition 1" }).click();
  const link = await editions(mia).getByRole("textbox", { name: "Public link" }).inputValue();

  // Without an account: all that it says, no script of anybody's, and nothing for a search engine.
  const answer = await stranger.goto(link);
  expect(answer?.status()).toBe(200);
  expect(answer?.headers()["x-robots-tag"]).toContain("noindex");
  expect(answer?.headers()["content-security-policy"]).toContain("default-src 'none'");
  await expect(stranger.getByRole("heading", { level: 1, name: "The week at al-Tanf" })).toBeVisible();
  await expect(stranger.getByRole("note")).toContainText("Edition 1");
  await expect(stranger.getByRole("note")).not.toContainText("Superseded");
  expect(await stranger.evaluate(() => "stolen" in window)).toBe(false);
  const before = await stranger.content();

  // Its one script runs, at the public link and on the page that members open, and asks nothing of the network.
  const member = await mia.context().newPage();
  await member.goto(
    new URL((await editions(mia).getByRole("link", { name: "Edition 1" }).getAttribute("href")) ?? "", mia.url()).href,
  );
  for (const page of [stranger, member]) {
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page
      .getByRole("search", { name: "Claims" })
      .getByRole("searchbox", { name: "Words" })
      .fill("no claim says this");
    await expect(page.getByText(/^0 of \d+ claims shown/)).toBeVisible();
    expect(asked).toEqual([]);
  }
  await member.close();

  await report(mia).press("Control+End");
  await mia.keyboard.press("Enter");
  await mia.keyboard.type("A later remark.");
  await expect(saved(mia)).toBeVisible();
  await publish(2);
  await expect(editions(mia)).toContainText("superseded by edition 2");
  await stranger.reload();
  await expect(stranger.getByRole("note")).toContainText("Superseded by edition 2.");
  const said = (page: string) => page.slice(page.indexOf("<header"));
  expect(said(await stranger.content())).toBe(said(before));

  await editions(mia).getByRole("button", { name: "Revoke" }).click();
  await expect(editions(mia).getByRole("button", { name: "Revoke" })).toHaveCount(0);
  const answers: string[] = [];
  for (const address of [link, `${link.slice(0, -4)}0000`]) {
    const gone = await stranger.goto(address);
    answers.push(`${gone?.status()} ${await gone?.text()}`);
  }
  expect(answers[0]).toMatch(/^404 /);
  expect(answers[1]).toBe(answers[0]);
});
