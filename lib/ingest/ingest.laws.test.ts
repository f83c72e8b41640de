import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isProblem } from "@/lib/errors";
import { type Ingested, ingest } from "./ingest";

const names = ["a.txt", "a.md", "a.html"] as const;
const grapheme = fc.string({ unit: "grapheme", maxLength: 60 });
/** What each kind gives meaning to, among words: finds more than letters alone. */
const layout = ["\n", "\n\n", "\r\n", "\f", "\t", " ", "\u00a0", "e\u0301", "By ", "– ", "1. ", "• "];
const markdown = [
  "- ",
  "* ",
  "# ",
  "> ",
  "---\n",
  "title: ",
  "published: ",
  "| a | b |\n",
  "|---|---|\n",
  "`",
  "**",
  "](",
  "[",
];
const comments = ["<!-- ", "segment: wire", " -->", "&#10;", "&#13;", "&#769;", "&nbsp;"];
const html = [
  "<p>",
  "</p>",
  "<br>",
  "<table>",
  "<tr>",
  "<td>",
  "<li>",
  "<pre>",
  "<title>",
  "<script>",
  "<html>",
  "<body>",
];
const markup = fc.constantFrom(
  ...layout,
  ...markdown,
  ...comments,
  ...html,
  "</body>",
  "</table>",
  "</pre>",
  "</script>",
);
const mixed = fc.array(fc.oneof(markup, grapheme), { maxLength: 25 }).map((parts) => parts.join(""));

/** What was read, or `null` for a refusal; anything else that is thrown fails the test. */
async function readOrRefused(bytes: Uint8Array, name: string): Promise<Ingested | null> {
  try {
    return await ingest(bytes, { name });
  } catch (thrown) {
    if (isProblem(thrown) && thrown.message.includes(name)) return null;
    throw thrown;
  }
}

function expectWhole({ text, blocks, segments }: Ingested): void {
  expect(text).toBe(text.normalize("NFC"));
  for (const spans of [blocks, segments]) {
    expect(spans[0]?.start).toBe(0);
    expect(spans.at(-1)?.end).toBe(text.length);
    spans.slice(1).forEach((span, index) => {
      expect(span.start).toBe((spans[index]?.end ?? 0) + 1);
      expect(text[span.start - 1]).toBe("\n");
    });
  }
  for (const { start, end } of blocks) expect(text.slice(start, end)).toMatch(/^[^ \t\n](?:[^\n]*[^ \t\n])?$/);
  const edges = new Set(blocks.map(({ start }) => start));
  for (const { start } of segments) expect(edges).toContain(start);
}

describe.each(names)("ingest of %s", (name) => {
  it.each([
    ["letters", grapheme],
    ["markup and letters", mixed],
  ])("gives NFC text that blocks and segments tile, or refuses it: %s", async (_, texts) => {
    const law = fc.asyncProperty(texts, async (text) => {
      const source = await readOrRefused(new TextEncoder().encode(text), name);
      if (source) expectWhole(source);
    });
    await fc.assert(law, { numRuns: 300 });
  });

  it("gives the same again for the same bytes", async () => {
    const law = fc.asyncProperty(mixed, async (text) => {
      const bytes = new TextEncoder().encode(text);
      expect(await readOrRefused(bytes, name)).toEqual(await readOrRefused(bytes, name));
    });
    await fc.assert(law, { numRuns: 50 });
  });

  it("answers any bytes with text or a refusal", async () => {
    const law = fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), async (bytes) => {
      const source = await readOrRefused(bytes, name);
      if (source) expectWhole(source);
    });
    await fc.assert(law, { numRuns: 300 });
  });
});

describe("ingest of plain text", () => {
  it("loses no character but white space, and no no-break space", async () => {
    const law = fc.asyncProperty(mixed, async (text) => {
      const source = await readOrRefused(new TextEncoder().encode(text), "a.txt");
      if (!source) return;
      // The first character may be a byte order mark, which is none of the text.
      const whole = text.replace(/^\ufeff/, "").normalize("NFC");
      expect(source.text.replace(/\s/g, "")).toBe(whole.replace(/\s/g, ""));
      expect(source.text.match(/\u00a0/g)?.length).toBe(whole.match(/\u00a0/g)?.length);
    });
    await fc.assert(law, { numRuns: 300 });
  });
});
