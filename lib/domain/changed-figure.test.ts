import { describe, expect, it } from "vitest";
import { changedFigureInWords } from "@/lib/report/changed-figure-in-words";
import { figureBetween, figuresIn } from "./changed-figure";

describe("figureBetween", () => {
  it.each([
    ["Up to 4 tanks", "Up to 6 tanks", "4", "6"],
    ["1,200 men", "1,300 men", "1,200", "1,300"],
    ["four tanks", "five tanks", "four", "five"],
    ["some tanks", "3 tanks", null, "3"],
    ["3 tanks", "some tanks", "3", null],
    ["2 to 4 tanks", "2 to 5 tanks", "4", "5"],
    ["قُتل ٤ أشخاص", "قُتل ٥ أشخاص", "٤", "٥"],
  ])("finds between %j and %j that %s became %s", (was, is, before, after) => {
    expect(figureBetween(was, is)).toEqual({ before, after });
  });

  it.each([
    ["Four tanks were hit", "Four tanks were destroyed"],
    ["On 3 May, 4 tanks", "4 tanks, on 3 May"],
    ["", ""],
  ])("finds none between %j and %j", (was, is) => {
    expect(figureBetween(was, is)).toBeNull();
  });

  it("reads figures and number words, and no others", () => {
    expect(figuresIn("About 1,200.5 of the twenty-two, once, in thousands")).toEqual([
      "1,200.5",
      "twenty",
      "two",
      "thousands",
    ]);
  });

  it("is said in words", () => {
    expect(changedFigureInWords({ before: "4", after: "6" })).toBe("The source now says 6, not 4");
    expect(changedFigureInWords({ before: "4", after: null }, "Gazette")).toBe("Gazette no longer says 4");
    expect(changedFigureInWords({ before: null, after: "6" })).toBe("The source now says 6");
  });
});
