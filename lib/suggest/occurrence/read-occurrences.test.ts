import fc from "fast-check";
import { expect, it } from "vitest";
import { occurrence } from "@/lib/domain/claim";
import type { Published } from "@/lib/domain/source";
import { readOccurrence, readOccurrences } from "./read-occurrences";

/** A Wednesday. */
const published: Published = { date: "2017-05-31", precision: "day", inferred: false };

const lineOf = (text: string, day: Published | null = published) =>
  readOccurrences(text, day).map(
    ({ occurrence: { text: words, from, to, precision } }) =>
      `${words}: ${from === to ? from : `${from} to ${to}`}, ${precision}`,
  );

it.each<[string, ...string[]]>([
  ["The strike came on May 18 and fell on a convoy", "May 18: 2017-05-18, day"],
  ["on 18 May 2017", "on 18 May 2017: 2017-05-18, day"],
  ["the raid of 6 June", "6 June: 2016-06-06, day"],
  ["On Tuesday the Pentagon said", "On Tuesday: 2017-05-30, day"],
  ["on Sunday, as ground was gained", "on Sunday: 2017-05-28, day"],
  ["on Saturday the army sent", "on Saturday: 2017-05-27, day"],
  ["on Wednesday", "on Wednesday: 2017-05-31, day"],
  ["It was announced yesterday by the command", "yesterday: 2017-05-30, day"],
  ["over the weekend", "weekend: 2017-05-27 to 2017-05-28, day"],
  ["during last week’s incident", "last week: 2017-05-22 to 2017-05-28, week"],
  ["three weeks ago", "three weeks ago: 2017-05-08 to 2017-05-14, week"],
  ["earlier in May", "May: 2017-05-01 to 2017-05-31, month"],
  ["in December", "December: 2016-12-01 to 2016-12-31, month"],
  ["early June 2016", "June 2016: 2016-06-01 to 2016-06-30, month"],
  ["It was last year that rebels", "last year: 2016-01-01 to 2016-12-31, year"],
  ["on their feet since 2011 by flying", "2011: 2011-01-01 to 2011-12-31, year"],
  ["18 May 2017 to 20 May 2017", "18 May 2017 to 20 May 2017: 2017-05-18 to 2017-05-20, day"],
  ["destroyed by the US that day", "that day: null, unknown"],
  ["gathering there in recent days", "in recent days: null, unknown"],
  ["on 5/6/2017", "5/6/2017: null, unknown"],
])("reads “%s”", (text, ...lines) => {
  expect(lineOf(text)).toEqual(lines);
});

it.each([
  "They may come, sit in the sun for a second, and march on.",
  "May they return. March on!",
  "He sat 4 tanks there now.",
  "the second strike and a second statement",
  "for 3 days, in 3 weeks, within an hour, two days later, a few days afterwards, the day before",
  "Twice in 3 weeks now",
  "at 11:30, at 3 p.m.",
  "in Veterans Today, and in the world of today",
  "4 tanks, 20 km, 24/7 and resolution 2254",
  "up to 2000 fighters",
  "",
])("takes nothing in “%s” for a time", (text) => {
  expect(lineOf(text)).toEqual([]);
});

it("counts from nothing where the day of publication is not known", () => {
  expect(lineOf("on May 18, 18 May 2016, on Tuesday", null)).toEqual([
    "May 18: null, unknown",
    "18 May 2016: 2016-05-18, day",
    "on Tuesday: null, unknown",
  ]);
  const month: Published = { date: "2017-05", precision: "month", inferred: true };
  expect(lineOf("on Tuesday, on May 18, last year", month)).toEqual([
    "on Tuesday: null, unknown",
    "May 18: 2017-05-18, day",
    "last year: 2016-01-01 to 2016-12-31, year",
  ]);
});

it("fills in the first time that has days, and the first words without one", () => {
  expect(readOccurrence("that day, or on May 18", published)?.occurrence.text).toBe("May 18");
  expect(readOccurrence("that day", published)?.occurrence).toMatchObject({ text: "that day", precision: "unknown" });
  expect(readOccurrence("no time at all", published)).toBeNull();
});

const pieces = fc.constantFrom(
  ..."on|in|last|next|May|may|18|2017|Tuesday|week|ago|3|the|–|to|yesterday|12/5/2017|that day|since 2011|🚀|\n".split(
    "|",
  ),
);
const texts = fc.oneof(
  fc.array(pieces, { maxLength: 15 }).map((parts) => parts.join(" ")),
  fc.string({ unit: "binary" }),
);
const dates = fc.constantFrom<Published | null>(
  null,
  published,
  { date: "2017", precision: "year", inferred: false },
  { date: "2016-02", precision: "month", inferred: true },
);

it("reads any text: spans in order, inside it, saying its words; times a claim can hold", () => {
  fc.assert(
    fc.property(texts, dates, (text, day) => {
      let end = 0;
      for (const { occurrence: read, span } of readOccurrences(text, day)) {
        expect(span.start).toBeGreaterThanOrEqual(end);
        expect(text.slice(span.start, span.end)).toBe(read.text);
        expect(occurrence.parse(read)).toEqual(read);
        end = span.end;
      }
    }),
    { numRuns: 3_000 },
  );
});
