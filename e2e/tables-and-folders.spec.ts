import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

const ROWS = 200;

const row = (page: Page, words: string) =>
  page.getByRole("list", { name: "Waiting to be added" }).locator(":scope > li").filter({ hasText: words });

test("a table whose header says nothing is read by the columns somebody names, and all of it is added", async ({
  as,
  served,
  manager,
}) => {
  test.slow(); // Two hundred sources, each a change of its own.
  const slug = "table";
  await served.data.openInvestigation(manager, slug, "A table");
  const page = await as(manager);
  await page.goto(`/investigations/${slug}/sources/add`);
  const lines = Array.from(
    { length: ROWS },
    (_, n) => `Part ${n + 1},"The bridge was closed on day ${n + 1}, the mayor said."`,
  );
  const buffer = Buffer.from(["Kopf,Inhalt", ...lines].join("\n"));
  await page.locator("input[type=file][accept]").setInputFiles([{ name: "letters.csv", mimeType: "text/csv", buffer }]);
  const form = page.getByRole("form", { name: "Columns of letters.csv" });
  await form.getByLabel("Text").selectOption("Inhalt");
  await form.getByLabel("Title").selectOption("Kopf");
  await form.getByRole("button", { name: "Read the table again" }).press("Enter");
  await expect(page.getByRole("button", { name: `Add ${ROWS} sources` })).toBeVisible();
  await expect(
    row(page, "letters.csv, line 2").getByRole("checkbox", { name: "Add Part 1", exact: true }),
  ).toBeChecked();
  await page.getByRole("button", { name: `Add ${ROWS} sources` }).click();
  await expect(page.getByRole("link", { name: "Open the desk" })).toBeFocused({ timeout: 60_000 });
  const sources = await served.data.sourcesOf(slug);
  expect(sources.map(({ title }) => title)).toEqual(lines.map((_, n) => `Part ${n + 1}`));

  // What comes after so many is on another page of the list, which is turned to.
  const note = { name: "note.txt", mimeType: "text/plain", buffer: Buffer.from("The bridge was open all week.") };
  await page.locator("input[type=file][accept]").setInputFiles([note]);
  await expect(row(page, "note.txt").getByRole("checkbox", { name: "Add note" })).toBeVisible();
});

test("a folder that is dropped brings all that is in it, but what its system hides there", async ({
  as,
  served,
  manager,
}) => {
  const slug = "folder";
  await served.data.openInvestigation(manager, slug, "A folder");
  const outer = mkdtempSync(join(tmpdir(), "dropped-"));
  const folder = join(outer, "letters");
  mkdirSync(join(folder, "May"), { recursive: true });
  writeFileSync(join(folder, "note.txt"), "The bridge was closed on Friday, the mayor said.");
  writeFileSync(join(folder, "May", "reply.txt"), "Nobody was told when it would open again.");
  writeFileSync(join(folder, ".hidden.txt"), "Not for anybody.");
  const page = await as(manager);
  await page.goto(`/investigations/${slug}/sources/add`);
  const { x = 0, y = 0, width = 0, height = 0 } = (await page.locator(".drop-zone").boundingBox()) ?? {};
  const devtools = await page.context().newCDPSession(page);
  const data = { items: [], files: [folder], dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"] as const) {
    await devtools.send("Input.dispatchDragEvent", { type, x: x + width / 2, y: y + height / 2, data });
  }
  await expect(page.getByRole("button", { name: "Add 2 sources" })).toBeVisible();
  await expect(row(page, "letters/note.txt")).toHaveCount(1);
  await expect(row(page, "letters/May/reply.txt")).toHaveCount(1);
  await expect(page.getByRole("checkbox")).toHaveCount(2);
  rmSync(outer, { recursive: true });
});
