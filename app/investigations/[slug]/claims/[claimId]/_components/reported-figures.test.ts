import { expect, it } from "vitest";
import { claimView } from "@/lib/live/claim-view";
import { ada, claimId, deskAfter, linked, passage, recorded } from "@/lib/report/testing/report-desk";
import { reportedFigures } from "./reported-figures";
import { ticksTo } from "./ticks-to";

const own = recorded(1, "Up to four tanks", passage(1, 1, "perhaps four tanks"));
const rival = recorded(2, "One tank", passage(2, 2, "one tank and some trucks"));

it("sets the figure of a contradicting passage beside the claim's own", () => {
  const desk = deskAfter([
    [ada, own],
    [ada, rival],
    [ada, linked(1, 1, passage(2, 2, "one tank"), "")],
  ]);
  const view = claimView(desk, claimId(1));
  expect(view && reportedFigures(desk, view)).toMatchObject([
    {
      what: "tank",
      most: 4,
      figures: [
        { relation: null, sources: [{ number: 1 }] },
        { relation: "contradicts", sources: [{ number: 2 }], from: { number: 2 } },
      ],
    },
  ]);
});

it("compares nothing with a claim that no linked passage makes", () => {
  const desk = deskAfter([
    [ada, own],
    [ada, rival],
  ]);
  const view = claimView(desk, claimId(1));
  expect(view && reportedFigures(desk, view)).toEqual([]);
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
