import { expect, it } from "vitest";
import { type ClaimView, claimView } from "@/lib/live/claim-view";
import type { Desk } from "@/lib/live/desk";
import { ada, claimId, deskAfter, linked, passage, recorded } from "@/lib/report/testing/report-desk";
import type { Paragraphs } from "./paragraphs";
import { reportedFigures } from "./reported-figures";
import { ticksTo } from "./ticks-to";

/** "Up to 4 tanks destroyed". */
const own = recorded(1, "Up to four tanks", passage(1, 1, "perhaps four tanks"));
const rival = recorded(2, "One tank", passage(2, 2, "one tank and some trucks"));

function linesOf(desk: Desk, paragraphs: Paragraphs = {}): ReturnType<typeof reportedFigures> {
  const view: ClaimView | null = claimView(desk, claimId(1));
  if (!view) throw new Error("The claim is on the desk.");
  return reportedFigures(desk, view, paragraphs);
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
        { relations: [], reporters: [{ source: { number: 1 }, voice: "" }], comparison: null },
        {
          relations: ["contradicts"],
          reporters: [{ source: { number: 2 } }],
          from: { number: 2 },
          comparison: { outcome: "same" },
        },
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

it("keeps the voices of one source apart: a reader's count is not the outlet's", () => {
  const [said, heard] = [passage(2, 2, "one tank was destroyed"), passage(3, 2, "only one tank was hit")];
  const desk = deskAfter([
    [ada, own],
    [ada, linked(1, 1, said, "")],
    [ada, linked(2, 1, heard, "")],
  ]);
  const [line] = linesOf(desk, {
    [said.id]: { paragraph: 2, kind: "body", voice: null },
    [heard.id]: { paragraph: 9, kind: "comment", voice: "reader 2" },
  });
  expect(line?.figures.slice(1).map(({ reporters }) => reporters.map(({ voice }) => voice))).toEqual([
    [""],
    ["reader comment, reader 2"],
  ]);
});

it("keeps a row for a source that gives no such figure", () => {
  const [line] = linesOf(
    deskAfter([
      [ada, own],
      [ada, linked(1, 1, passage(2, 2, "jets struck a column; 20 soldiers were killed"), "")],
    ]),
  );
  expect(line?.figures[1]).toMatchObject({
    quantity: null,
    reporters: [{ source: { number: 2 } }],
    relations: ["contradicts"],
  });
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
