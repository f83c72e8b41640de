import { readFileSync } from "node:fs";
import { expect, test } from "./fixtures";

const text = ["Up to 4 tanks were destroyed that day.", "The ministry denied it."].join("\n\n");

test("a report is taken out as PDF and as a web page, and the history says who did", async ({
  as,
  served,
  manager,
}) => {
  const slug = "taken-out";
  await served.data.openInvestigation(manager, slug, "Taken out");
  const { id } = await served.data.addSource(manager, slug, "ministry.txt", text);
  await served.data.addClaim(manager, slug, id, "Up to 4 tanks were destroyed");
  const page = await as(manager);
  await page.goto(`/investigations/${slug}/claims`);

  const printed = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export report" }).click();
  await page.getByRole("menuitem", { name: /PDF/ }).click();
  const pdf = await printed;
  expect(pdf.suggestedFilename()).toMatch(/^taken-out-\d{4}-\d\d-\d\d\.pdf$/);
  expect(
    readFileSync(await pdf.path())
      .subarray(0, 5)
      .toString(),
  ).toBe("%PDF-");

  const written = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export report" }).click();
  await page.getByRole("menuitem", { name: /Web page/ }).click();
  expect(readFileSync(await (await written).path(), "utf8")).toContain("Up to 4 tanks were destroyed");

  await page.goto(`/investigations/${slug}/history`);
  await expect(page.getByText("exported the report as PDF")).toBeVisible();
  await expect(page.getByText("exported the report as Web page")).toBeVisible();
});

test("a long export says how far it is, and ends when it is cancelled", async ({ as, served, manager }) => {
  const slug = "given-up";
  await served.data.openInvestigation(manager, slug, "Given up");
  const page = await as(manager);
  await page.goto(`/investigations/${slug}/claims`);
  // A printer that never ends: what is tested is what the page does with it.
  await page.route(/\/export\?format=json/, () => undefined);
  await page.getByRole("button", { name: "Export report" }).click();
  await page.getByRole("menuitem", { name: /JSON/ }).click();
  const under = page.getByRole("region", { name: "Export" });
  await expect(under).toContainText("JSON");
  await expect(under.getByRole("progressbar")).toBeVisible();
  const ended = page.waitForEvent("requestfailed");
  await under.getByRole("button", { name: "Cancel" }).click();
  await ended;
  await expect(under).toBeHidden();
});
