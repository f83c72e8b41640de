import { describe, expect, it } from "vitest";
import { describePassage } from "@/lib/anchoring/describe-passage";
import { marked } from "@/lib/anchoring/testing/marked";
import { fromWebAnnotationSelectors, toWebAnnotationSelectors } from "./web-annotation";

const { text, span } = marked("🗼 The tower is [330 m] tall.");
const selector = describePassage(text, span);
const quote = { type: "TextQuoteSelector", exact: "330 m", prefix: "The tower is ", suffix: " tall." };
const position = { type: "TextPositionSelector", start: 15, end: 20 };

describe("toWebAnnotationSelectors", () => {
  it("prints the words and the position in code points", () => {
    expect(toWebAnnotationSelectors(text, selector)).toEqual([{ ...quote, prefix: "🗼 The tower is " }, position]);
  });

  it("refuses a passage of another, longer text", () => {
    expect(() => toWebAnnotationSelectors("330 m", selector)).toThrow(RangeError);
  });
});

describe("fromWebAnnotationSelectors", () => {
  it.each([
    ["words and position", [quote, position]],
    ["words alone", quote],
    ["the barest words", { type: "TextQuoteSelector", exact: "330 m" }],
    ["a position alone", position],
    ["a list of one", [position]],
    ["others that do not select text", [{ type: "XPathSelector", value: "/p[1]" }, quote]],
    ["a position that disagrees with the words", [quote, { ...position, start: 3, end: 8 }]],
    ["a position beyond the text", [quote, { ...position, start: 300, end: 305 }]],
    ["a line break written otherwise", { ...quote, exact: "330 m", suffix: " tall.\r\n" }],
  ])("reads %s as the same passage", (_case, raw) => {
    expect(fromWebAnnotationSelectors(text, raw)).toEqual({ ok: true, selector });
  });

  it.each([
    ["nothing", undefined, "neither a TextQuoteSelector nor"],
    ["an empty list", [], "neither a TextQuoteSelector nor"],
    ["text", "330 m", "neither a TextQuoteSelector nor"],
    ["words that are not there", { ...quote, exact: "324 m" }, "not in the text"],
    ["empty words", { ...quote, exact: "" }, "TextQuoteSelector cannot be read"],
    ["a number for words", [position, { ...quote, exact: 330 }], "TextQuoteSelector cannot be read"],
    ["a position beyond the last code point", { ...position, end: 27 }, "outside the text"],
    ["a backwards position", { ...position, start: 20, end: 15 }, "end must come after its start"],
    ["half a position", { ...position, start: 1.5 }, "TextPositionSelector cannot be read"],
  ])("refuses %s with the reason", (_case, raw, reason) => {
    expect(fromWebAnnotationSelectors(text, raw)).toEqual({ ok: false, reason: expect.stringContaining(reason) });
  });

  it("refuses words that stand in several places, and takes the position to tell them apart", () => {
    const twice = marked("330 m, then [330 m]");
    const bare = { type: "TextQuoteSelector", exact: "330 m" };
    expect(fromWebAnnotationSelectors(twice.text, bare)).toEqual({
      ok: false,
      reason: "The quote stands in 2 places that fit equally well.",
    });
    const at = { type: "TextPositionSelector", start: 12, end: 17 };
    expect(fromWebAnnotationSelectors(twice.text, [bare, at])).toEqual({
      ok: true,
      selector: describePassage(twice.text, twice.span),
    });
  });
});
