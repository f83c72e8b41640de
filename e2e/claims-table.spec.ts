import { expect, test } from "./fixtures";

const at = "/investigations/al-tanf-2017/claims";

test.describe("the claims table", () => {
  test("is narrowed and sorted, and the address keeps it", async ({ as, manager }) => {
    const page = await as(manager);
    await page.goto(at);
    const grid = page.getByRole("grid", { name: "Claims" });
    const status = page.getByRole("main").getByRole("status");
    await expect(status).toHaveText(/^\d+ claims from \d+ sources$/);
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
    await page.goBack();
    await expect(page.getByLabel("Contested only")).not.toBeChecked();

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

  test("a saved view is there for a colleague, who may choose it and not change it", async ({
    as,
    served,
    manager,
  }) => {
    const page = await as(manager);
    const colleague = await as(await served.data.addMember("Vera Viewer", "al-tanf-2017", "annotator"));
    await Promise.all([page.goto(`${at}?type=equipment&sort=-changed`), colleague.goto(at)]);
    await page.getByRole("button", { name: "Views" }).click();
    await page.getByRole("menuitem", { name: "Save this view…" }).click();
    const naming = page.getByRole("dialog", { name: "Save this view" });
    await expect(naming.getByLabel("Name")).toBeFocused();
    await page.keyboard.type("Equipment, last changed");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("button", { name: "View: Equipment, last changed" })).toBeVisible();

    await colleague.getByRole("button", { name: "Views" }).click();
    await colleague.getByRole("menuitemradio", { name: "Equipment, last changed" }).click();
    await expect(colleague).toHaveURL(/\?type=equipment&sort=-changed&view=viw_\w+$/);
    await expect(colleague.getByLabel("Type")).toHaveValue("equipment");
    await colleague.getByRole("button", { name: /^View: / }).click();
    await expect(colleague.getByRole("menuitem", { name: /^Remove/ })).toHaveCount(0);
    await colleague.keyboard.press("Escape");

    // The name is taken: the form comes back with what was typed.
    await colleague.getByRole("button", { name: /^View: / }).click();
    await colleague.getByRole("menuitem", { name: "Save this view…" }).click();
    const again = colleague.getByRole("dialog", { name: "Save this view" });
    await again.getByLabel("Name").fill("Equipment, last changed");
    await again.getByRole("button", { name: "Save view" }).click();
    await expect(again.getByRole("alert")).toContainText("already");
    await expect(again.getByLabel("Name")).toHaveValue("Equipment, last changed");
    await again.getByRole("button", { name: "Cancel" }).click();

    await page.getByRole("button", { name: /^View: / }).click();
    await page.getByRole("menuitem", { name: /^Remove/ }).click();
    await expect(page.getByRole("button", { name: "Views" })).toBeVisible();
    await page.keyboard.press("ControlOrMeta+z");
    await expect(page.getByText("Saved", { exact: true })).toBeVisible();
    await colleague.getByRole("button", { name: /^View/ }).click();
    await expect(colleague.getByRole("menuitemradio", { name: "Equipment, last changed" })).toBeVisible();
  });

  test("many claims are changed at once, the refused ones named, and all of it undone", async ({
    as,
    served,
    manager,
  }) => {
    const slug = "many-at-once";
    await served.data.openInvestigation(manager, slug, "Many at once");
    const annotator = await served.data.addMember("Ann Annotator", slug, "annotator");
    const lines = ["Four tanks burned.", "Two trucks were lost.", "A bridge fell.", "Nine soldiers left."];
    const { id } = await served.data.addSource(manager, slug, "lines.txt", lines.join("\n\n"));
    for (const [n, line] of lines.entries()) await served.data.addClaim(n < 2 ? annotator : manager, slug, id, line);
    const [page, colleague] = [await as(annotator), await as(manager)];
    const table = `/investigations/${slug}/claims`;
    await Promise.all([page.goto(table), colleague.goto(table)]);

    // What somebody else recorded is refused to an annotator, and named; the rest goes through.
    await expect(async () => {
      await page.getByRole("checkbox", { name: "Select all shown" }).check();
      await expect(page.getByText("4 claims selected")).toBeVisible({ timeout: 500 });
    }).toPass();
    const bar = page.getByRole("region", { name: "Selected claims" });
    await bar.getByRole("button", { name: "Set type" }).click();
    await page.getByRole("menuitem", { name: "Casualties" }).click();
    await expect(bar.getByText("2 claims are casualties now. 2 refused.")).toBeVisible();
    await expect(bar.getByRole("listitem")).toHaveCount(2);
    await expect(bar.getByRole("listitem").first()).toContainText("Claim 3 Somebody else made this");
    await expect(colleague.getByRole("row", { name: /Four tanks burned.*Casualties/ })).toBeVisible();

    // A manager withdraws all but one, for one reason, and takes it back at once.
    const rows = colleague.getByRole("grid", { name: "Claims" }).getByRole("row");
    await colleague.getByRole("checkbox", { name: "Select claim 1" }).click();
    await colleague.getByRole("checkbox", { name: "Select claim 3" }).click({ modifiers: ["Shift"] });
    await colleague.getByRole("button", { name: "Withdraw…" }).click();
    const asking = colleague.getByRole("dialog", { name: "Withdraw 3 claims?" });
    await asking.getByLabel("Reason").fill("Told twice.");
    await asking.getByRole("button", { name: "Withdraw" }).click();
    const done = colleague.getByRole("region", { name: "Selected claims" });
    await expect(done.getByText("3 claims withdrawn.")).toBeVisible();
    await expect(rows).toHaveCount(2);
    await expect(page.getByRole("row", { name: /A bridge fell/ })).toHaveCount(0);
    // One key takes back all of it, and another does it again; the bar says how it stands.
    const undo = colleague.getByRole("button", { name: "Undo: 3 claims withdrawn" });
    await expect(undo).toBeVisible();
    await colleague.keyboard.press("ControlOrMeta+z");
    await expect(done.getByText("3 claims withdrawn. Taken back again.")).toBeVisible();
    await expect(rows).toHaveCount(5);
    await expect(undo).toBeHidden();
    await colleague.getByRole("button", { name: "Redo: 3 claims withdrawn" }).click();
    await expect(rows).toHaveCount(2);
    await colleague.getByRole("button", { name: "Undo all 3" }).click();
    await expect(done.getByText("3 claims withdrawn. Taken back again.")).toBeVisible();
    await expect(rows).toHaveCount(5);
    await expect(page.getByRole("row", { name: /A bridge fell/ })).toBeVisible();

    const download = colleague.waitForEvent("download");
    await colleague.getByRole("button", { name: "Export these" }).click();
    await colleague.getByRole("menuitem", { name: /JSON/ }).click();
    expect((await download).suggestedFilename()).toMatch(/-selection\.json$/);
  });

  test("two of the list are merged, and a colleague on the one that went is led to the other", async ({
    as,
    served,
    manager,
  }) => {
    const slug = "two-are-one";
    await served.data.openInvestigation(manager, slug, "Two are one");
    const { id } = await served.data.addSource(
      manager,
      slug,
      "twice.txt",
      "Four tanks burned.\n\nFour tanks were lost.",
    );
    await served.data.addClaim(manager, slug, id, "Four tanks burned.");
    const goes = await served.data.addClaim(manager, slug, id, "Four tanks were lost.");
    const [page, colleague] = [
      await as(manager),
      await as(await served.data.addMember("Rita Reader", slug, "curator")),
    ];
    await Promise.all([
      page.goto(`/investigations/${slug}/claims`),
      colleague.goto(`/investigations/${slug}/claims/${goes}`),
    ]);
    await expect(async () => {
      await page.getByRole("checkbox", { name: "Select all shown" }).check();
      await expect(page.getByText("2 claims selected")).toBeVisible({ timeout: 500 });
    }).toPass();
    await page.getByRole("button", { name: "Merge…" }).click();
    const merging = page.getByRole("dialog", { name: "Merge claims 1 and 2" });
    await expect(merging.getByRole("radio", { name: /1 · Four tanks burned/ })).toBeChecked();
    await merging.getByLabel("Why are they one?").fill("The same loss, told twice.");
    await merging.getByRole("button", { name: "Merge claims" }).click();
    await expect(page.getByRole("grid").getByRole("row")).toHaveCount(2);
    await expect(page.getByText(/claims? selected/)).toHaveCount(0);

    await expect(colleague.getByText("Merged.", { exact: true })).toBeVisible();
    await colleague.getByRole("link", { name: "claim 1", exact: true }).click();
    await expect(colleague.getByRole("heading", { level: 1, name: "Four tanks burned." })).toBeVisible();
    await expect(colleague.getByText("merged two claims into one")).toBeVisible();
    await colleague.goBack();
    await colleague.getByRole("button", { name: "Part the two again" }).click();
    await expect(page.getByRole("grid").getByRole("row")).toHaveCount(3);
    await expect(colleague.getByText("Merged.", { exact: true })).toHaveCount(0);
  });
});
