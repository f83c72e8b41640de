import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isProblem } from "@/lib/errors";
import { ingest } from "../ingest";
import { makePdf, makePdfMeaning, setLines } from "../testing/make-pdf";
import { shown } from "../testing/shown";

const read = (bytes: Uint8Array, name = "note.pdf") => ingest(bytes, { name });

const left = [
  "The harbour board met on Monday to",
  "hear of the two ferries that were lost",
  "in the storm, and of the short-range",
  "radio that nobody had repaired since",
  "the spring. It was the second meet-",
  "ing in a week.",
];
const right = [
  "Members asked how a short-",
  "range set could cost so much, and",
  "who had signed for it. The keeper",
  "said that he had not been asked at",
  "all, and that he would have said no",
  "if somebody had come to him.",
];

describe("readPdf", () => {
  it("joins lines to paragraphs, and words that were broken at a line's end", async () => {
    const source = await read(makePdf([...setLines(72, 100, left), ...setLines(72, 190, right)]));
    expect(shown(source)).toEqual([
      `paragraph | ${left.join(" ").replace("meet- ing", "meeting")}`,
      `paragraph | ${right.join(" ").replace("short- range", "short-range")}`,
    ]);
    expect(source.mediaType).toBe("application/pdf");
  });

  it("reads Arabic that is drawn in shaped letters from right to left, in the letters that people type", async () => {
    // Drawn from left to right: “The peace convoy arrived”, with a lam-alef that is one shape.
    const drawn = "\ufee1\ufefc\ufeb4\ufedf\ufe8d \ufe94\ufee0\ufed3\ufe8e\ufed7 \ufe96\ufee0\ufebb\ufeed";
    const letters = [...drawn].map((shape, n) => (shape === " " ? " " : String.fromCharCode(97 + n)));
    const meaning = Object.fromEntries([...drawn].map((shape, n) => [letters[n], shape]));
    const source = await read(makePdfMeaning(meaning, setLines(300, 100, [letters.join(""), letters.join("")])));
    expect(source.text).toBe("وصلت قافلة السلام وصلت قافلة السلام");
    expect(source.direction).toBe("rtl");
  });

  it("keeps the order of letters that are drawn as one shape, and leaves out a shape that stands for nothing", async () => {
    // Drawn from left to right: “The peace arrived”, its lam-alef and its last word one shape each; z stands for nothing.
    const meaning = { a: "م", b: "لا", c: "س", d: "ل", e: "ا", f: "وصل", z: "" };
    const source = await read(makePdfMeaning(meaning, setLines(300, 100, ["abcdez f", "abcdez f"])));
    expect(source.text).toBe("وصل السلام وصل السلام");
    expect(source.warnings).not.toContainEqual(expect.stringContaining("does not say"));
  });

  it("reads column by column, below what stands across them", async () => {
    const drawn = [
      { x: 150, y: 72, text: "Ferries lost in a storm", size: 20 },
      // As some programs draw it: line by line across the page.
      ...left.flatMap((text, n) => [
        { x: 72, y: 110 + 12 * n, text },
        { x: 320, y: 110 + 12 * n, text: right[n] ?? "" },
      ]),
    ];
    expect(shown(await read(makePdf(drawn)))).toEqual([
      "heading 1 | Ferries lost in a storm",
      `paragraph | ${left.join(" ").replace("meet- ing", "meeting")}`,
      `paragraph | ${right.join(" ").replace("short- range", "short-range")}`,
    ]);
  });

  it("parts pages, and leaves out what stands at the edge of each", async () => {
    const page = (n: number, text: string) => [
      { x: 72, y: 40, text: `Harbour Post, page ${n}` },
      ...setLines(72, 100, [`${text} has a first line that is long`, `and a second that ends ${text}.`]),
      { x: 300, y: 760, text: `${n}` },
    ];
    const source = await read(makePdf(page(1, "One"), page(2, "Two"), page(3, "Three")));
    expect(shown(source)).toEqual([
      "paragraph | One has a first line that is long and a second that ends One.",
      "page-break | \f",
      "paragraph | Two has a first line that is long and a second that ends Two.",
      "page-break | \f",
      "paragraph | Three has a first line that is long and a second that ends Three.",
    ]);
    expect(source.warnings).toContain(
      "Left out, as what stands at the edge of every page: “Harbour Post, page 1” and the like.",
    );
  });

  it("keeps the rows of a table, and the items of a list", async () => {
    const rows = [
      ["Ship", "Year", "Lost"],
      ["Ada", "1911", "2"],
      ["Bee", "1912", "none"],
    ];
    const table = rows.flatMap((cells, y) => cells.map((text, x) => ({ x: 72 + 150 * x, y: 150 + 14 * y, text })));
    const items = setLines(72, 250, ["1. The first of them is here.", "2. The second follows it."]);
    expect(shown(await read(makePdf([{ x: 72, y: 100, text: "What was lost:" }, ...table, ...items])))).toEqual([
      "paragraph | What was lost:",
      "table-row | Ship\tYear\tLost",
      "table-row | Ada\t1911\t2",
      "table-row | Bee\t1912\tnone",
      "list-item | 1. The first of them is here.",
      "list-item | 2. The second follows it.",
    ]);
  });

  it("knows a PDF by how it begins, whatever it is called", async () => {
    expect((await read(makePdf(setLines(72, 100, left)), "download")).mediaType).toBe("application/pdf");
  });

  it.each([
    ["a scan", makePdf([]), /has no text in it, only pictures, as a scan has\. Run text recognition/],
    ["half a file", makePdf(setLines(72, 100, left)).subarray(0, 60), /cannot be read as a PDF: it is damaged/],
  ])("refuses %s, saying why and what to do", async (_, bytes, message) => {
    await expect(read(bytes)).rejects.toThrowError(message);
  });

  it("answers a damaged file with text or a refusal that names it", async () => {
    const whole = makePdf(setLines(72, 100, left), setLines(72, 100, right));
    const place = fc.nat({ max: whole.length - 1 });
    const law = fc.asyncProperty(
      fc.array(fc.tuple(place, fc.nat({ max: 255 })), { maxLength: 12 }),
      async (changes) => {
        const bytes = whole.slice();
        for (const [at, byte] of changes) bytes[at] = byte;
        try {
          expect((await read(bytes)).text).toBeTypeOf("string");
        } catch (thrown) {
          expect(isProblem(thrown) && thrown.message).toContain("note.pdf");
        }
      },
    );
    await fc.assert(law, { numRuns: 150 });
  });
});
