import fc from "fast-check";
import { expect, it } from "vitest";
import { quantity } from "@/lib/domain/claim";
import { readQuantities } from "./read-quantities";

const pieces = fc.constantFrom(
  ..."up to|at least|between|and|or|to|-|–|,|.|(|)|a|an|the|one|two|half|hundred|dozens|of|million".split("|"),
  ..."4|55|1,000|2.5|20-25|2017|007|3-1|11:30|km|mile|miles|%|$|tanks|tank|were|destroyed|killed|May|F-16".split("|"),
  ..."\n|²|½|’s|\ud83d|\ude80|🚀|ﷺ|é|from|square|radius|zone|#|+|/|https://a.b/4|@".split("|"),
);
const wordy = fc
  .array(fc.tuple(pieces, fc.constantFrom(" ", "", "\u00a0")), { maxLength: 40 })
  .map((parts) => parts.flat().join(""));
const texts = fc.oneof(wordy, fc.string({ unit: "binary", maxLength: 80 }), fc.string({ maxLength: 80 }));

const isLow = (code: number) => code >= 0xdc00 && code <= 0xdfff;
const isHigh = (code: number) => code >= 0xd800 && code <= 0xdbff;
const isInsidePair = (text: string, at: number) => isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at));

it("reads any text: spans in order, inside it, never through a pair; figures a claim can hold", () => {
  fc.assert(
    fc.property(texts, (text) => {
      let end = 0;
      for (const { quantity: read, span } of readQuantities(text)) {
        expect(span.start).toBeGreaterThanOrEqual(end);
        expect(span.end).toBeGreaterThan(span.start);
        expect(span.end).toBeLessThanOrEqual(text.length);
        expect(isInsidePair(text, span.start) || isInsidePair(text, span.end)).toBe(false);
        expect(quantity.parse(read)).toEqual(read);
        end = span.end;
      }
    }),
    { numRuns: 20_000 },
  );
});

it("reads the same after what is read already: a sentence in front changes nothing", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const front = "Nothing was counted.\n";
      const shifted = readQuantities(front + text).map(({ span }) => span.start - front.length);
      expect(shifted).toEqual(readQuantities(text).map(({ span }) => span.start));
    }),
  );
});

/** Counts how often characters are looked at, which no clock can make better or worse. */
it.each([
  "a ",
  "4-",
  "one of the ",
  "1,",
  "$",
  "up to ",
  "(",
  "half a ",
  "hundreds of ",
  "4 km (",
  "x-",
  "a.",
  "destroyed ",
])("reads “%s” written on and on to the end", (piece) => {
  const text = piece.repeat(200_000 / piece.length);
  expect(readQuantities(`${text} 4 tanks`).length).toBeGreaterThanOrEqual(0);
  expect(readQuantities(`${text}\n4 tanks were destroyed`).at(-1)?.quantity.status).toBe("destroyed");
});
