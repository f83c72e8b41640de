import { expect, test } from "./fixtures";

const first = [
  "The ministry met on Monday to go through what had been seen at the crossing.",
  "Up to 4 tanks were destroyed near the crossing that day, the ministry said.",
  "A column of trucks had left the garrison before dawn, two drivers told the paper.",
  "The bridge over the river was closed to all traffic until the evening.",
  "Nobody in the town was hurt, the mayor added.",
];
const [met = "", tanks = "", trucks = "", bridge = "", hurt = ""] = first;
/** Another figure; the trucks after the bridge and further down; nothing of the mayor. */
const second = [
  met,
  tanks.replace("4 tanks", "6 tanks"),
  bridge,
  "The paper has been told of no other losses.",
  trucks,
];

test("a new version is captured, what it changed is settled by keyboard, and nobody else is moved", async ({
  as,
  served,
  manager,
}) => {
  const slug = "revised";
  await served.data.openInvestigation(manager, slug, "Revised");
  const { id } = await served.data.addSource(manager, slug, "ministry.txt", first.join("\n\n"));
  const claims = ["Up to 4 tanks were destroyed", "two drivers told the paper", "Nobody in the town was hurt"];
  for (const exact of claims) await served.data.addClaim(manager, slug, id, exact);
  const source = `/investigations/${slug}/sources/${id}`;
  const page = await as(manager);
  const other = await as(await served.data.addMember("Olga Other", slug, "annotator"));
  await other.goto(source);
  await page.goto(source);
  await expect(other.locator("mark", { hasText: "Up to 4 tanks" })).toBeVisible();

  await page.getByRole("button", { name: "Versions" }).click();
  await page.getByRole("menuitem", { name: "New version…" }).click();
  const dialog = page.getByRole("dialog", { name: "New version" });
  await dialog.getByLabel("Or paste the text").fill(first.join("\n\n"));
  await dialog.getByRole("button", { name: "Capture version" }).click();
  await expect(dialog.getByRole("alert")).toContainText("Nothing has changed since version 1");
  await dialog.getByLabel("Or paste the text").fill(second.join("\n\n"));
  await dialog.getByRole("button", { name: "Capture version" }).click();
  await expect(page.getByText("Version 2 has come in.")).toBeVisible();

  // Whoever reads goes on reading what they read, with what was marked in it.
  await expect(other.getByText("Version 2 has come in.")).toBeVisible();
  await expect(other.locator("mark", { hasText: "Up to 4 tanks" })).toBeVisible();
  await expect(other.locator("[aria-readonly=true]")).toContainText(hurt);

  // The claim is flagged with both figures, wherever it is shown.
  await expect(
    other
      .getByText("The source now says 6, not 4")
      .or(other.getByText(/now says 6, not 4/))
      .first(),
  ).toBeVisible();
  await other.goto(`/investigations/${slug}/claims?figures=changed`);
  await expect(other.getByRole("row", { name: /Up to 4 tanks/ })).toContainText("now says 6, not 4");
  await expect(other.getByRole("row")).toHaveCount(2);

  await page.getByRole("link", { name: "3 passages to look at", exact: true }).click();
  await expect(page.getByRole("heading", { name: /Figure changed/ })).toBeVisible();
  await page.getByRole("heading", { name: "Passages to look at" }).click();
  await page.getByRole("button", { name: /Figure changed/ }).focus();
  await page.keyboard.press("a");
  await expect(page.getByRole("heading", { name: /Moved/ })).toBeVisible();
  await page.keyboard.press("a");
  await expect(page.getByRole("heading", { name: /Not found/ })).toBeVisible();
  await page.keyboard.press("x");
  await page.getByRole("dialog").getByLabel("Why?").fill("The paper took it back.");
  await page.getByRole("button", { name: "Retire", exact: true }).click();
  await expect(page.getByText("There is nothing to look at")).toBeVisible();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await expect(other.getByText(/now says 6, not 4/)).toHaveCount(0);

  // The present version has the new words; the one before is readable as it was.
  await page.getByRole("link", { name: "Read version 2" }).click();
  await expect(page.locator("mark", { hasText: "Up to 6 tanks" })).toBeVisible();
  await page.goto(`${source}?version=1`);
  await expect(page.getByRole("link", { name: "Up to 4 tanks were destroyed" })).toBeVisible();
  await expect(page.getByText("This is an earlier version")).toBeVisible();
  await page.getByRole("link", { name: "What changed" }).click();
  await expect(page.getByText("Figures changed in 1 of them.", { exact: false })).toBeVisible();
  await page.keyboard.press("j");
  await expect(page.locator("[data-change]:focus")).toContainText("Up to");
  await page.keyboard.press("j");
  await expect(page.locator("[data-change]:focus")).toContainText("Moved");
});

test("a passage is chosen anew in the new version, and that is taken back", async ({ as, served, manager }) => {
  const slug = "chosen";
  await served.data.openInvestigation(manager, slug, "Chosen");
  const { id } = await served.data.addSource(manager, slug, "ministry.txt", first.join("\n\n"));
  await served.data.addClaim(manager, slug, id, "Nobody in the town was hurt");
  await served.data.addVersion(manager, slug, id, second.join("\n\n"));
  const page = await as(manager);
  await page.goto(`/investigations/${slug}/sources/${id}/queue`);
  await page.getByRole("button", { name: /Not found/ }).focus();
  await page.keyboard.press("s");
  const dialog = page.getByRole("dialog", { name: "Choose the words in version 2" });
  await expect(dialog.locator("[aria-readonly=true]")).toBeFocused();
  // The caret waits near where the words were.
  await expect.poll(() => page.evaluate(() => getSelection()?.anchorNode?.textContent)).toContain("A column of trucks");
  await page.keyboard.press("Control+Home");
  await expect.poll(() => page.evaluate(() => getSelection()?.anchorNode?.textContent)).toBe(met);
  for (let count = 0; count < 12; count += 1) await page.keyboard.press("Shift+ArrowRight");
  await expect.poll(() => page.evaluate(() => getSelection()?.toString().length)).toBe(12);
  const words = (await page.evaluate(() => getSelection()?.toString())) ?? "";
  await expect(dialog.getByText(words, { exact: true })).toBeVisible();
  await dialog.getByRole("button", { name: "Use the selected words" }).click();
  await expect(page.getByText("There is nothing to look at")).toBeVisible();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.keyboard.press("ControlOrMeta+Z");
  await expect(page.getByRole("heading", { name: /Not found/ })).toBeVisible();
});
