import { expect, test } from "./fixtures";

test("an account is deactivated while its owner reads: their desk closes, and their name stays", async ({
  as,
  served,
  manager,
}) => {
  const slug = "deactivating";
  await served.data.openInvestigation(manager, slug, "Deactivating");
  const { id } = await served.data.addSource(manager, slug, "mill.txt", "The mill burned down on Monday.");
  const leaver = await served.data.addMember("Dora Leaver", slug, "annotator");
  const theirs = await as(leaver);
  await theirs.goto(`/investigations/${slug}/sources/${id}`);
  await expect(theirs.locator(".article-text")).toContainText("The mill burned down");

  const page = await as(manager);
  await page.goto("/accounts");
  const row = page.getByRole("listitem").filter({ hasText: "Dora Leaver" });
  await row.getByRole("button", { name: "Deactivate: Dora Leaver" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Deactivate", exact: true }).click();
  await expect(row.getByText("Deactivated", { exact: true })).toBeVisible();
  await expect(theirs).toHaveURL(/\/sign-in/);
  await page.goto(`/investigations/${slug}/people`);
  await expect(page.getByRole("listitem").filter({ hasText: "Dora Leaver" })).toContainText("account deactivated");

  await page.goto("/accounts");
  await row.getByRole("button", { name: "Reactivate: Dora Leaver" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Reactivate", exact: true }).click();
  await expect(row.getByText("Deactivated", { exact: true })).toHaveCount(0);
  const again = await as(leaver);
  await again.goto(`/investigations/${slug}/sources/${id}`);
  await expect(again.locator(".article-text")).toContainText("The mill burned down");
});

test("a manager hands an investigation over and leaves it in one step", async ({ as, served, manager }) => {
  const slug = "handing-over";
  await served.data.openInvestigation(manager, slug, "Handing over");
  const heir = await served.data.addMember("Hedy Heir", slug, "curator");
  const page = await as(manager);
  await page.goto(`/investigations/${slug}/people`);
  await page.getByRole("button", { name: "Hand over and leave…" }).click();
  const dialog = page.getByRole("dialog", { name: "Hand over and leave?" });
  await dialog.getByRole("combobox", { name: "Who takes over as manager" }).selectOption("Hedy Heir (curator)");
  await dialog.getByRole("button", { name: "Hand over and leave", exact: true }).click();
  await expect(page).toHaveURL(/\/investigations$/);
  await expect(page.getByText("Handing over")).toHaveCount(0);
  const gone = await page.goto(`/investigations/${slug}`);
  expect(gone?.status()).toBe(404);

  const theirs = await as(heir); // Whoever becomes a manager signs in anew.
  await theirs.goto(`/investigations/${slug}/history`);
  await expect(theirs.getByText("left", { exact: false }).first()).toBeVisible();
  await theirs.goto(`/investigations/${slug}/people`);
  await expect(theirs.getByRole("button", { name: "Hand over and leave…" })).toBeVisible();
});
