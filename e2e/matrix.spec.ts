import { expect, test } from "./fixtures";

const at = "/investigations/al-tanf-2017";

test("from the matrix to the passages side by side, by keyboard alone", async ({ as, manager }) => {
  const page = await as(manager);
  await page.goto(`${at}/matrix?type=equipment`);
  const grid = page.getByRole("grid");
  const cell = (name: string | RegExp) => grid.getByRole("link", { name });
  await expect(cell("Claim 3, Unnamed blog: appears, up to 4 tanks destroyed")).toBeVisible();
  await expect(cell(/^Claim 3, EA WorldView: contradicts and qualifies, 1 tank destroyed/)).toBeVisible();
  await expect(grid.getByRole("gridcell", { name: "Claim 3, Tabnak: silent" })).toBeVisible();

  const first = cell(/^Claim 3, Unnamed blog/);
  await page.getByLabel("Contested only").focus();
  await page.keyboard.press("Tab");
  await expect(first).toBeFocused();
  for (const key of ["ArrowRight", "ArrowRight", "ArrowRight"]) await page.keyboard.press(key);
  await expect(cell(/^Claim 3, EA WorldView/)).toBeFocused();
  await page.keyboard.press("Home");
  await expect(cell(/up to 4 tanks\.$/)).toBeFocused();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("ArrowDown");
  for (const key of ["ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight"]) await page.keyboard.press(key);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/sources\/src_\w+\?beside=src_\w+/);
  await expect(
    page.getByRole("heading", { name: "Washington and Tehran want the same stretch of Syria" }),
  ).toBeVisible();
});

test("what is chosen of the matrix stays in the address", async ({ as, manager }) => {
  const page = await as(manager);
  await page.goto(`${at}/matrix`);
  await page.getByLabel("Contested only").check();
  await page.getByLabel("Order").selectOption({ label: "Most conflict first" });
  await page.getByRole("button", { name: "All sources" }).click();
  await page.getByRole("menuitemcheckbox", { name: "South Front" }).click();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/\?contested=1&order=conflict&hide=5$/);
  await page.reload();
  await expect(page.getByRole("button", { name: "4 of 5 sources" })).toBeVisible();
  await expect(page.getByRole("columnheader", { name: /South Front/ })).toHaveCount(0);
  const conflicting = page
    .getByRole("grid")
    .getByRole("row")
    .nth(1)
    .getByRole("link", { name: /contradicts/ });
  await expect(conflicting.first()).toBeVisible();
});
