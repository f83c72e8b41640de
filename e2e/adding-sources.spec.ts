import { expect, test } from "./fixtures";

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
      file("empty.txt", ""),
      file("binary.txt", Uint8Array.from([0, 1, 2, 3, 0, 255])),
      file("latin-1.txt", Uint8Array.from([0x63, 0x61, 0x66, 0xe9])),
      file("twin.txt", "The bridge was closed on Friday, the mayor said."),
      file(
        "page.html",
        "<html><head><title>On the bridge</title></head><body><p>It was open all week, said a driver of the bus.</p><script>alert(1)</script></body></html>",
      ),
    ]);
  await expect(page.getByRole("link", { name: /^Open on the desk/ })).toHaveCount(2);
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
  await expect(page.getByRole("link", { name: /^Open on the desk/ })).toHaveCount(3);
});
