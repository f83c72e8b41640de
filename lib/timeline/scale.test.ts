import { expect, it } from "vitest";
import { dayNumber } from "@/lib/timeline/days";
import { scaleFor, scalesFor, ticksOf } from "@/lib/timeline/scale";

const axis = (first: string, last: string) => ({ first: dayNumber(first), last: dayNumber(last) });
const words = (...of: Parameters<typeof ticksOf>) => ticksOf(...of).map((tick) => tick.words);

it("chooses the finest scale that fits a screen", () => {
  expect(scaleFor(axis("2017-05-17", "2017-06-08"))).toBe("days");
  expect(scaleFor(axis("2017-03-01", "2017-06-08"))).toBe("weeks");
  expect(scaleFor(axis("2016-07-01", "2017-06-08"))).toBe("months");
  expect(scaleFor(axis("1990-01-01", "2017-06-08"))).toBe("years");
});

it("offers no scale that would be endless", () => {
  expect(scalesFor(axis("2017-05-17", "2017-06-08"))).toEqual(["days", "weeks", "months", "years"]);
  expect(scalesFor(axis("1900-01-01", "2017-06-08"))).toEqual(["years"]);
});

it("marks every day and says the month where it begins", () => {
  expect(words(axis("2017-05-30", "2017-06-02"), "days")).toEqual(["30 May", "31", "1 Jun", "2"]);
});

it("marks Mondays, firsts of the month and years", () => {
  expect(words(axis("2017-05-17", "2017-06-06"), "weeks")).toEqual(["22 May 2017", "29 May", "5 Jun"]);
  expect(words(axis("2016-11-17", "2017-02-06"), "months")).toEqual(["Dec 2016", "Jan 2017", "Feb"]);
  expect(words(axis("2015-11-17", "2017-02-06"), "years")).toEqual(["2016", "2017"]);
});
