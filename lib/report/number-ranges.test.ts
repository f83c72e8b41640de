import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { numberRanges, numbersIn } from "./number-ranges";

describe("numberRanges", () => {
  it("lists numbers as a person would", () => {
    expect(numberRanges([7, 2, 1, 3, 7, 9, 10])).toBe("1-3,7,9-10");
    expect(numberRanges([])).toBe("");
  });

  it("names exactly the numbers it was given", () =>
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1 }), (numbers) => {
        const isIn = numbersIn(numberRanges(numbers));
        for (let number = 0; number <= 61; number++) expect(isIn?.(number)).toBe(numbers.includes(number));
      }),
    ));
});

describe("numbersIn", () => {
  it.each(["", "1,", "-3", "1-", "one", "1 2", "1-2-3", "9".repeat(20), "1,".repeat(3_000)])(
    "is none of %j",
    (text) => {
      expect(numbersIn(text)).toBeNull();
    },
  );
});
