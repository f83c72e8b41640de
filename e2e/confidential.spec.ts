import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./fixtures";

const slug = "confidential";
const text = "Two officers of the northern garrison said that nine lorries crossed the bridge before dawn.";

test("a source becomes confidential while others read it, is gone for them, and comes back", async ({
  as,
  served,
  manager,
}) => {
  const { data } = served;
  await data.openInvestigation(manager, slug, "Confidential");
  await data.addSource(manager, slug, "ministry.txt", "The ministry said that no lorry crossed the bridge.");
  const { id } = await data.addSource(manager, slug, "garrison.txt", text);
  const claimId = await data.addClaim(manager, slug, id, "nine lorries crossed the bridge");
  const curator = await data.addMember("Cora Curator", slug, "curator");
  const annotator = await data.addMember("Ann Annotator", slug, "annotator");
  const path = `/investigations/${slug}/sources/${id}`;
  const [mine, theirs, overview] = [await as(manager), await as(annotator), await as(annotator)];
  await mine.goto(path);
  await theirs.goto(path);
  await overview.goto(`/investigations/${slug}/claims`);
  await expect(theirs.locator(".article-text")).toContainText("northern garrison");
  await expect(overview.getByRole("row", { name: /nine lorries/ })).toBeVisible();

  await mine.getByRole("button", { name: "Confidential…" }).click();
  const dialog = mine.getByRole("dialog", { name: "Who may know of this source" });
  await dialog.getByRole("radio", { name: "Only the people named here" }).check();
  await expect(dialog.getByRole("checkbox", { name: /The Manager/ })).toBeDisabled();
  await dialog.getByRole("checkbox", { name: /Cora Curator/ }).check();
  const seen = await new AxeBuilder({ page: mine }).include("[role=dialog]").analyze();
  expect(seen.violations).toEqual([]);
  await dialog.getByRole("button", { name: "Keep it among these" }).click();
  await expect(
    mine.getByRole("banner").or(mine.locator(".article-meta")).getByText("Confidential · 2 readers"),
  ).toBeVisible();

  // Nobody reloads.
  await expect(theirs.getByText("northern garrison")).toHaveCount(0);
  await expect(theirs.getByRole("heading", { name: /not|nothing/i }).first()).toBeVisible();
  await expect(overview.getByText("nine lorries")).toHaveCount(0);
  await theirs.goto(`/investigations/${slug}/claims/${claimId}`);
  await expect(theirs.getByText("nine lorries")).toHaveCount(0);
  await theirs.goto(`/investigations/${slug}/history`);
  await expect(theirs.getByText("garrison")).toHaveCount(0);

  const reader = await as(curator);
  await reader.goto(path);
  await expect(reader.locator(".article-text")).toContainText("northern garrison");
  await mine.reload();
  await mine.getByRole("button", { name: "Readers…" }).click();
  await dialog.getByText(/^Read /).click();
  await expect(dialog.getByText("Cora Curator, on the desk")).toBeVisible();

  await dialog.getByRole("radio", { name: "Everybody in the investigation" }).check();
  await dialog.getByRole("button", { name: "Open it to everybody" }).click();
  await expect(mine.getByText("Confidential · 2 readers")).toHaveCount(0);
  await expect(overview.getByRole("row", { name: /nine lorries/ })).toBeVisible();
});

test("a source is confidential from the moment it is added", async ({ as, served, manager }) => {
  const { data } = served;
  const slug = "confidential-at-once";
  await data.openInvestigation(manager, slug, "At once");
  const [mine, theirs] = [await as(manager), await as(await data.addMember("Ann Annotator", slug, "annotator"))];
  await theirs.goto(`/investigations/${slug}`);
  await mine.goto(`/investigations/${slug}/sources/add`);
  const buffer = Buffer.from("An officer of the eastern garrison said that six lorries turned back.");
  await mine.locator("input[type=file][accept]").setInputFiles({ name: "officer.txt", mimeType: "text/plain", buffer });
  await mine.getByRole("button", { name: /^Correct: / }).click();
  await mine.getByRole("combobox", { name: "Who may know of it" }).selectOption("only me, until I name others");
  await expect(mine.getByText("Confidential: only you will know of it, until you name others.")).toBeVisible();
  const { violations } = await new AxeBuilder({ page: mine }).analyze();
  expect(violations).toEqual([]);
  await mine.getByRole("button", { name: "Add 1 source" }).click();
  await mine.getByRole("link", { name: /^Open on the desk/ }).click();
  await expect(mine.locator(".article-meta").getByText("Confidential · 1 reader")).toBeVisible();
  await theirs.reload();
  await expect(theirs.getByText("There are no sources yet")).toBeVisible();
  await theirs.goto(`/investigations/${slug}/history`);
  await expect(theirs.getByText(/garrison|officer/)).toHaveCount(0);
});
