import { describe, expect, it } from "vitest";
import type { Claim } from "@/lib/domain/claim";
import { ada, claimId } from "@/lib/report/testing/report-desk";
import { changesIn, claimDraft, quantityDraft } from "./claim-draft";

const claim: Claim = {
  id: claimId(1),
  number: 1,
  wording: "Tanks were destroyed",
  type: "equipment",
  quantities: [
    { min: null, max: 4, unit: null, object: "tank", approximate: false, comparator: "up to", status: "destroyed" },
  ],
  occurred: { text: "last week", from: "2017-05-18", to: null, precision: "day" },
  place: null,
  attribution: { to: "a spokesman", how: "indirect" },
  modality: "reported",
  withdrawnAtMs: null,
  recordedBy: ada,
  recordedAtMs: 0,
  changedSeq: 7,
  changedBy: ada,
  changedAtMs: 1,
  mergedInto: null,
};

describe("changesIn", () => {
  it("finds nothing changed in a draft as it was opened", () => {
    expect(changesIn(claimDraft(claim))).toEqual({});
  });

  it("names only the fields that differ", () => {
    expect(changesIn({ ...claimDraft(claim), wording: " Tanks were hit ", place: "the road" })).toEqual({
      wording: "Tanks were hit",
      place: "the road",
    });
  });

  it("reads numbers as people write them, and leaves an empty row out", () => {
    const draft = claimDraft(claim);
    const row = { ...quantityDraft(null, 1), min: "1,000", unit: "km²" };
    expect(changesIn({ ...draft, quantities: [row, quantityDraft(null, 2)] }).quantities).toEqual([
      { min: 1000, max: null, unit: "km²", object: null, approximate: false, comparator: null, status: null },
    ]);
  });

  it("takes time, place and speaker away when they are emptied", () => {
    expect(changesIn({ ...claimDraft(claim), occurredText: "", from: "", attributedTo: " " })).toEqual({
      occurred: null,
      attribution: null,
    });
  });
});
