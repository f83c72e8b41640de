import { expect, test } from "./fixtures";
import { selectWords } from "./select-words";

const at = "/investigations/al-tanf-2017/claims";

test.describe("the claims table", () => {
  test("is narrowed and sorted, and the address keeps it", async ({ as, manager }) => {
    const page = await as(manager);
    await page.goto(at);
    const grid = page.getByRole("grid", { name: "Claims" });
    const status = page.getByRole("main").getByRole("status");
    await expect(status).toHaveText(/^\d+ claims from 5 sources$/);
    await page.getByLabel("Type").selectOption({ label: "Equipment" });
    await expect(status).toHaveText(/^\d+ claims shown of \d+$/);
    await page.getByLabel("Contested only").check();
    await expect(page).toHaveURL(/\?type=equipment&contested=1$/);
    await expect(grid.getByRole("row", { name: /The strike of 18 May destroyed up to 4 tanks/ })).toBeVisible();
    await expect(grid.getByRole("row", { name: /Timing/ })).toHaveCount(0);
    await page.getByRole("searchbox", { name: "Search" }).fill("engineering");
    await expect(grid.getByRole("row")).toHaveCount(2);

    await page.reload();
    await expect(grid.getByRole("row")).toHaveCount(2);
    await page.goBack();
    await expect(page.getByLabel("Contested only")).toBeChecked();
    await expect(page.getByRole("searchbox", { name: "Search" })).toHaveValue("");
    await expect(page.getByLabel("Type")).toHaveValue("equipment");

    await grid.getByRole("button", { name: "Evidence" }).click();
    await expect(grid.getByRole("columnheader", { name: "Evidence" })).toHaveAttribute("aria-sort", "descending");
    await expect(page).toHaveURL(/sort=-evidence/);
  });

  test("is gone through, selected in and opened by keyboard alone", async ({ as, manager }) => {
    const page = await as(manager);
    await page.goto(at);
    const grid = page.getByRole("grid", { name: "Claims" });
    const row = (number: number) => grid.locator(`[aria-rowindex="${number + 1}"]`);
    // A key that comes before the page listens is nobody's.
    await expect(async () => {
      await page.keyboard.press("j");
      await expect(row(1)).toBeFocused({ timeout: 500 });
    }).toPass();
    await page.keyboard.press("j");
    await page.keyboard.press("ArrowDown");
    await expect(row(3)).toBeFocused();
    await page.keyboard.press("x");
    await expect(row(3)).toHaveAttribute("aria-selected", "true");
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Shift+ArrowDown");
    await expect(grid.getByRole("row", { selected: true })).toHaveCount(3);
    await page.keyboard.press("End");
    await expect(grid.locator(`[aria-rowindex="${await grid.getAttribute("aria-rowcount")}"]`)).toBeFocused();
    await page.keyboard.press("Home");
    await expect(row(1)).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: /The first strike near Al-Tanf/ })).toBeVisible();
    await page.goBack();
    await expect(grid).toBeVisible();
  });
});

test("several claims are withdrawn together, and one of them comes back", async ({ as, served, manager }) => {
  const slug = "several";
  await served.data.openInvestigation(manager, slug, "Several");
  const { id } = await served.data.addSource(manager, slug, "note.txt", "Two tanks burned.\n\nThree trucks fled.");
  const page = await as(manager);
  await page.goto(`/investigations/${slug}/sources/${id}`);
  for (const words of ["Two tanks burned", "Three trucks fled"]) {
    await selectWords(page, words);
    await page.keyboard.press("c");
    await page.keyboard.press("2");
    await expect(page.getByRole("article").filter({ hasText: words })).toBeVisible();
  }
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.goto(`/investigations/${slug}/claims`);
  for (const row of await page.getByRole("grid").getByRole("checkbox").all()) await row.check();
  const actions = page.getByRole("region", { name: "Selected claims" });
  await expect(actions).toContainText("2 claims selected");
  await actions.getByRole("button", { name: "Withdraw…" }).click();
  await page.getByRole("dialog").getByRole("textbox").fill("Made to try it.");
  await page.getByRole("dialog").getByRole("button", { name: "Withdraw claims" }).click();
  await expect(page.getByText("Every claim was withdrawn.")).toBeVisible();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(page.getByRole("grid")).toContainText("Three trucks fled");
});
