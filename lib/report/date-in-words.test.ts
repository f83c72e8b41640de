import { expect, it } from "vitest";
import { dayInWords, momentInWords, occurrenceInWords, publishedInWords } from "./date-in-words";

it.each([
  ["2017-05-30", "30 May 2017"],
  ["2017-05", "May 2017"],
  ["2017", "2017"],
  ["2017-13-01", "2017-13-01"],
])("reads %s as %s", (date, words) => {
  expect(dayInWords(date)).toBe(words);
});

it("says that a date was inferred, or that there is none", () => {
  expect(publishedInWords({ date: "2017-05", precision: "month", inferred: true })).toBe("May 2017 (inferred)");
  expect(publishedInWords(null)).toBe("undated");
});

it("keeps the words of the source before the days they can mean", () => {
  const lastWeek = { text: "last week", from: "2017-05-15", to: "2017-05-21", precision: "week" } as const;
  expect(occurrenceInWords(lastWeek)).toBe("last week (15 May 2017 to 21 May 2017)");
  expect(occurrenceInWords({ text: "", from: "2017-05-18", to: null, precision: "day" })).toBe("18 May 2017");
  const may = { from: "2017-05-01", to: "2017-05-31", precision: "month" } as const;
  expect(occurrenceInWords({ text: "earlier in May", ...may })).toBe("earlier in May (May 2017)");
  const lastYear = { text: "2016", from: "2016-01-01", to: "2016-12-31", precision: "year" } as const;
  expect(occurrenceInWords(lastYear)).toBe("2016");
  const day = { text: "on 18 May 2017", from: "2017-05-18", to: "2017-05-18", precision: "day" } as const;
  expect(occurrenceInWords(day)).toBe("on 18 May 2017");
  expect(occurrenceInWords({ text: "one morning", from: null, to: null, precision: "unknown" })).toBe("one morning");
});

it("keeps clock times, time zones and calendars as the source states them", () => {
  const zoned = {
    text: "18:00 Damascus time on 18 May",
    from: "2017-05-18",
    to: "2017-05-18",
    precision: "day",
  } as const;
  expect(occurrenceInWords(zoned)).toBe("18:00 Damascus time on 18 May (18 May 2017)");
  const lunar = { text: "the 1st of Ramadan 1438", from: "2017-05-27", to: "2017-05-27", precision: "day" } as const;
  expect(occurrenceInWords(lunar)).toBe("the 1st of Ramadan 1438 (27 May 2017)");
});

it("tells a lone end as what it is, and no more exactly than it is known", () => {
  const since = { text: "", from: "2017-05-20", to: null, precision: "unknown" } as const;
  expect(occurrenceInWords(since)).toBe("from 20 May 2017");
  expect(occurrenceInWords({ ...since, text: "since 20 May 2017" })).toBe("since 20 May 2017");
  const until = { text: "by then", from: null, to: "2017-05-25", precision: "unknown" } as const;
  expect(occurrenceInWords(until)).toBe("by then (until 25 May 2017)");
  expect(occurrenceInWords({ text: "", from: "2017-05-01", to: null, precision: "month" })).toBe("May 2017");
  expect(occurrenceInWords({ text: "", from: null, to: "2017-12-31", precision: "year" })).toBe("2017");
});

it("names a moment to the minute", () => {
  expect(momentInWords(Date.UTC(2026, 0, 2, 9, 5, 59))).toBe("2 January 2026, 09:05 UTC");
});
