import { describe, expect, it } from "vitest";
import { splitsSurrogatePair, toCodePoints, toCodeUnits } from "./code-points";

describe("toCodePoints", () => {
  it("counts an emoji before the span once", () => {
    expect(toCodePoints("🗼 is 330 m", { start: 6, end: 11 })).toEqual({ start: 5, end: 10 });
  });

  it("counts an emoji inside the span once", () => {
    expect(toCodePoints("a🗼b", { start: 0, end: 4 })).toEqual({ start: 0, end: 3 });
  });

  it("changes nothing where every character is one unit, as in Arabic", () => {
    expect(toCodePoints("معبر التنف", { start: 5, end: 10 })).toEqual({ start: 5, end: 10 });
  });

  it("counts half a pair on its own as a character, as JavaScript does", () => {
    const text = "\ude00\ud83d\ud83d\ude00";
    expect(toCodePoints(text, { start: 0, end: 4 })).toEqual({ start: 0, end: [...text].length });
  });

  it.each([
    { start: -1, end: 1 },
    { start: 2, end: 1 },
    { start: 0, end: 5 },
    { start: 0.5, end: 1 },
    { start: 0, end: Number.NaN },
  ])("refuses a span that is not within the text: $start to $end", (span) => {
    expect(() => toCodePoints("a🗼b", span)).toThrow(RangeError);
  });

  it("refuses a span that splits a surrogate pair", () => {
    expect(() => toCodePoints("a🗼b", { start: 0, end: 2 })).toThrow("splits a surrogate pair");
    expect(() => toCodePoints("a🗼b", { start: 2, end: 4 })).toThrow("splits a surrogate pair");
  });
});

describe("toCodeUnits", () => {
  it("counts an emoji twice", () => {
    expect(toCodeUnits("🗼 is 330 m", { start: 5, end: 10 })).toEqual({ start: 6, end: 11 });
  });

  it("refuses a span beyond the last code point, though there are code units left to count", () => {
    expect(() => toCodeUnits("🗼🗼", { start: 0, end: 3 })).toThrow(RangeError);
    expect(() => toCodeUnits("🗼🗼", { start: 3, end: 3 })).toThrow(RangeError);
  });
});

describe("splitsSurrogatePair", () => {
  it("is true only between the halves", () => {
    expect([0, 1, 2, 3, 4].map((offset) => splitsSurrogatePair("a🗼b", offset))).toEqual([
      false,
      false,
      true,
      false,
      false,
    ]);
  });

  it("is false outside the text", () => {
    expect(splitsSurrogatePair("🗼", -1)).toBe(false);
    expect(splitsSurrogatePair("🗼", 3)).toBe(false);
  });
});
