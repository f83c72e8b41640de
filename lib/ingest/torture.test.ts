import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Found, ingestAll } from "./ingest-all";
import { makeZip } from "./testing/make-zip";

const endings = ["txt", "md", "html", "pdf", "docx", "eml", "zip", "csv", "tsv", "jsonl", "json", "png", "exe", ""];
const startsOf: Readonly<Record<string, readonly string[]>> = {
  pdf: ["%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\ntrailer<</Root 1 0 R>>"],
  docx: ["PK\u0003\u0004"],
  zip: ["PK\u0003\u0004", "PK\u0005\u0006"],
  eml: [
    "From: a\r\n",
    "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n",
    "Content-Transfer-Encoding: base64\r\n",
  ],
  html: ["<html><body>", "<svg><script>", "<table><tr><td>"],
  csv: ["text,title\n", '"text"\n"'],
  jsonl: ['{"text":', '{"text":"a"}\n'],
};

/** Each thing that was found is whole: well-formed words in blocks that tile them, or a reason. */
function expectWhole(found: readonly Found[]): void {
  expect(found.length).toBeGreaterThan(0);
  for (const { name, outcome } of found) {
    expect(name).not.toMatch(/\p{Cc}|(?:^|\/)\.\.(?:\/|$)/u);
    if ("refused" in outcome) {
      expect(outcome.refused.message).toMatch(/“.+”/);
      continue;
    }
    const { text, blocks, segments, title } = outcome.ingested;
    expect(text).toBe(text.normalize("NFC"));
    expect(blocks.map(({ start, end }) => text.slice(start, end)).join("\n")).toBe(text);
    expect(segments[0]?.start).toBe(0);
    expect(segments.at(-1)?.end).toBe(text.length);
    expect(title).not.toBe("");
  }
}

const bytesOf = (text: string) => new TextEncoder().encode(text);
const read = (text: string, name: string) => ingestAll(bytesOf(text), { name });
async function textOf(text: string, name: string): Promise<string> {
  const [found] = await read(text, name);
  if (!found || !("ingested" in found.outcome)) throw new Error(`“${name}” was refused.`);
  return found.outcome.ingested.text;
}

describe("whatever is brought", () => {
  it.each(endings)("is read or refused, with any bytes in a file ending in “%s”", async (ending) => {
    const start = fc.constantFrom("", ...(startsOf[ending] ?? [])).map((text) => Buffer.from(text, "latin1"));
    const rest = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc.string({ unit: "binary", maxLength: 100 }).map(bytesOf),
      fc.string({ unit: "grapheme", maxLength: 100 }).map(bytesOf),
    );
    const law = fc.asyncProperty(start, rest, async (head, tail) => {
      const bytes = new Uint8Array(Buffer.concat([head, tail]));
      expectWhole(await ingestAll(bytes, { name: ending === "" ? "file" : `file.${ending}` }));
    });
    await fc.assert(law, { numRuns: 60 });
  });

  it("is read or refused when a good archive was damaged anywhere", async () => {
    const whole = makeZip({ "a.txt": "Words of a.", "b/c.html": "<p>Words of c.</p>", "d.csv": "text\nWords of d.\n" });
    const change = fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 }));
    const law = fc.asyncProperty(fc.array(change, { maxLength: 8 }), async (changes) => {
      const bytes = whole.slice();
      for (const [at, byte] of changes) bytes[at] = byte;
      expectWhole(await ingestAll(bytes, { name: "all.zip" }));
    });
    await fc.assert(law, { numRuns: 150 });
  });

  it("gives no code of a page, and no address that would run", async () => {
    const page = [
      '<html><head><link rel="canonical" href="javascript:alert(1)"><meta property="og:url" content="data:text/html,x">',
      "<title>Ferry &amp; tide &#x1F6A2;</title></head><body><h1>Ferry &amp; tide &#x1F6A2;</h1>",
      '<script>alert("run")</script><style>p{}</style><svg><text>drawn</text><script>run()</script></svg>',
      '<p onclick="run()">The <a href="javascript:run()">ferry</a> was late.</p><img src=x onerror="run()">',
      "<template><p>hidden</p></template><noscript><p>unseen</p></noscript><iframe srcdoc='<p>framed</p>'></iframe>",
      "<math><mtext><script>run()</script></mtext></math><p>&lt;b&gt;As it is written&lt;/b&gt;</p></body></html>",
    ].join("");
    const [found] = await read(page, "page.html");
    const ingested = found && "ingested" in found.outcome ? found.outcome.ingested : null;
    expect(ingested).toMatchObject({ title: "Ferry & tide 🚢", url: null });
    expect(ingested?.text).toBe("Ferry & tide 🚢\nThe ferry was late.\n<b>As it is written</b>");
  });

  it("may be nested ten thousand deep, closed or not", async () => {
    const open = "<div>".repeat(10_000);
    expect(await textOf(`<p>Before.</p>${open}Words.`, "deep.html")).toBe("Before.\nWords.");
    expect(await textOf(`${open}Words.${"</div>".repeat(10_000)}`, "deep.html")).toBe("Words.");
    expectWhole(await read(`${"> ".repeat(10_000)}Words.`, "deep.md"));
    expectWhole(await read(`{"text":"Words.","more":${"[".repeat(100_000)}`, "deep.jsonl"));
    expectWhole(await read(`Subject: a\n\n${">".repeat(100_000)} Words.`, "deep.eml"));
  });

  it("may be one line without end, or lines without words", async () => {
    const long = "x".repeat(300_000);
    for (const name of ["a.txt", "a.md", "a.html", "a.eml", "a.csv", "a.jsonl"]) {
      expectWhole(await read(`text: ${long}`, name));
      expectWhole(await read(`text\n${'"\n'.repeat(10_000)}`, name));
      expectWhole(await read(`From: ${" ".repeat(200_000)}x\n\n${" ".repeat(200_000)}x`, name));
    }
  });
});
