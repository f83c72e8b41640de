import { readFileSync } from "node:fs";
import type { Download, Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { corpora } from "./journey-files";
import { selectWords } from "./select-words";

/** A stretch of a few words that stands once in a text, with a figure in it where there is one. */
function quotable(text: string): string {
  const stretches = [
    ...text.matchAll(/[A-Za-z]+ [A-Za-z]+ \d[\d,]* [A-Za-z]+ [A-Za-z]+/g),
    ...text.matchAll(/[A-Za-z]+ [A-Za-z]+ [A-Za-z]+ [A-Za-z]+ [A-Za-z]+/g),
  ].map(([words]) => words);
  const once = stretches.find((words) => text.split(words).length === 2);
  if (!once) throw new Error("The text has no five words that stand in it once.");
  return once;
}

async function contentsOf(download: Download): Promise<string> {
  return readFileSync(await download.path(), "utf8");
}

async function exported(page: Page, name: string): Promise<string> {
  await page.getByRole("button", { name: "Export report" }).click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name }).click()]);
  return contentsOf(download);
}

/** As much of the exported JSON as this journey looks at. */
type Quoted = { quote: string; versionId: string; startCodeUnit: number; endCodeUnit: number; originalSha256: string };
type Exported = {
  claims: {
    wording: string;
    verdict: { verdict: string } | string | null;
    appearances: Quoted[];
    evidence: Record<"corroborates" | "contradicts" | "qualifies", Quoted[]>;
  }[];
};

for (const [at, { name, files }] of corpora.entries()) {
  test(`from import to report, two people, on ${name}`, async ({ as, served, manager }) => {
    const slug = `journey-${at}`;
    const importing = await as(manager);
    await importing.goto("/investigations");
    await importing.getByRole("link", { name: "New investigation" }).click();
    await importing.getByLabel("Title").fill("The strikes near the crossing");
    await importing.getByLabel("Question").fill("What was hit, and had anyone agreed to the zone?");
    await importing.getByLabel("Address").fill(slug);
    await importing.getByRole("button", { name: "Open the investigation" }).click();
    await importing.waitForURL(`**/investigations/${slug}**`);

    await importing.goto(`/investigations/${slug}/sources/add`);
    await importing.locator("input[type=file][accept]").setInputFiles([...files]);
    await expect(importing.getByRole("checkbox", { name: /^Add / })).toHaveCount(files.length);
    await importing.getByRole("button", { name: `Add ${files.length} sources` }).click();
    await expect(importing.getByRole("link", { name: /^Open on the desk/ })).toHaveCount(files.length);

    const sources = await served.data.sourcesOf(slug);
    const [first, second] = sources;
    if (!first || !second) throw new Error("Two sources are needed to compare.");
    const claimed = quotable(first.text);
    const contradicting = quotable(second.text);

    const annotator = await as(await served.data.addMember("An Annotator", slug, "annotator"));
    const curator = await as(await served.data.addMember("A Curator", slug, "curator"));
    const desk = `/investigations/${slug}/sources/${first.id}`;
    await Promise.all([annotator.goto(desk), curator.goto(desk)]);
    await expect(curator.getByRole("textbox", { name: first.title })).toBeVisible();

    // Highlight: saved at once, and on the colleague's screen without a reload.
    await selectWords(annotator, claimed);
    await annotator.getByRole("button", { name: "Claim", exact: true }).click();
    await annotator.getByRole("button", { name: "Equipment", exact: true }).click();
    const pressedAtMs = Date.now();
    await curator.locator("mark", { hasText: claimed }).waitFor();
    test
      .info()
      .annotations.push({ type: "seen by the colleague after", description: `${Date.now() - pressedAtMs} ms` });
    await expect(curator.getByRole("button", { name: claimed })).toBeVisible();

    // Link a passage of another source that contradicts it.
    await annotator.getByRole("button", { name: "Link evidence" }).click();
    await annotator.getByRole("navigation", { name: "Sources" }).getByRole("link", { name: second.title }).click();
    await expect(annotator.getByRole("textbox", { name: second.title })).toBeVisible();
    await selectWords(annotator, contradicting);
    await annotator.getByRole("button", { name: /^Link to claim/ }).click();
    const dialog = annotator.getByRole("dialog", { name: "Link evidence" });
    await dialog.getByRole("radio", { name: "Contradicts" }).check();
    await dialog.getByLabel("Reason").fill("Another figure for the same thing.");
    await dialog.getByRole("button", { name: "Link evidence" }).click();
    await expect(dialog).toBeHidden();

    // The colleague sees it, opens the claim, and settles it.
    await curator.getByRole("button", { name: claimed }).click();
    await expect(curator.getByRole("list", { name: "Evidence" })).toContainText(contradicting);
    await curator.getByRole("link", { name: "Open claim" }).click();
    await expect(curator.getByRole("list", { name: "Contradicts" })).toContainText(contradicting);
    await curator.getByRole("button", { name: "Give a verdict" }).click();
    await curator.getByRole("radio", { name: "Conflicting" }).check();
    await curator.getByLabel("Rationale").fill("Two accounts, two figures, neither with a witness.");
    await curator.getByLabel("Dissent").fill("The annotator would wait for a second witness.");
    await curator.getByRole("button", { name: "Settle claim" }).click();
    await expect(curator.getByRole("button", { name: "Change the verdict" })).toBeVisible();

    // The annotator sees the verdict and takes the report away.
    await annotator.goto(`/investigations/${slug}/claims`);
    await expect(annotator.getByRole("grid")).toContainText("Conflicting");
    const report: Exported = JSON.parse(await exported(annotator, "JSON"));
    const csv = await exported(annotator, "CSV of evidence");
    const page = await exported(annotator, "Web page");
    const texts = new Map(sources.map((source) => [source.versionId as string, source]));
    const [claim] = report.claims;
    const quotes = [...(claim?.appearances ?? []), ...(claim?.evidence.contradicts ?? [])];
    expect(quotes.map(({ quote }) => quote)).toEqual([claimed, contradicting]);
    for (const { quote, versionId, startCodeUnit, endCodeUnit, originalSha256 } of quotes) {
      const source = texts.get(versionId);
      expect(source?.text.slice(startCodeUnit, endCodeUnit)).toBe(quote);
      expect(source?.originalSha256).toBe(originalSha256);
      expect(csv).toContain(quote);
      expect(page).toContain(quote);
    }
    expect(JSON.stringify(claim?.verdict)).toContain("conflicting");
  });
}
