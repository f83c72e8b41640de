import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures";

const text = ["Up to 4 tanks were destroyed that day.", "The ministry denied it."].join("\n\n");
const said = "Up to 4 tanks were destroyed";
const changed = "Up to 14 tanks were damaged";

/** Goes on by Tab until something has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let pressed = 0; pressed < 80; pressed += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("Tab does not lead there.");
}

test("a wording that was changed is found in the history and brought back, without a mouse", async ({
  as,
  served,
  manager,
}) => {
  const slug = "history-restored";
  await served.data.openInvestigation(manager, slug, "Restored");
  const { id } = await served.data.addSource(manager, slug, "ministry.txt", text);
  const claimId = await served.data.addClaim(manager, slug, id, said);
  await served.data.change(manager, slug, { name: "revise-claim", input: { claimId, changes: { wording: changed } } });
  const page = await as(manager);
  await page.goto(`/investigations/${slug}/history`);
  await expect(page.getByText("Unbroken:")).toBeVisible();
  const newest = page.getByRole("listitem").filter({ hasText: "changed the wording of" });
  await tabTo(page, newest.locator("summary"));
  await page.keyboard.press("Enter");
  await expect(newest.locator("del").first()).toHaveText("4");
  await expect(newest.locator("ins").first()).toHaveText("14");
  await tabTo(page, newest.getByRole("link", { name: "Claim 1 as it was before" }));
  await page.keyboard.press("Enter");

  await expect(page.getByRole("heading", { level: 1, name: "Claim 1 as it was" })).toBeVisible();
  await expect(page.getByText(/^As it was on .*, after event \d+$/)).toBeVisible();
  await tabTo(page, page.getByRole("button", { name: "Restore this wording" }));
  await page.keyboard.press("Enter");
  await expect(page.getByText("Everything that stood here then stands so now.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "What is different now" })).toBeFocused();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await tabTo(page, page.getByRole("link", { name: "Back to now" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(said);
});

test("the history is chosen by kind, claim and day, and a claim that is not there is said", async ({
  as,
  served,
  manager,
}) => {
  const slug = "history-chosen";
  await served.data.openInvestigation(manager, slug, "Chosen");
  const { id } = await served.data.addSource(manager, slug, "ministry.txt", text);
  await served.data.addClaim(manager, slug, id, said);
  const page = await as(manager);
  await page.goto(`/investigations/${slug}/history`);
  const events = page.getByRole("listitem").filter({ has: page.getByText("Before and after") });
  await page.getByLabel("About").selectOption({ label: "Sources" });
  await expect(page).toHaveURL(/kind=sources/);
  await expect(events).toHaveCount(1);
  await expect(events).toContainText("added the source");

  await page.getByLabel("About").selectOption({ label: "Everything" });
  await page.getByLabel("Claim number").fill("1");
  await page.getByLabel("Claim number").press("Enter");
  await expect(page).toHaveURL(/claim=1/);
  await expect(events).toHaveCount(1);
  await expect(events).toContainText("recorded claim 1");

  await page.getByLabel("To", { exact: true }).fill("2017-05-30");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page).toHaveURL(/to=2017-05-30&zone=/);
  await expect(page.getByText("Nothing that happened is like that")).toBeVisible();
  await page.getByRole("button", { name: "Show everything" }).click();
  await expect(events.first()).toContainText("recorded claim 1");
  await events.first().locator("summary").click();
  await page.getByRole("link", { name: /All claims as they were after/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "The claims as they were" })).toBeVisible();
  await expect(page.getByRole("link", { name: said })).toBeVisible();
});
