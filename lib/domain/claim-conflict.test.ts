import { describe, expect, it } from "vitest";
import type { ClaimFields } from "@/lib/domain/claim";
import { bothOf, type ClaimChanges, type ClaimField, conflictsIn, settledChanges } from "./claim-conflict";

const figure = (min: number) => ({
  min,
  max: min,
  unit: "m",
  object: null,
  approximate: false,
  comparator: null,
  status: null,
});
const basis: ClaimFields = {
  wording: "The tower is tall.",
  type: "other",
  quantities: [figure(330)],
  occurred: null,
  place: "in town",
  attribution: { to: "the keeper", how: "direct" },
  modality: "reported",
};
const theirs: ClaimFields = { ...basis, wording: "The tower leans.", quantities: [figure(324)], modality: "asserted" };

describe("the fields in conflict", () => {
  it("are those that both changed, differently", () => {
    const mine = { wording: "The tower is 330 m tall.", place: "by the river", modality: "asserted" } as const;
    expect(conflictsIn(basis, theirs, mine)).toEqual(["wording"]);
  });

  it("are all that differ when nobody knows what had been read", () => {
    expect(conflictsIn(null, theirs, { wording: "The tower is 330 m tall.", place: "by the river" })).toEqual([
      "wording",
      "place",
    ]);
  });

  it("do not hang on the order in which a value names its parts", () => {
    const { unit, ...rest } = figure(324);
    expect(conflictsIn(basis, theirs, { quantities: [{ unit, ...rest }] })).toEqual([]);
  });
});

describe("both", () => {
  it("keeps both texts, and both figures once each", () => {
    expect(bothOf("wording", theirs, { wording: "The tower is old." })).toEqual({
      wording: "The tower leans. / The tower is old.",
    });
    expect(bothOf("quantities", theirs, { quantities: [figure(324), figure(300)] })).toEqual({
      quantities: [figure(324), figure(300)],
    });
    expect(bothOf("attribution", theirs, { attribution: { to: "the mayor", how: "direct" } })).toEqual({
      attribution: { to: "the keeper / the mayor", how: "direct" },
    });
  });

  it.each([
    ["type", { type: "timing" }],
    ["modality", { modality: "denial" }],
    ["attribution", { attribution: { to: "the mayor", how: "hearsay" } }],
    ["attribution", { attribution: null }],
    ["place", { place: null }],
    ["quantities", { quantities: [] }],
    ["wording", { wording: "y".repeat(1_990) }],
    ["wording", { wording: "The tower leans. A lot." }],
  ] satisfies [ClaimField, ClaimChanges][])(
    "is not offered for a %s that cannot hold them, nor where one says the other: %j",
    (field, mine) => {
      expect(bothOf(field, theirs, mine)).toEqual({});
    },
  );
});

describe("settling", () => {
  const mine = { wording: "The tower is old.", quantities: [figure(300)], place: "by the river" };
  const conflicts = conflictsIn(basis, theirs, mine);

  it("waits for a choice in every conflict", () => {
    expect(settledChanges(theirs, mine, conflicts, { wording: "mine" })).toBeNull();
  });

  it("sends mine and both, and leaves theirs as it is; what only I changed goes with it", () => {
    expect(settledChanges(theirs, mine, conflicts, { wording: "theirs", quantities: "both" })).toEqual({
      quantities: [figure(324), figure(300)],
      place: "by the river",
    });
    expect(settledChanges(theirs, mine, conflicts, { wording: "mine", quantities: "theirs" })).toEqual({
      wording: "The tower is old.",
      place: "by the river",
    });
  });
});
