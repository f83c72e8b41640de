import { describe, expect, it } from "vitest";
import type { BodyOf } from "@/lib/domain/audit-event";
import type { Occurrence } from "@/lib/domain/claim";
import { annotator, captured, deskAfter, ids, manager, passage, recorded, towerDesk } from "@/lib/live/testing/tower";
import { dateOfDay } from "@/lib/timeline/days";
import { timelineOf } from "@/lib/timeline/timeline";
import { timelineChoice, timelineParams, wholeTimeline } from "@/lib/timeline/timeline-choice";

const when = (occurred: Partial<Occurrence> | null): Occurrence | null =>
  occurred && { text: "then", from: null, to: null, precision: "day", ...occurred };
const told = (n: number, occurred: Partial<Occurrence> | null, source = 1): BodyOf<"claim.recorded"> => ({
  ...recorded(n),
  passage: passage(n, source),
  fields: { ...recorded(n).fields, occurred: when(occurred) },
});
const publishedOn = (n: number, date: string): BodyOf<"source.captured"> => {
  const body = captured(n);
  return { ...body, source: { ...body.source, published: { date, precision: "day", inferred: true } } };
};
const desk = deskAfter(
  deskAfter(towerDesk(), manager, publishedOn(3, "2017-06-07")),
  annotator,
  told(1, { from: "2017-05-26", to: "2017-05-30" }),
  told(2, { from: "2017-05-18", to: "2017-05-18" }),
  told(3, { to: "2017-05-30", precision: "unknown" }),
  told(4, { text: "once upon a time", precision: "unknown" }),
  told(5, null),
  told(6, { from: "2017-05-22", to: "2017-05-28", precision: "week" }, 2),
  { type: "appearance.recorded", appearanceId: ids.app(60), claimId: ids.clm(2), passage: passage(60, 2) },
  { type: "appearance.recorded", appearanceId: ids.app(61), claimId: ids.clm(2), passage: passage(61, 2) },
);
const numbers = (lane: { dated: readonly { view: { claim: { number: number } } }[] } | undefined) =>
  lane?.dated.map(({ view }) => view.claim.number);

describe("timelineOf", () => {
  const { lanes, axis, timeless } = timelineOf(desk, wholeTimeline);
  const [first, second, third] = lanes;

  it("has a lane for each source, with what it tells in the order of days", () => {
    expect(numbers(first)).toEqual([3, 2, 1]);
    expect(numbers(second)).toEqual([2, 6]);
    expect(numbers(third)).toEqual([]);
  });

  it("spans all that is known, and the publication too, with a day of air", () => {
    expect(axis && [dateOfDay(axis.first), dateOfDay(axis.last)]).toEqual(["2017-05-17", "2017-06-08"]);
    expect(third?.published).toMatchObject({ isInferred: true });
  });

  it("draws an open end to the edge and says that it is open", () => {
    expect(first?.dated[0]?.stretch).toMatchObject({ first: axis?.first, isOpenStart: true, isOpenEnd: false });
    expect(second?.dated[1]?.stretch).toMatchObject({ isSoft: true, isOpenStart: false });
  });

  it("lists what has no known day in the words of the source, and counts what says nothing of when", () => {
    expect(first?.undated.map(({ occurred }) => occurred.text)).toEqual(["once upon a time"]);
    expect(timeless).toBe(1);
  });

  it("can be narrowed to some sources and to one type", () => {
    expect(timelineOf(desk, { type: null, hidden: [1, 3] }).lanes.map(numbers)).toEqual([[2, 6]]);
    expect(timelineOf(desk, { type: "equipment", hidden: [] }).lanes.map(numbers)).toEqual([[], [], []]);
  });

  it("has no axis where nothing has a date", () => {
    const none = deskAfter(towerDesk(), annotator, told(1, null));
    expect(timelineOf(none, wholeTimeline)).toMatchObject({ axis: null, timeless: 1 });
  });
});

it("comes back from the address as it was written there", () => {
  const choice = { type: "equipment", hidden: [2], scale: "weeks" } as const;
  const params = Object.entries(timelineParams(choice)).flatMap(([name, value]) => (value ? [[name, value]] : []));
  expect(timelineChoice(Object.fromEntries(params))).toEqual(choice);
  expect(timelineChoice({ scale: "hours" })).toEqual(wholeTimeline);
});
