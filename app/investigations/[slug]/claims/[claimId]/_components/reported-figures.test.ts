import { expect, it } from "vitest";
import { type ClaimView, claimView } from "@/lib/live/claim-view";
import type { Desk } from "@/lib/live/desk";
import { ada, claimId, deskAfter, linked, passage, recorded } from "@/lib/report/testing/report-desk";
import { reportedFigures } from "./reported-figures";
import { ticksTo } from "./ticks-to";

/** "Up to 4 tanks destroyed". */
const own = recorded(1, "Up to four tanks", passage(1, 1, "perhaps four tanks"));
const rival = recorded(2, "One tank", passage(2, 2, "one tank and some trucks"));

function linesOf(desk: Desk): ReturnType<typeof reportedFigures> {
  const view: ClaimView | null = claimView(desk, claimId(1));
  if (!view) throw new Error("The claim is on the desk.");
  return reportedFigures(desk, view);
}

it("sets the figure of a claim made by a contradicting passage beside the claim's own", () => {
  const lines = linesOf(
    deskAfter([
      [ada, own],
      [ada, rival],
      [ada, linked(1, 1, passage(2, 2, "one tank"), "")],
    ]),
  );
  expect(lines).toMatchObject([
    {
      own: { object: "tank" },
      most: 4,
      figures: [
        { relations: [], sources: [{ number: 1 }], comparison: null },
        { relations: ["contradicts"], sources: [{ number: 2 }], from: { number: 2 }, comparison: { outcome: "same" } },
      ],
    },
  ]);
});

it("reads the figure out of a passage that no claim is made of, and says how it stands to the claim's", () => {
  const lines = linesOf(
    deskAfter([
      [ada, own],
      [ada, linked(1, 1, passage(2, 2, "6 tanks were destroyed, and 20 soldiers killed"), "")],
    ]),
  );
  expect(lines).toMatchObject([
    { most: 6, figures: [{}, { quantity: { min: 6 }, from: null, comparison: { outcome: "differs" } }] },
  ]);
});

it("says that a compatible figure was reported differently", () => {
  const [line] = linesOf(
    deskAfter([
      [ada, own],
      [ada, linked(1, 1, passage(2, 2, "one tank was destroyed"), "")],
    ]),
  );
  expect(line?.figures[1]?.comparison).toEqual({ outcome: "compatible", isReportedDifferently: true });
});

it("has one row for what a source says once, however many of its passages are linked", () => {
  const qualifying = linked(2, 1, passage(2, 2, "one tank was destroyed"), "");
  const [line] = linesOf(
    deskAfter([
      [ada, own],
      [ada, linked(1, 1, passage(2, 2, "one tank was destroyed"), "")],
      [ada, qualifying.type === "evidence.linked" ? { ...qualifying, relation: "qualifies" } : qualifying],
    ]),
  );
  expect(line?.figures).toMatchObject([{}, { relations: ["contradicts", "qualifies"] }]);
});

it("keeps a row for a source that gives no such figure", () => {
  const [line] = linesOf(
    deskAfter([
      [ada, own],
      [ada, linked(1, 1, passage(2, 2, "jets struck a column; 20 soldiers were killed"), "")],
    ]),
  );
  expect(line?.figures[1]).toMatchObject({ quantity: null, sources: [{ number: 2 }], relations: ["contradicts"] });
});

it("converts every figure to the unit of the claim's own", () => {
  const claimed = own.type === "claim.recorded" ? own : null;
  if (!claimed) throw new Error("It records a claim.");
  const quantities = [
    { min: 55, max: 55, unit: "km", object: null, approximate: false, comparator: null, status: null },
  ];
  const [line] = linesOf(
    deskAfter([
      [ada, { ...claimed, fields: { ...claimed.fields, quantities } }],
      [ada, linked(1, 1, passage(2, 2, "a radius of 34 miles"), "")],
    ]),
  );
  expect(line?.figures[1]?.ends.max).toBeCloseTo(54.7, 1);
  expect(line?.figures[1]?.comparison?.isReportedDifferently).toBe(false);
});

it("compares nothing with a claim that no linked passage makes", () => {
  expect(
    linesOf(
      deskAfter([
        [ada, own],
        [ada, rival],
      ]),
    ),
  ).toEqual([]);
});

it.each<[number, readonly number[]]>([
  [4, [0, 1, 2, 3, 4]],
  [1, [0, 1]],
  [0, [0, 1]],
  [55, [0, 20, 40, 60]],
  [1000, [0, 200, 400, 600, 800, 1000]],
  [0.3, [0, 0.1, 0.2, 0.3]],
])("makes round ticks up to %d", (most, ticks) => {
  expect(ticksTo(most)).toEqual(ticks);
});
