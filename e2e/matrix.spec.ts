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
  await expect(page.getByRole("button", { name: /^\d of \d sources$/ })).toBeVisible();
  await expect(page.getByRole("columnheader", { name: /South Front/ })).toHaveCount(0);
  const conflicting = page
    .getByRole("grid")
    .getByRole("row")
    .nth(1)
    .getByRole("link", { name: /contradicts/ });
  await expect(conflicting.first()).toBeVisible();
});

test("from the timeline to the passage, along time and from lane to lane", async ({ as, manager }) => {
  const page = await as(manager);
  await page.goto(`${at}/timeline`);
  const lane = (name: string) => page.getByRole("list", { name: `${name}: what happened when` }).getByRole("link");
  const first = lane("Unnamed blog").first();
  await expect(first).toHaveAccessibleName(/^Claim 1, Timing, on May 18 \(18 May 2017\): The first strike/);
  await page.getByRole("link", { name: "Unnamed blog", exact: true }).focus();
  await page.keyboard.press("Tab");
  await expect(first).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(lane("Unnamed blog").nth(1)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(lane("Tabnak").first()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/sources\/src_\w+/);
  await expect(page.getByRole("heading", { level: 1, name: /^US effort seems to turn/ })).toBeVisible();
});

test("what has no day is listed in the words of the source, and all of it is in a table", async ({ as, manager }) => {
  const page = await as(manager);
  await page.goto(`${at}/timeline?type=equipment`);
  const undated = page.getByRole("region", { name: "Undated" });
  await expect(undated.getByRole("listitem")).toHaveText(
    /The first strike destroyed one tank.*EA WorldView: last week/,
  );
  await page.getByText("The same as a table").click();
  await expect(page.getByRole("row", { name: /Veterans Today .* on Tuesday \(6 June 2017\) Equipment/ })).toBeVisible();
  await page.getByLabel("Scale").selectOption("weeks");
  await expect(page).toHaveURL(/\?type=equipment&scale=weeks$/);
});
