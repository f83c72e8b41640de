import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normaliseText } from "./normalise";

const raw = fc
  .array(fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom("\r", "\n", "\r\n", "\u0301")))
  .map((parts) => parts.join(""));

describe("the laws of normalising", () => {
  it("changes nothing the second time", () => {
    fc.assert(
      fc.property(raw, (raw) => {
        const once = normaliseText(raw);
        expect(normaliseText(once)).toBe(once);
      }),
      { numRuns: 1_000 },
    );
  });

  it("leaves every slice of normalised text normalised, so that a quote never differs from its text", () => {
    fc.assert(
      fc.property(raw, fc.nat(), fc.nat(), (raw, from, length) => {
        const characters = [...normaliseText(raw)];
        const slice = characters
          .slice(from % (characters.length + 1))
          .slice(0, length % (characters.length + 1))
          .join("");
        expect(normaliseText(slice)).toBe(slice);
      }),
      { numRuns: 1_000 },
    );
  });
});
