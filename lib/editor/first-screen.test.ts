import { describe, expect, it } from "vitest";
import { firstScreen } from "./first-screen";
import { longArticle, manyHighlights } from "./testing/long-article";

const source = longArticle(400);
const highlights = manyHighlights(source, 500, 600);

describe("firstScreen", () => {
  const shown = firstScreen(source, highlights);

  it("is the beginning of the text, block by block", () => {
    const texts = shown.map(({ pieces }) => pieces.map(({ text }) => text).join(""));
    expect(texts.length).toBeGreaterThan(10);
    expect(texts.length).toBeLessThan(40);
    expect(source.text.startsWith(`${texts.join("\n")}\n`)).toBe(true);
    expect(shown.map(({ index }) => index)).toEqual(texts.map((_, at) => at + 1));
  });

  it("puts each highlight over its words, overlapping ones over both", () => {
    for (const { id, from, to } of highlights.slice(0, 8)) {
      const under = shown.flatMap(({ pieces }) => pieces.filter((piece) => piece.under.some((one) => one.id === id)));
      expect(under.map(({ text }) => text).join("")).toBe(source.text.slice(from, to).replaceAll("\n", ""));
    }
  });

  it("is nothing for a short text, and for one that begins with another voice", () => {
    expect(firstScreen(longArticle(20), [])).toEqual([]);
    const note = { kind: "editor-note", voice: null, reliability: null, start: 0, end: 900 } as const;
    expect(firstScreen({ ...source, segments: [note] }, [])).toEqual([]);
  });
});
