import { describe, expect, it } from "vitest";
import { pageStarts, pagesInWords, pagesOf } from "./pages";

const blocks = [
  { kind: "paragraph", start: 0, end: 10 },
  { kind: "page-break", start: 11, end: 12 },
  { kind: "paragraph", start: 13, end: 20 },
  { kind: "page-break", start: 21, end: 22 },
  { kind: "paragraph", start: 23, end: 30 },
] as const;

describe("pagesOf", () => {
  const starts = pageStarts(blocks);
  it.each([
    [{ start: 0, end: 10 }, "page 1"],
    [{ start: 13, end: 20 }, "page 2"],
    [{ start: 23, end: 24 }, "page 3"],
    [{ start: 5, end: 15 }, "pages 1–2"],
    [{ start: 5, end: 30 }, "pages 1–3"],
    [{ start: 5, end: 12 }, "page 1"],
  ])("finds %j", (span, words) => {
    const pages = pagesOf(starts, span);
    expect(pages && pagesInWords(pages)).toBe(words);
  });

  it("says nothing of a text without pages", () => {
    expect(pagesOf([], { start: 0, end: 1 })).toBeNull();
  });
});
