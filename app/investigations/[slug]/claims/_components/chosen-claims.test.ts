import { describe, expect, it } from "vitest";
import { claimViews } from "@/lib/live/claim-view";
import { ada, ben, claimId, curated, deskAfter, linked, passage, recorded } from "@/lib/report/testing/report-desk";
import { chosenClaims, everyClaim, isNarrowed } from "./chosen-claims";

const desk = deskAfter([
  [ada, recorded(1, "Tanks were hit at al-Tánf", passage(1, 1, "armour burned"))],
  [ada, recorded(2, "A zone was agreed", passage(2, 1, "both sides"))],
  [ada, recorded(3, "Somebody left", passage(3, 1, "gone"))],
  [ben, linked(1, 2, passage(4, 2, "nobody agreed"), "denied")],
  [ada, curated(2, "Accounts differ", "")],
  [ada, { type: "claim.withdrawn", claimId: claimId(3), reason: "Read wrongly" }],
]);
const numbers = (choice: Partial<typeof everyClaim>) =>
  chosenClaims(claimViews(desk), { ...everyClaim, ...choice }).map(({ claim }) => claim.number);

describe("chosenClaims", () => {
  it("hides withdrawn claims until they are asked for", () => {
    expect(numbers({})).toEqual([1, 2]);
    expect(numbers({ withWithdrawn: true })).toEqual([1, 2, 3]);
    expect(numbers({ standing: "withdrawn" })).toEqual([3]);
  });

  it("finds words in wording, figures and quotes, without accents or case", () => {
    expect(numbers({ words: "TANF" })).toEqual([1]);
    expect(numbers({ words: "up to 4 burned" })).toEqual([1]);
    expect(numbers({ words: "#2" })).toEqual([2]);
  });

  it("narrows by type, by state and by verdict", () => {
    expect(numbers({ type: "timing" })).toEqual([]);
    expect(numbers({ standing: "settled" })).toEqual([2]);
    expect(numbers({ standing: "conflicting" })).toEqual([2]);
    expect(numbers({ standing: "open" })).toEqual([1]);
  });

  it("keeps only contested claims when asked", () => {
    expect(numbers({ contestedOnly: true })).toEqual([2]);
  });

  it("sorts by state, and the other way round", () => {
    expect(numbers({ sort: { key: "state", isDescending: false } })).toEqual([1, 2]);
    expect(numbers({ sort: { key: "state", isDescending: true } })).toEqual([2, 1]);
  });
});

it("knows a narrowed list from one that is merely sorted", () => {
  expect(isNarrowed({ ...everyClaim, sort: { key: "type", isDescending: true } })).toBe(false);
  expect(isNarrowed({ ...everyClaim, words: "x" })).toBe(true);
});
