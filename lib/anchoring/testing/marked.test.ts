import { describe, expect, it } from "vitest";
import { marked } from "./marked";

describe("marked", () => {
  it("takes the brackets out of the text and the span from the brackets", () => {
    expect(marked("It was [330 m].")).toEqual({ text: "It was 330 m.", span: { start: 7, end: 12 } });
  });

  it.each(["no brackets", "one [only", "[two] of [them]"])("refuses %j as mistyped", (notation) => {
    expect(() => marked(notation)).toThrow(RangeError);
  });
});
