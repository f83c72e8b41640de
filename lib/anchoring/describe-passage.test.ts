import { describe, expect, it } from "vitest";
import { describePassage } from "./describe-passage";
import { CONTEXT_CODE_UNITS } from "./selector";
import { marked } from "./testing/marked";

describe("describePassage", () => {
  it("keeps the words, their neighbours and their place", () => {
    const { text, span } = marked("The tower is [330 m] tall.");
    expect(describePassage(text, span)).toEqual({
      exact: "330 m",
      prefix: "The tower is ",
      suffix: " tall.",
      start: 13,
      end: 18,
    });
  });

  it("keeps no more context than it needs", () => {
    const { text, span } = marked(`${"before ".repeat(20)}[330 m]${" after".repeat(20)}`);
    const { prefix, suffix } = describePassage(text, span);
    expect([prefix.length, suffix.length]).toEqual([CONTEXT_CODE_UNITS, CONTEXT_CODE_UNITS]);
  });

  it("has no context where the passage is the whole text", () => {
    const { text, span } = marked("[330 m]");
    expect(describePassage(text, span)).toMatchObject({ exact: "330 m", prefix: "", suffix: "" });
  });

  it("gives up one unit of context rather than half an emoji", () => {
    const { text, span } = marked(`x${"🗼".repeat(20)}a[330 m]a${"🗼".repeat(20)}x`);
    const { prefix, suffix } = describePassage(text, span);
    expect(prefix).toBe(`${"🗼".repeat(15)}a`);
    expect(suffix).toBe(`a${"🗼".repeat(15)}`);
  });

  it.each([
    [-1, 3],
    [0, 6],
    [1.5, 3],
    [0, Number.NaN],
  ])("refuses a span outside the text: %d to %d", (start, end) => {
    expect(() => describePassage("tower", { start, end })).toThrow("not within a text of 5 code units");
  });

  it.each([
    [2, 2],
    [3, 2],
  ])("refuses an empty span: %d to %d", (start, end) => {
    expect(() => describePassage("tower", { start, end })).toThrow("is empty");
  });

  it.each([
    [0, 2],
    [2, 4],
  ])("refuses a span that splits an emoji: %d to %d", (start, end) => {
    expect(() => describePassage("a🗼b", { start, end })).toThrow("splits a surrogate pair");
  });
});
