import fc from "fast-check";
import { expect, it } from "vitest";
import type { Quantity } from "@/lib/domain/claim";
import { compare } from "./compare";
import { readQuantities } from "./read-quantities";

function read(text: string): Quantity {
  const [found] = readQuantities(text);
  if (!found) throw new Error(`No figure in “${text}”.`);
  return found.quantity;
}

it.each<[string, string, string, boolean]>([
  ["up to 4 tanks were destroyed", "one tank was destroyed", "compatible", true],
  ["4 tanks were destroyed", "one tank was destroyed", "differs", false],
  ["4 tanks were destroyed", "4 tanks were destroyed", "same", false],
  ["at least 4 vehicles", "3 vehicles", "differs", false],
  ["at least 4 vehicles", "6 vehicles", "compatible", true],
  ["about 200 soldiers", "210 soldiers", "compatible", true],
  ["about 200 soldiers", "300 soldiers", "differs", false],
  ["several tanks", "4 tanks", "compatible", true],
  ["several tanks", "several tanks", "same", false],
  ["20 to 25 km", "more than 30 km", "differs", false],
  ["55 km", "34 miles", "same", false],
  ["100 square kilometres", "39 square miles", "same", false],
  ["55 km", "55 miles", "differs", false],
  ["2 tonnes", "2,000 kg", "same", false],
  ["2 hours", "120 minutes", "same", false],
  ["$5 million", "5 million dollars", "same", false],
  ["$5 million", "€5 million", "incomparable", false],
  ["55 km", "55 tanks", "incomparable", false],
  ["4 tanks", "4 soldiers", "incomparable", false],
  ["4 tanks", "4 howitzers", "compatible", false],
  ["4 tanks", "9 howitzers", "differs", false],
  ["20 rebels", "20 fighters", "same", false],
  ["20 rebels", "30 soldiers", "differs", false],
  ["20 people were killed", "20 people were wounded", "incomparable", false],
  ["3 borders", "3 villages", "incomparable", false],
])("compares “%s” with “%s”: %s, reported differently: %s", (one, other, outcome, isReportedDifferently) => {
  expect(compare(read(one), read(other))).toEqual({ outcome, isReportedDifferently });
});

it("takes nothing said for nothing against: a figure without object or status can be compared", () => {
  const tanks = read("4 tanks were destroyed");
  expect(compare(tanks, { ...tanks, object: null, status: null }).outcome).toBe("compatible");
  expect(compare({ ...tanks, unit: "" }, tanks).outcome).toBe("same");
});

const ends = fc.tuple(fc.option(fc.integer({ min: 0, max: 60 })), fc.option(fc.nat(30)));
const quantities = fc
  .record({
    ends,
    unit: fc.constantFrom(null, "", "km", "mile", "m", "sq km", "furlong", "tonne"),
    object: fc.constantFrom(
      null,
      "tank",
      "howitzer",
      "rebel",
      "people",
      "village",
      "radius",
      "distance from the border",
    ),
    approximate: fc.boolean(),
    comparator: fc.constantFrom(null, "up to", "several"),
    status: fc.constantFrom(null, "killed", "dead", "destroyed", "hit"),
  })
  .map(
    ({ ends: [min, more], ...rest }): Quantity => ({
      ...rest,
      min,
      max: more === null ? null : (min ?? 0) + more,
    }),
  );

it("is symmetric", () => {
  fc.assert(
    fc.property(quantities, quantities, (one, other) => {
      expect(compare(one, other)).toEqual(compare(other, one));
    }),
    { numRuns: 5_000 },
  );
});

it("finds every quantity the same as itself", () => {
  fc.assert(
    fc.property(quantities, (one) => {
      expect(compare(one, { ...one })).toEqual({ outcome: "same", isReportedDifferently: false });
    }),
    { numRuns: 2_000 },
  );
});
