import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codePointIndex } from "./code-point-index";
import { toCodePoints, toCodeUnits } from "./code-points";

const text = fc.string({ unit: fc.constantFrom("a", "é", "🗼", "𐍈", "\u0301", "ع", "\n"), maxLength: 60 });

/** What came of it, or that it was refused. */
function outcome<Result>(work: () => Result): Result | "refused" {
  try {
    return work();
  } catch (thrown) {
    if (thrown instanceof RangeError) return "refused";
    throw thrown;
  }
}

describe("codePointIndex", () => {
  it("counts as the functions that walk the text do, and refuses what they refuse", () => {
    const offset = fc.integer({ min: -1, max: 130 });
    fc.assert(
      fc.property(text, offset, offset, (words, start, end) => {
        const index = codePointIndex(words);
        const span = { start, end };
        expect(index.lengthCodePoints).toBe([...words].length);
        expect(outcome(() => index.toCodePoints(span))).toEqual(outcome(() => toCodePoints(words, span)));
        expect(outcome(() => index.toCodeUnits(span))).toEqual(outcome(() => toCodeUnits(words, span)));
      }),
      { numRuns: 2_000 },
    );
  });
});
