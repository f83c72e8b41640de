import { describe, expect, it } from "vitest";
import { findPassage } from "./find-passage";
import { marked } from "./testing/marked";

describe("findPassage", () => {
  it("finds words that stand there once", () => {
    const { text, span } = marked("The tower is [330 m] tall.");
    expect(findPassage(text, { exact: "330 m" })).toEqual({ status: "anchored", span });
  });

  it("lists the places of words that repeat, in text order", () => {
    expect(findPassage("330 m, then 330 m", { exact: "330 m" })).toEqual({
      status: "ambiguous",
      candidates: [
        { start: 0, end: 5 },
        { start: 12, end: 17 },
      ],
    });
  });

  it("tells repeated words apart by what stands before or after them", () => {
    const { text, span } = marked("330 m, then [330 m] again, then 330 m");
    expect(findPassage(text, { exact: "330 m", suffix: " again" })).toEqual({ status: "anchored", span });
    expect(findPassage(text, { exact: "330 m", prefix: "m, then " })).toEqual({ status: "anchored", span });
    expect(findPassage(text, { exact: "330 m", prefix: "then " }).status).toBe("ambiguous");
  });

  it("finds nothing when the neighbours named are not there", () => {
    const finding = findPassage("The tower is 330 m tall.", { exact: "330 m", prefix: "The mast is " });
    expect(finding).toEqual({ status: "orphaned" });
  });

  it("finds nothing for words that are not there, or no words", () => {
    expect(findPassage("The tower", { exact: "bridge" })).toEqual({ status: "orphaned" });
    expect(findPassage("The tower", { exact: "", prefix: "The " })).toEqual({ status: "orphaned" });
  });

  it("normalises what the program sent", () => {
    const { text, span } = marked("He said\n[caf\u00e9\nowners] fled");
    expect(findPassage(text, { exact: "cafe\u0301\r\nowners", prefix: "said\r\n" })).toEqual({
      status: "anchored",
      span,
    });
  });
});
