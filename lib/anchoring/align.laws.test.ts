import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { align } from "./align";

const words = fc.constantFrom("tank", "tanks", "the", "4", "6", " ", " ", ". ", "\n", "was hit", "é", "🗼", "'s");
const text = fc.array(words, { maxLength: 60 }).map((parts) => parts.join(""));

describe("align", () => {
  it("names stretches that are the same in both, in the order of both, without overlaps", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        let [from, otherFrom] = [0, 0];
        for (const { before: at, after: otherAt, length } of align(before, after)) {
          expect(at).toBeGreaterThanOrEqual(from);
          expect(otherAt).toBeGreaterThanOrEqual(otherFrom);
          expect(length).toBeGreaterThan(0);
          expect(after.slice(otherAt, otherAt + length)).toBe(before.slice(at, at + length));
          [from, otherFrom] = [at + length, otherAt + length];
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it("finds all of a text that did not change, and all but what was put in", () => {
    fc.assert(
      fc.property(text, text, fc.nat({ max: 9 }), (left, right, count) => {
        const whole = (stretches: ReturnType<typeof align>) => stretches.reduce((sum, { length }) => sum + length, 0);
        expect(whole(align(left, left))).toBe(left.length);
        const [before, after] = [`${left}\n${right}`, `${left}\n${"New. ".repeat(count)}\n${right}`];
        expect(whole(align(before, after))).toBe(before.length);
      }),
      { numRuns: 1_000 },
    );
  });
});
