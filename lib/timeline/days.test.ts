import { describe, expect, it } from "vitest";
import type { Occurrence } from "@/lib/domain/claim";
import { dateOfDay, dayNumber, daysOf, daysOfPublished } from "@/lib/timeline/days";

const between = (occurrence: Partial<Occurrence>) => {
  const days = daysOf({ text: "", from: null, to: null, precision: "day", ...occurrence });
  const date = (day: number | null) => (day === null ? null : dateOfDay(day));
  return days && [date(days.first), date(days.last), days.isSoft];
};

describe("the days of an occurrence", () => {
  it("are the stated ones, soft unless they are exact", () => {
    expect(between({ from: "2017-05-18", to: "2017-05-18" })).toEqual(["2017-05-18", "2017-05-18", false]);
    expect(between({ from: "2017-05-22", to: "2017-05-28", precision: "week" })).toEqual([
      "2017-05-22",
      "2017-05-28",
      true,
    ]);
  });

  it("are widened by the precision where one end stands alone", () => {
    expect(between({ from: "2017-05-18" })).toEqual(["2017-05-18", "2017-05-18", false]);
    expect(between({ to: "2017-05-28", precision: "week" })).toEqual(["2017-05-22", "2017-05-28", true]);
    expect(between({ from: "2016-02-10", precision: "month" })).toEqual(["2016-02-01", "2016-02-29", true]);
    expect(between({ to: "2017-12-31", precision: "month" })).toEqual(["2017-12-01", "2017-12-31", true]);
    expect(between({ from: "2017-05-18", precision: "year" })).toEqual(["2017-01-01", "2017-12-31", true]);
  });

  it("stay open where nothing says how far they reach, and are none where no day is named", () => {
    expect(between({ to: "2017-05-30", precision: "unknown" })).toEqual([null, "2017-05-30", true]);
    expect(between({ text: "last week", precision: "week" })).toBeNull();
  });
});

it("reads a publication date as exactly as it is known", () => {
  const dates = (date: string) => {
    const days = daysOfPublished(date);
    return days && [dateOfDay(days.first), dateOfDay(days.last)];
  };
  expect(dates("2017-05-30")).toEqual(["2017-05-30", "2017-05-30"]);
  expect(dates("2017-02")).toEqual(["2017-02-01", "2017-02-28"]);
  expect(dates("2017")).toEqual(["2017-01-01", "2017-12-31"]);
  expect(dates("spring")).toBeNull();
});

it("counts days without time zones", () => {
  expect(dayNumber("1970-01-02")).toBe(1);
  expect(dateOfDay(dayNumber("2017-03-26"))).toBe("2017-03-26");
});
