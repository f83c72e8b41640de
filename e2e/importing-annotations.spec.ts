import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./fixtures";

const text = "Up to 4 tanks were destroyed that day, the ministry said. The day was long.";

const annotation = (name: string, exact: string, tags: readonly string[] = []) => ({
  id: `https://example.org/${name}`,
  type: "Annotation",
  creator: { name: "Grace" },
  body: [
    { type: "TextualBody", value: `A note on ${name}.` },
    ...tags.map((value) => ({ type: "TextualBody", purpose: "tagging", value })),
  ],
  target: {
    source: { id: "urn:x:1", "dcterms:title": "ministry" },
    selector: { type: "TextQuoteSelector", exact },
  },
});
const file = {
  name: "annotations.json",
  mimeType: "application/json",
  buffer: Buffer.from(
    JSON.stringify([
      annotation("tanks", "Up to 4 tanks were destroyed", ["equipment"]),
      annotation("ministry", "the ministry said"),
      annotation("day", "day"),
      annotation("planes", "Six planes"),
    ]),
  ),
};

test("annotations are shown with what would come of each, and imported once", async ({ as, served, manager }) => {
  const slug = "importing";
  await served.data.openInvestigation(manager, slug, "Importing");
  await served.data.addSource(manager, slug, "ministry.txt", text);
  const page = await as(manager);
  await page.goto(`/investigations/${slug}`);
  await page.getByRole("link", { name: "Import annotations…" }).click();

  const bad = { name: "bad.json", mimeType: "application/json", buffer: Buffer.from("{") };
  await page.locator("input[type=file]").setInputFiles([bad]);
  await expect(page.getByRole("alert").filter({ hasText: "bad.json: The file is not JSON" })).toBeVisible();

  await page.locator("input[type=file]").setInputFiles([file]);
  const status = page.getByRole("status").filter({ hasText: "W3C Web Annotations." });
  await expect(status).toContainText(/2 annotations can be imported, 2 can ?not be placed\./);
  const row = (words: string) => page.getByRole("row").filter({ hasText: words });
  await expect(row("Six planes")).toContainText("These words do not stand in the source.");
  await expect(row("Ambiguous")).toContainText("fit equally well");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  await page.setViewportSize({ width: 1280, height: 800 });

  await page.getByRole("button", { name: "Import 2 annotations" }).press("Enter");
  await expect(status).toContainText("2 annotations imported, 2 could not be placed.");
  await page.getByRole("button", { name: "Import other files" }).click();
  await page.locator("input[type=file]").setInputFiles([file]);
  await expect(status).toContainText("2 are here already");
  await expect(page.getByRole("button", { name: /^Import (0|no) annotations$/i })).toBeDisabled();

  await page.goto(`/investigations/${slug}/claims`);
  await expect(page.getByRole("link", { name: /A note on tanks/ })).toBeVisible();

  const collection = await page.request.get(`/api/investigations/${slug}/annotations`);
  expect(collection.headers()["content-type"]).toBe('application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"');
  const { first, total } = await collection.json();
  expect(total).toBe(3);
  expect((await (await page.request.get(first)).json()).items).toHaveLength(3);
  const outside = `/api/investigations/${slug}/annotations`;
  for (const path of [`${outside}?page=2`, `${outside}?page=0`, `${outside}?page=x`]) {
    expect((await page.request.get(path)).ok(), path).toBe(false);
  }
  const stranger = await as(await served.data.addMember("A Stranger", "al-tanf-2017", "manager"));
  expect((await stranger.request.get(outside)).status()).toBe(404);
});
