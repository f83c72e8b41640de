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

test("a bad file is refused with its reason, and the others go on", async ({ as, served, manager }) => {
  const slug = "admitting";
  await served.data.openInvestigation(manager, slug, "Admitting");
  const page = await as(manager);
  await page.goto(`/investigations/${slug}/sources/add`);
  const file = (name: string, bytes: Uint8Array | string) => ({
    name,
    mimeType: "text/plain",
    buffer: Buffer.from(bytes),
  });
  await page
    .locator("input[type=file]")
    .setInputFiles([
      file("good.txt", "The bridge was closed on Friday, the mayor said."),
      file("lorries.pdf", pdf),
      file("empty.txt", ""),
      file("binary.txt", Uint8Array.from([0, 1, 2, 3, 0, 255])),
      file("latin-1.txt", Uint8Array.from([0x63, 0x61, 0x66, 0xe9])),
      file("twin.txt", "The bridge was closed on Friday, the mayor said."),
      file(
        "page.html",
        "<html><head><title>On the bridge</title></head><body><p>It was open all week, said a driver of the bus.</p><script>alert(1)</script></body></html>",
      ),
    ]);
  await expect(page.getByRole("link", { name: /^Open on the desk/ })).toHaveCount(3);
  const refused = page.getByRole("listitem").filter({ hasText: "Not added." });
  await expect(refused).toHaveCount(4);
  for (const name of ["empty.txt", "binary.txt", "latin-1.txt", "twin.txt"]) {
    await expect(refused.filter({ hasText: name })).toHaveCount(1);
  }
  await page.getByText("Or paste text").click();
  await page
    .getByLabel("Text", { exact: true })
    .fill("Pasted words about the bridge, long enough to be read as a text.");
  await page.getByLabel("Title", { exact: true }).fill("What was pasted");
  await page.getByRole("button", { name: "Add text" }).click();
  await expect(page.getByRole("link", { name: /^Open on the desk/ })).toHaveCount(4);
  await page.getByRole("listitem").filter({ hasText: "lorries" }).getByRole("link", { name: /^Open/ }).click();
  await expect(page.getByRole("textbox").filter({ hasText: "Two lorries crossed" })).toBeVisible();
});
