import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

/** One page with one line: a PDF without an index is read as far as it goes. */
const pdf = `%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R
  /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >> endobj
4 0 obj << /Length 75 >> stream
BT /F1 12 Tf 72 700 Td (Two lorries crossed the bridge on Thursday.) Tj ET
endstream endobj
trailer << /Root 1 0 R >>`;

const file = (name: string, bytes: Uint8Array | string) => ({
  name,
  mimeType: "text/plain",
  buffer: Buffer.from(bytes),
});
const bridge = "The bridge was closed on Friday, the mayor said. Nobody was told when it would open again.";

const bring = (page: Page, files: readonly ReturnType<typeof file>[]) =>
  page.locator("input[type=file][accept]").setInputFiles([...files]);
const row = (page: Page, words: string) =>
  page.getByRole("list", { name: "Waiting to be added" }).locator(":scope > li").filter({ hasText: words });
const checkbox = (page: Page, title: string) => page.getByRole("checkbox", { name: `Add ${title}` });

test("files are read, looked at, corrected, and only then added", async ({ as, served, manager }) => {
  const slug = "admitting";
  await served.data.openInvestigation(manager, slug, "Admitting");
  const page = await as(manager);
  await page.goto(`/investigations/${slug}/sources/add`);
  await bring(page, [
    file("good.txt", bridge),
    file("lorries.pdf", pdf),
    file("empty.txt", ""),
    file("binary.txt", Uint8Array.from([0, 1, 2, 3, 0, 255])),
    file("twin.txt", bridge),
    file(
      "page.html",
      "<html><head><title>On the bridge</title></head><body><p>It was open all week, said a driver of the bus.</p><script>alert(1)</script></body></html>",
    ),
  ]);
  await expect(page.getByRole("button", { name: "Add 3 sources" })).toBeVisible();
  const unread = row(page, "Not read.");
  await expect(unread).toHaveCount(2);
  for (const name of ["empty.txt", "binary.txt"]) await expect(unread.filter({ hasText: name })).toHaveCount(1);
  await expect(row(page, "The same file waits above")).toHaveCount(1);
  expect(await served.data.sourcesOf(slug)).toEqual([]);

  // Corrected by keyboard alone.
  await page.getByRole("button", { name: "Correct: On the bridge" }).press("Enter");
  await page.getByRole("textbox", { name: "Title" }).fill("A week on the bridge");
  await page.getByRole("textbox", { name: "Title" }).press("Enter");
  await expect(checkbox(page, "A week on the bridge")).toBeChecked();
  await page.getByRole("textbox", { name: "Published" }).fill("2017-13");
  await page.getByRole("textbox", { name: "Published" }).press("Enter");
  await expect(page.getByText(/must be a date/)).toBeVisible();
  await page.getByRole("textbox", { name: "Published" }).fill("2017-05");
  await page.getByRole("textbox", { name: "Published" }).press("Enter");
  await expect(row(page, "A week on the bridge").locator("time")).toHaveText("May 2017");
  await page.getByRole("button", { name: "Segments: good" }).click();
  await expect(page.getByText("Nobody was told when")).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("\n  ")}`)).toEqual([]);
  }
  const left = page.waitForResponse(/corrections$/);
  await checkbox(page, "lorries").uncheck();
  await left;
  await expect(page.getByRole("button", { name: "Add 2 sources" })).toBeVisible();

  // A reload in the middle loses nothing; nobody else sees it.
  await page.reload();
  await expect(checkbox(page, "A week on the bridge")).toBeChecked();
  await expect(checkbox(page, "lorries")).not.toBeChecked();
  const colleague = await as(await served.data.addMember("A Colleague", slug, "curator"));
  await colleague.goto(`/investigations/${slug}/sources/add`);
  await expect(colleague.getByRole("heading", { name: "Add sources" })).toBeVisible();
  await expect(colleague.getByRole("checkbox")).toHaveCount(0);

  await page.getByRole("button", { name: "Text: good" }).click();
  await expect(page.getByText("Nobody was told when")).toBeVisible();
  await page.getByRole("button", { name: "Add 2 sources" }).click();
  await expect(page.getByRole("link", { name: /^Open on the desk/ })).toHaveCount(2);
  expect((await served.data.sourcesOf(slug)).map(({ title }) => title)).toEqual(["good", "A week on the bridge"]);

  // What was added is known again, by its bytes.
  await page.reload();
  await expect(checkbox(page, "lorries")).toBeVisible();
  await bring(page, [file("again.txt", bridge)]);
  await expect(row(page, "again.txt").getByText("Already here as source 1, “good”.")).toBeVisible();

  await checkbox(page, "lorries").check();
  await page.getByRole("button", { name: "Add 1 source" }).click();
  await page.getByRole("link", { name: /^Open on the desk.*lorries/ }).click();
  await expect(page.getByRole("textbox").filter({ hasText: "Two lorries crossed" })).toBeVisible();
});

test("pasted text waits with what was said of it, and what is removed is gone", async ({ as, served, manager }) => {
  const slug = "pasting";
  await served.data.openInvestigation(manager, slug, "Pasting");
  const page = await as(manager);
  await page.goto(`/investigations/${slug}/sources/add`);
  await page.getByText("Or paste text").click();
  await page.getByLabel("Text", { exact: true }).fill("Pasted words about the bridge, long enough for a text.");
  await page.getByLabel("Title (if it is not the first line)").fill("What was pasted");
  await page.getByLabel("Published (if known)").fill("2017-05-30");
  await page.getByRole("button", { name: "Read text" }).click();
  await expect(row(page, "What was pasted").locator("time")).toHaveText("30 May 2017");
  await bring(page, [file("other.txt", bridge)]);
  const removed = page.waitForResponse((response) => response.url().endsWith("/removals"));
  await page.getByRole("button", { name: "Remove: other" }).click();
  await expect(row(page, "other.txt")).toHaveCount(0);
  await removed;
  await page.reload();
  await expect(page.getByRole("checkbox")).toHaveCount(1);
  await page.getByRole("button", { name: "Add 1 source" }).click();
  await expect(page.getByText("Added as source 1.")).toBeVisible();

  // What says its own title needs no other. What follows is read: the focus is on the way there.
  await page.getByText("Or paste text").click();
  await page
    .getByLabel("Text", { exact: true })
    .fill("The bridge was closed\n\nIt was closed for a week, the mayor said.");
  await page.getByRole("button", { name: "Read text" }).click();
  await expect(checkbox(page, "The bridge was closed")).toBeChecked();
  await page.getByRole("button", { name: "Add 1 source" }).click();
  await expect(page.getByRole("link", { name: "Open the desk" })).toBeFocused();
});

test("somebody who was removed meanwhile adds nothing, nor does a tab of who was signed in before", async ({
  as,
  served,
  manager,
}) => {
  const slug = "leaving";
  await served.data.openInvestigation(manager, slug, "Leaving");
  const member = await served.data.addMember("A Member", slug, "annotator");
  const page = await as(member);
  await page.goto(`/investigations/${slug}/sources/add`);
  await bring(page, [file("good.txt", bridge)]);
  await expect(checkbox(page, "good")).toBeVisible();
  const cookie = await served.data.cookieFor(manager);
  const own = await page.context().cookies();
  await page.context().addCookies([{ ...cookie, url: served.url, httpOnly: true, sameSite: "Lax" }]);
  await page.getByRole("button", { name: "Add 1 source" }).click();
  await expect(row(page, "Somebody else is signed in here now.")).toBeVisible();
  await page.context().addCookies(own);
  const at = `/api/investigations/${slug}/sources/staged`;
  const { staged } = await (await page.request.get(at)).json();
  await served.data.letOut(manager, slug, member);
  const headers = { origin: served.url };
  const answer = await page.request.post(`${at}/${staged[0].id}/admission`, { headers, data: {} });
  expect(answer.status()).toBe(404);
  await expect(page).toHaveURL(/\/investigations$/);
  expect(await served.data.sourcesOf(slug)).toEqual([]);
});
