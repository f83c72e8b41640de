import { expect, test } from "./fixtures";
import { selectWords } from "./select-words";

const text = ["Up to 4 tanks were destroyed that day.", "Four tanks were lost, the ministry said."].join("\n\n");

test("two claims are merged, parted again, merged for good, and split", async ({ as, served, manager }) => {
  const slug = "regrouping";
  await served.data.openInvestigation(manager, slug, "Regrouping");
  const { id } = await served.data.addSource(manager, slug, "ministry.txt", text);
  const page = await as(manager);
  const saved = page.getByText("Saved", { exact: true });
  await page.goto(`/investigations/${slug}/sources/${id}`);
  for (const words of ["Up to 4 tanks were destroyed", "Four tanks were lost"]) {
    await selectWords(page, words);
    await page.keyboard.press("c");
    await page.keyboard.press("2");
    await expect(page.getByRole("article").filter({ hasText: words })).toBeVisible();
    await expect(saved).toBeVisible();
  }
  await page.getByRole("link", { name: "Open claim 2" }).click();
  await page.getByRole("button", { name: "Merge…" }).click();
  const merging = page.getByRole("dialog");
  await merging.getByRole("combobox").fill("1");
  await page.getByRole("option", { name: /Up to 4 tanks/ }).click();
  await merging.getByLabel("Why are they one?").fill("The same loss.");
  await merging.getByRole("button", { name: "Merge claims" }).click();
  await expect(page.getByText("Merged.", { exact: true })).toBeVisible();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(page.getByRole("button", { name: "Merge…" })).toBeVisible();
  await page.keyboard.press("ControlOrMeta+Shift+z");
  await expect(page.getByText("Merged.", { exact: true })).toBeVisible();

  await page.goto(`/investigations/${slug}/claims`);
  await page
    .getByRole("link", { name: /Up to 4 tanks/ })
    .first()
    .click();
  await page.getByRole("button", { name: "Split…" }).click();
  const splitting = page.getByRole("dialog");
  await splitting.getByLabel("Wording of the new claim").fill("Four tanks were lost.");
  await splitting.getByRole("checkbox", { name: "Four tanks were lost" }).check();
  await splitting.getByRole("button", { name: "Split claim" }).click();
  await expect(splitting).toHaveCount(0);
  await expect(page.getByText("split claim 3 off it")).toBeVisible();
});
