import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { extractText, getDocumentProxy } from "unpdf";
import { beforeAll, expect, it, vi } from "vitest";
import { enter } from "@/db/access";
import { derivedId } from "@/db/new-id";
import { reportOf } from "@/db/queries/report";
import { loadBundled } from "@/db/seed";
import { openStore } from "@/db/store";
import { printable } from "@/lib/report/printable";
import type { ReportModel } from "@/lib/report/report-model";
import { templateBlocks } from "@/lib/report/templates";
import { toHtml } from "@/lib/report/to-html";
import { toMarkdown } from "@/lib/report/to-markdown";
import { toText } from "@/lib/report/to-text";
import { printPdf } from "./print-pdf";
import { printWord } from "./print-word";
import { printWorkbook } from "./print-workbook";
import { longReport } from "./testing/long-report";

vi.setConfig({ testTimeout: 60_000 }); // Setting a book is work, on a machine that has other work.

const slug = "al-tanf-2017";
let model: ReportModel;
let quotes: readonly string[];

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), "crossread-printed-"));
  const store = await openStore(join(folder, "bundled.sqlite"), { synchronous: "OFF" });
  await loadBundled(store, join("corpus", slug));
  const access = await enter(store, derivedId("rev", slug, "first"), derivedId("inv", slug));
  model = await reportOf(access, { generatedAtMs: Date.UTC(2026, 10, 26), version: "1" });
  await store.close();
  rmSync(folder, { recursive: true });
  const passages = model.claims.flatMap(({ appearances, evidence }) => [
    ...appearances,
    ...Object.values(evidence).flat(),
  ]);
  quotes = passages.map(({ quote }) => printable(quote));
});

// After a change, run this test with -u and read what differs.
it.each([
  ["md", toMarkdown],
  ["txt", toText],
] as const)("prints the bundled investigation as report.%s", async (extension, print) => {
  await expect(print(model)).toMatchFileSnapshot(`testing/al-tanf.${extension}`);
});

const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, "");

async function readPdf(pdf: Uint8Array) {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const { text } = await extractText(document, { mergePages: true });
  return { document, text };
}

it("sets every quotation, a footnote for each, an outline and tags into the PDF", async () => {
  const { document, text } = await readPdf(printPdf(model));
  expect(quotes.length).toBeGreaterThan(50);
  const body = letters(text);
  // A quotation may go on over a page, behind the footnotes: its beginning is looked for.
  for (const quote of quotes) expect(body).toContain(letters(quote).slice(0, 24));
  for (const { textSha256 } of model.sources) expect(body).toContain(textSha256);
  expect(text.match(/Version 1, characters/g)?.length).toBeGreaterThanOrEqual(quotes.length);
  expect((await document.getOutline())?.length).toBeGreaterThan(5);
  expect(await document.getMarkInfo()).toMatchObject({ Marked: true });
  expect((await document.getMetadata()).info).toMatchObject({ Title: "Al-Tanf, May–June 2017", Language: "en" });
});

it("sets a long report with every quotation, its place, each version's hash, an outline of all claims and tags", async () => {
  const long = longReport(201);
  const { document, text } = await readPdf(printPdf(long));
  const body = letters(text);
  const passages = long.claims.flatMap(({ appearances, evidence }) => [...appearances, ...evidence.corroborates]);
  for (const { quote } of passages) expect(body).toContain(letters(quote).slice(0, 24));
  expect(text.match(/version 1, characters \d+–\d+/g)).toHaveLength(603);
  const [, versions = ""] = text.split("Versions quoted").slice(-2);
  for (const { textSha256, originalSha256 } of long.sources) {
    expect(letters(versions)).toContain(textSha256);
    expect(letters(versions)).toContain(originalSha256);
  }
  expect(versions.match(/captured 26 November 2026/g)).toHaveLength(long.sources.length);
  const outline: readonly { items: readonly unknown[] }[] = (await document.getOutline()) ?? [];
  expect(outline.reduce((many, { items }) => many + items.length, 0)).toBe(201);
  expect(await document.getMarkInfo()).toMatchObject({ Marked: true });
});

it("has in Word every quotation, a footnote for each, contents and the directions", async () => {
  const parts = unzipSync(await printWord(model));
  const part = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
  expect(part("word/document.xml").match(/<w:footnoteReference /g)).toHaveLength(quotes.length);
  expect(part("word/footnotes.xml").match(/characters \d+–\d+/g)).toHaveLength(quotes.length);
  expect(part("word/document.xml")).toContain("TOC \\h \\o");
  const words = letters(part("word/document.xml").replace(/<[^>]*>/g, ""));
  for (const quote of quotes) expect(words).toContain(letters(quote).slice(0, 40));
});

it("has a sheet each for claims, evidence, sources and matrix", async () => {
  const book = strFromU8(unzipSync(Buffer.concat([...printWorkbook(model)]))["xl/workbook.xml"] ?? new Uint8Array());
  expect([...book.matchAll(/<sheet [^>]*name="([^"]+)"/g)].map(([, name]) => name)).toEqual([
    "Claims",
    "Evidence",
    "Sources",
    "Matrix",
  ]);
});

const arabic = "قالت الوكالة إن دبابة واحدة فقط أصيبت بأضرار";

it("prints what is unusual: from right to left, three pages long, sixty times, and nothing at all", async () => {
  const [claim] = model.claims;
  const [passage] = claim?.appearances ?? [];
  if (!claim || !passage) throw new Error("The bundled investigation has claims.");
  const long = Array.from({ length: 130 }, (_, index) => `Sentence ${index} of a passage that goes on for pages.`).join(
    " ",
  );
  const evidence = {
    aspect: "",
    reason: "",
    sameEvent: "yes",
    independent: "yes",
    linkedBy: "A",
    figures: [],
  } as const;
  const sixty = Array.from({ length: 60 }, (_, index) => ({ ...passage, ...evidence, quote: `No. ${index}` }));
  const appearances = [
    { ...passage, quote: arabic, direction: "rtl" as const },
    { ...passage, quote: long },
  ];
  const content = {
    ...model,
    claims: [{ ...claim, appearances, evidence: { corroborates: sixty, contradicts: [], qualifies: [] } }],
  };
  const unusual = { ...content, blocks: templateBlocks("claim-by-claim", content) };
  const { text } = await readPdf(printPdf(unusual));
  for (const number of [0, 59, 129]) expect(text).toContain(`Sentence ${number} of`);
  expect(text).toContain("No. 59");
  const nothing = { ...model, claims: [], withdrawn: [], sources: [] };
  const empty = { ...nothing, blocks: templateBlocks("by-type", nothing) };
  expect((await readPdf(printPdf(empty))).text).toContain("No claim has been recorded yet.");
  for (const print of [toHtml, toMarkdown, toText]) {
    expect(print(unusual)).toContain(arabic);
    expect(print(empty)).toContain("No claim has been recorded yet.");
  }
  expect(strFromU8(unzipSync(await printWord(unusual))["word/document.xml"] ?? new Uint8Array())).toContain("<w:rtl/>");
});
