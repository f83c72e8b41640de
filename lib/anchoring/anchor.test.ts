import { describe, expect, it } from "vitest";
import { anchor } from "./anchor";
import { describePassage } from "./describe-passage";
import { marked } from "./testing/marked";

/** Describes the passage marked in one version and looks for it in another. */
function anchoredIn(version: string, described: string) {
  const { text, span } = marked(described);
  return anchor(version, describePassage(text, span));
}

describe("anchor", () => {
  it("finds a quote where it was described", () => {
    const { text, span } = marked("The tower is [330 m] tall.");
    expect(anchor(text, describePassage(text, span))).toEqual({ status: "anchored", span });
  });

  it("follows a quote whose surroundings grew", () => {
    const after = marked("Since 2022 the tower is [330 m] tall, antenna included.");
    expect(anchoredIn(after.text, "The tower is [330 m] tall.")).toEqual({ status: "moved", span: after.span });
  });

  it("is not pulled away by the same words elsewhere", () => {
    const before = marked("One tank was hit. Later [one tank] burned.");
    const after = `${before.text} Later one tank burned again.`;
    expect(anchor(after, describePassage(before.text, before.span))).toEqual({ status: "anchored", span: before.span });
  });

  it("prefers the occurrence that shares more context", () => {
    const after = marked("The mast is 330 m wide. They say the tower is [330 m] tall.");
    expect(anchoredIn(after.text, "The tower is [330 m] tall.")).toEqual({ status: "moved", span: after.span });
  });

  it("stays where it was when only the context changed and the quote is unique", () => {
    const after = marked("The spire is [330 m] high.");
    expect(anchoredIn(after.text, "The tower is [330 m] tall.")).toEqual({ status: "anchored", span: after.span });
  });

  it("reports a tie instead of guessing", () => {
    const first = marked("First [330 m], later 330 m");
    const second = marked("First 330 m, later [330 m]");
    expect(anchoredIn(first.text, "It was [330 m].")).toEqual({
      status: "ambiguous",
      candidates: [first.span, second.span],
    });
  });

  it("lists only those that tie, not every occurrence", () => {
    const first = marked("x 330 m tall? Still, the tower is [330 m]. So the tower is 330 m.");
    const second = marked("x 330 m tall? Still, the tower is 330 m. So the tower is [330 m].");
    expect(anchoredIn(first.text, "Our tower is [330 m] tall.")).toEqual({
      status: "ambiguous",
      candidates: [first.span, second.span],
    });
  });

  it("reports a sentence that now stands there twice", () => {
    const sentence = "It was [330 m].";
    expect(anchoredIn("Today: It was 330 m. It was 330 m.", sentence).status).toBe("ambiguous");
  });

  it("orphans a quote that is gone", () => {
    expect(anchoredIn("The tower is tall.", "The tower is [330 m] tall.")).toEqual({ status: "orphaned" });
    expect(anchoredIn("", "The tower is [330 m] tall.")).toEqual({ status: "orphaned" });
  });

  it("orphans a quote of which one figure changed, since a near match is not the quote", () => {
    const outcome = anchoredIn("The tower is 324 m tall.", "The tower is [330 m] tall.");
    expect(outcome).toEqual({ status: "orphaned" });
  });

  it("counts overlapping occurrences", () => {
    expect(anchoredIn("nanana", "x[nana]y")).toEqual({
      status: "ambiguous",
      candidates: [
        { start: 0, end: 4 },
        { start: 2, end: 6 },
      ],
    });
  });

  it("does not take half an emoji for shared context", () => {
    // 🗼 and 🗽 begin with the same surrogate; 🗼 and 🧼 end with the same.
    expect(anchoredIn("330 m🗽 330 m!", "[330 m]🗼").status).toBe("ambiguous");
    expect(anchoredIn("🗼330 m !330 m", "🧼[330 m]").status).toBe("ambiguous");
  });

  it("does not find half an emoji inside a whole one", () => {
    const half = { exact: "\ude00", prefix: "", suffix: "", start: 1, end: 2 };
    expect(anchor("😀", half)).toEqual({ status: "orphaned" });
    expect(anchor("😀 \ude00", half)).toEqual({ status: "moved", span: { start: 3, end: 4 } });
  });

  it("needs more than a coinciding position when the neighbours are others", () => {
    const { span } = marked("[up to 4] tanks");
    const selector = { exact: "up to 4", prefix: "on 18 May ", suffix: "", ...span };
    const after = marked("up to 4 trucks; on 18 May [up to 4] tanks");
    expect(anchor(after.text, selector)).toEqual({ status: "moved", span: after.span });
  });

  it("does not take the start of the text for a neighbour that is missing there", () => {
    const after = marked("aa, a[aa]");
    const selector = { exact: "aa", prefix: "a", suffix: "", start: 0, end: 2 };
    expect(anchor(after.text, selector)).toEqual({ status: "moved", span: after.span });
  });

  it.each([
    { exact: "", prefix: "", suffix: "", start: 0, end: 0 },
    { exact: "", prefix: "The", suffix: "", start: 3, end: 3 },
  ])("finds nothing for a selector without words", (selector) => {
    expect(anchor("The tower", selector)).toEqual({ status: "orphaned" });
  });

  it.each([
    [-1, 4],
    [Number.NaN, Number.NaN],
    [1e9, 1e9 + 5],
    [4.5, 9.5],
    [4, 400],
  ])("goes by the words when the position is impossible: %d to %d", (start, end) => {
    const { text, span } = marked("The [tower]");
    const selector = { ...describePassage(text, span), start, end };
    expect(anchor(text, selector)).toEqual({ status: "moved", span });
  });
});
