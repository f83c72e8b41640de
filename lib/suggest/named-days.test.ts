import { expect, it } from "vitest";
import { dayPhrases, namedDays } from "./named-days";

const may18 = { month: 5, day: 18 };
const named = (text: string) => namedDays({ occurred: null }, [text]);

it.each([
  "On May 18, jets struck a convoy.",
  "May 18th was the date.",
  "It came on the 18th of May.",
  "It came on 18 May 2017.",
])("finds the day in “%s”, once", (text) => {
  expect(named(`${text} ${text}`)).toEqual([may18]);
});

it.each(["They may, 18 of them.", "18 marines", "May 2017", "on May 18:30", "40 May", "118 May"])(
  "takes nothing in “%s” for a day",
  (text) => {
    expect(named(text)).toEqual([]);
  },
);

it("goes by the day that a claim is dated to, and by its words where it has none", () => {
  const occurred = { text: "on 6 June", from: null, to: null, precision: "unknown" as const };
  expect(namedDays({ occurred }, ["after May 18"])).toEqual([{ month: 6, day: 6 }, may18]);
  const dated = { text: "on Tuesday", from: "2017-06-06", to: "2017-06-06", precision: "day" as const };
  expect(namedDays({ occurred: dated }, ["after May 18"])).toEqual([{ month: 6, day: 6 }]);
});

it("writes a day as texts do", () => {
  expect(dayPhrases(may18)).toEqual(expect.arrayContaining(["18 May", "May 18th", "18th of May"]));
  expect(dayPhrases({ month: 6, day: 2 })).toEqual(expect.arrayContaining(["June 2nd", "Jun 2", "02 June"]));
  expect(dayPhrases({ month: 6, day: 11 })).toContain("June 11th");
});
