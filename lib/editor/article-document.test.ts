import { describe, expect, it, vi } from "vitest";
import { articleDocument, paragraphAt, SECTION_BLOCKS } from "./article-document";
import { documentOf, sourceTextOf } from "./testing/article";

describe("articleDocument", () => {
  it("keeps every paragraph with its number and offset", () => {
    const [section] = articleDocument(sourceTextOf("First.", "Second.")).content ?? [];
    expect(section?.content).toEqual([
      { type: "paragraph", attrs: { index: 1, start: 0, level: null }, content: [{ type: "text", text: "First." }] },
      { type: "paragraph", attrs: { index: 2, start: 7, level: null }, content: [{ type: "text", text: "Second." }] },
    ]);
  });

  it("begins a section where another voice begins, and says how long a segment is", () => {
    const source = sourceTextOf("Report.", {
      words: "Read our terms of use.",
      kind: "boilerplate",
      voice: "site footer",
    });
    expect(articleDocument(source).content?.map(({ attrs }) => attrs)).toMatchObject([
      { kind: "body", segment: 0, opensSegment: true },
      { kind: "boilerplate", voice: "site footer", segment: 1, opensSegment: true, words: 5 },
    ]);
  });

  it("cuts a long segment into sections, of which only the first opens it", () => {
    const notes = Array.from({ length: SECTION_BLOCKS + 1 }, () => ({ words: "Note.", kind: "comment" as const }));
    const sections = articleDocument(sourceTextOf(...notes)).content ?? [];
    expect(sections.map(({ content, attrs }) => [content?.length, attrs?.["opensSegment"]])).toEqual([
      [SECTION_BLOCKS, true],
      [1, false],
    ]);
  });

  it("keeps an empty paragraph, and a version without any is still a document", () => {
    expect(
      documentOf(sourceTextOf("One.", "", "Three.")).textBetween(
        0,
        documentOf(sourceTextOf("One.", "", "Three.")).content.size,
        "\n",
      ),
    ).toBe("One.\n\nThree.");
    expect(documentOf({ text: "", blocks: [], segments: [] }).childCount).toBe(1);
  });
});

describe("a long article", () => {
  /** How often blocks and segments are read, and how much text is cut, for so many paragraphs of every kind. */
  function costOf(paragraphs: number) {
    let reads = 0;
    const counted = <Thing extends object>(thing: Thing): Thing =>
      new Proxy(thing, {
        get(target, name, receiver) {
          reads += 1;
          return Reflect.get(target, name, receiver);
        },
      });
    const text = "Words of ten".padEnd(19).concat("\n").repeat(paragraphs);
    const spans = Array.from({ length: paragraphs }, (_, at) => ({ start: at * 20, end: at * 20 + 19 }));
    const blocks = spans.map((span, at) =>
      counted({ ...span, ...(at % 2 === 0 ? { kind: "paragraph" as const } : { kind: "heading" as const, level: 3 }) }),
    );
    const voice = { kind: "body" as const, voice: null, reliability: null };
    // One long segment, which is cut into many sections, then one for each paragraph.
    const half = paragraphs / 2;
    const segments = [
      { ...voice, start: 0, end: half * 20 - 1 },
      ...spans.slice(half).map((at) => ({ ...voice, ...at })),
    ];
    const slice = vi.spyOn(String.prototype, "slice");
    articleDocument({ text, blocks: counted(blocks), segments: counted(segments.map(counted)) });
    const cut = slice.mock.calls.reduce((sum, [start = 0, end = 0]) => sum + end - start, 0);
    slice.mockRestore();
    return { reads, cut };
  }

  it("costs twice as much when it is twice as long", () => {
    const once = costOf(1500);
    const twice = costOf(3000);
    expect(twice.reads / once.reads).toBeLessThan(2.1);
    expect(twice.cut / once.cut).toBeLessThan(2.1);
  });
});

describe("headings", () => {
  it("leave no gap, whatever levels the source uses", () => {
    const heading = (start: number, level: number) => ({ kind: "heading" as const, start, end: start + 1, level });
    const [section] =
      articleDocument({ text: "A\nB\nC", blocks: [heading(0, 2), heading(2, 4), heading(4, 2)], segments: [] })
        .content ?? [];
    expect(section?.content?.map(({ attrs }) => attrs?.["level"])).toEqual([1, 2, 1]);
  });
});

describe("paragraphAt", () => {
  it("does not count a page break", () => {
    const blocks = [
      { kind: "paragraph" as const, start: 0, end: 1 },
      { kind: "page-break" as const, start: 2, end: 2 },
      { kind: "paragraph" as const, start: 3, end: 4 },
    ];
    expect(paragraphAt(blocks, 3)).toBe(2);
    const [section] = articleDocument({ text: "A\n\nB", blocks, segments: [] }).content ?? [];
    expect(section?.content?.map(({ attrs }) => attrs?.["index"])).toEqual([1, null, 2]);
  });

  it("numbers paragraphs from one, edges included", () => {
    const { blocks } = sourceTextOf("First.", "Second.");
    expect([0, 6, 7, 14, 15].map((offset) => paragraphAt(blocks, offset))).toEqual([1, 1, 2, 2, null]);
  });
});
