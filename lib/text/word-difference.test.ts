import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Run, wordDifference } from "./word-difference";

const marked = (runs: readonly Run[]) => runs.map(({ text, isSame }) => (isSame ? text : `[${text}]`)).join("");
const told = (before: string, after: string) => {
  const difference = wordDifference(before, after);
  return [marked(difference.before), marked(difference.after)];
};

describe("the difference of two texts, by the word", () => {
  it("marks the words that changed and no letters", () => {
    expect(told("Up to 4 tanks were destroyed.", "Up to 14 tanks were damaged.")).toEqual([
      "Up to [4] tanks were [destroyed].",
      "Up to [14] tanks were [damaged].",
    ]);
  });

  it("marks what was put in, and what was taken out", () => {
    expect(told("Two tanks", "Two burnt-out tanks")).toEqual(["Two tanks", "Two [burnt-out ]tanks"]);
    expect(told("Nearly two tanks", "two tanks")).toEqual(["[Nearly ]two tanks", "two tanks"]);
    expect(told("", "All of it")).toEqual(["", "[All of it]"]);
  });

  it("keeps words of other scripts whole", () => {
    expect(told("Дом стоит", "Дома стоит")).toEqual(["[Дом] стоит", "[Дома] стоит"]);
  });

  it("gives both versions back, and marks nothing in equal ones", () => {
    const text = fc.array(fc.constantFrom("one", "two", " ", ".", "4", "ö", "\n"), { maxLength: 30 });
    const joined = (runs: readonly Run[]) => runs.map((run) => run.text).join("");
    const same = (runs: readonly Run[]) => joined(runs.filter(({ isSame }) => isSame));
    fc.assert(
      fc.property(text, text, (one, other) => {
        const [before, after] = [one.join(""), other.join("")];
        const difference = wordDifference(before, after);
        expect([joined(difference.before), joined(difference.after)]).toEqual([before, after]);
        const unblanked = (runs: readonly Run[]) => same(runs).replace(/\s/g, "");
        expect(unblanked(difference.before)).toBe(unblanked(difference.after));
        expect(same(wordDifference(before, before).before)).toBe(before);
      }),
    );
  });

  it("takes one run for texts that have nothing in common and are too long to compare", () => {
    const before = Array.from({ length: 3_000 }, (_, n) => `a${n}`).join(" ");
    const { after } = wordDifference(before, before.replaceAll("a", "b"));
    expect(after).toHaveLength(1);
  });
});
