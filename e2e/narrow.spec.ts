import { expect, test } from "./fixtures";
import { selectWords } from "./select-words";

const text = "Up to 4 tanks were destroyed that day, the ministry said.";
const other = "Six tanks were destroyed that day, the paper wrote.";

test("a telephone is wide enough to read, mark, read across and compare", async ({ as, served, manager }) => {
  const slug = "narrow";
  await served.data.openInvestigation(manager, slug, "Narrow");
  const { id } = await served.data.addSource(manager, slug, "ministry.txt", text);
  await served.data.addSource(manager, slug, "paper.txt", other);
  const page = await as(manager);
  await page.setViewportSize({ width: 390, height: 844 });
  const isWithin = () =>
    page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
  await page.goto(`/investigations/${slug}/sources/${id}`);
  await selectWords(page, "Up to 4 tanks were destroyed");
  await page.getByRole("button", { name: "Claim", exact: true }).click();
  await page.getByRole("button", { name: "Equipment" }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: /^Claims/ }).click();
  await expect(page.getByRole("dialog", { name: "On this page" })).toContainText("up to 4 tanks destroyed");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Read another beside it" }).click();
  await expect(page.getByRole("heading", { name: "paper" })).toBeVisible();
  expect(await isWithin()).toBe(true);
  await page.getByRole("button", { name: /^Close/ }).click();
  await page.getByRole("button", { name: "Search or do anything" }).click();
  await page.getByRole("combobox", { name: "Search or do anything" }).fill("matrix");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Who says what" })).toBeVisible();
  expect(await isWithin()).toBe(true);
});
