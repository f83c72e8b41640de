import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nearWords, widened } from "./near-words";

describe("nearWords", () => {
  it.each([
    ["tnaf", "tanf"],
    ["destoryed", "destroyed"],
    ["convy", "convoy"],
    ["convooy", "convoy"],
    ["conboy", "convoy"],
    ["Sanaa", "sana a"],
    ["Пальмра", "пальмира"],
    ["دمشف", "دمشق"],
  ])("has for %s what was meant: %s", (typed, meant) => {
    expect(nearWords(typed)).toContain(meant);
  });

  it.each(["", "tan", "F-16", "2017", "x".repeat(25)])("has nothing for %j", (typed) => {
    expect(nearWords(typed)).toEqual([]);
  });

  it("is of one slip, both ways, and of bounded size", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{5,12}$/), fc.nat(), (word, pick) => {
        const near = nearWords(word);
        expect(near.length).toBeLessThanOrEqual(55 * (word.length + 1));
        const one = near.filter((other) => !other.includes(" "))[pick % near.length];
        if (one) expect(nearWords(one)).toContain(word);
      }),
    );
  });
});

describe("widened", () => {
  it("adds, to a word that is still being typed, what it may be the form of", () => {
    expect(widened({ phrases: ["destroyi"], beginning: "destroyi" })?.phrases).toContain("destroy");
    expect(widened({ phrases: ["destroyi"], beginning: null })?.phrases).toContain("destroy");
    expect(widened({ phrases: ["painti"], beginning: "painti" })?.phrases).toContain("pain");
    expect(widened({ phrases: ["it"], beginning: "it" })).toBeNull();
  });
});
