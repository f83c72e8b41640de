import { describe, expect, it } from "vitest";
import { toId } from "@/lib/domain/ids";
import { reportModel } from "./report-of-desk";
import { ada, ben, claimId, curated, deskAfter, linked, passage, recorded } from "./testing/report-desk";

const meta = { generatedAtMs: Date.UTC(2026, 0, 2), head: "f".repeat(64), version: "0.1.0" };

describe("reportModel", () => {
  it("carries each quote unchanged, with its source, offsets and hashes", () => {
    const desk = deskAfter([
      [ada, recorded(1, "Tanks were destroyed", passage(1, 1, "perhaps  four\u00a0tanks\n"))],
      [ben, linked(1, 1, passage(2, 2, "دبابة واحدة"), "4 ≠ 1")],
    ]);
    const [claim] = reportModel(desk, meta).claims;
    expect(claim?.appearances).toMatchObject([
      {
        quote: "perhaps  four\u00a0tanks\n",
        sourceNumber: 1,
        retold: true,
        startCodeUnit: 1_000,
        endCodeUnit: 1_020,
        textSha256: "a".repeat(64),
        originalSha256: "1".repeat(64),
      },
    ]);
    expect(claim?.evidence.contradicts).toMatchObject([
      { quote: "دبابة واحدة", sourceNumber: 2, retold: false, reason: "4 ≠ 1", linkedBy: "Second reviewer" },
    ]);
    expect(claim?.evidence.corroborates).toEqual([]);
  });

  it("says on which pages a passage stands, where its text has pages", () => {
    const desk = deskAfter([[ada, recorded(1, "One", passage(1, 1, "one"))]]);
    const { versionId, startCodeUnit } = reportModel(desk, meta).claims[0]?.appearances[0] ?? {};
    if (!versionId || !startCodeUnit) throw new Error("There is no passage.");
    const captured = { number: 1, originalSha256: "1".repeat(64), textSha256: "a".repeat(64), capturedAtMs: 0 };
    const versions = new Map([[versionId, { ...captured, pageStarts: [10, startCodeUnit + 1] }]]);
    const [claim] = reportModel(desk, { ...meta, versions }).claims;
    expect(claim?.appearances).toMatchObject([{ pages: { first: 2, last: 3 } }]);
    expect(reportModel(desk, meta).claims[0]?.appearances[0]).not.toHaveProperty("pages");
  });

  it("can be of some claims alone, and says of how many", () => {
    const desk = deskAfter([
      [ada, recorded(1, "One", passage(1, 1, "one"))],
      [ada, recorded(2, "Two", passage(2, 1, "two"))],
      [ada, { type: "claim.withdrawn", claimId: claimId(2), reason: "No." }],
    ]);
    const part = reportModel(desk, { ...meta, isChosen: (number) => number === 2 });
    expect([part.chosenOf, part.claims, part.withdrawn.map(({ number }) => number)]).toEqual([2, [], [2]]);
    expect(reportModel(desk, meta).chosenOf).toBeNull();
  });

  it("says when the curator is the claim's only author", () => {
    const steps = [
      [ada, recorded(1, "One", passage(1, 1, "one"))],
      [ada, curated(1, "Both accounts stand.", "")],
    ] as const;
    const [claim] = reportModel(deskAfter(steps), meta).claims;
    expect(claim).toMatchObject({
      state: "settled",
      verdict: { value: "conflicting", curatedBy: "First reviewer", curatedByItsOnlyAuthor: true },
    });
  });

  it("lists withdrawn claims apart, with the reason where it is known", () => {
    const desk = deskAfter([
      [ada, recorded(1, "One", passage(1, 1, "one"))],
      [ada, recorded(2, "Two", passage(2, 1, "two"))],
      [ada, { type: "claim.withdrawn", claimId: claimId(1), reason: "Read wrongly" }],
    ]);
    expect(reportModel(desk, meta)).toMatchObject({
      claims: [{ number: 2 }],
      withdrawn: [{ number: 1, reason: null }],
    });
    const told = reportModel(desk, { ...meta, withdrawalReasons: { [claimId(1)]: "Read wrongly" } });
    expect(told.withdrawn).toMatchObject([{ number: 1, reason: "Read wrongly", state: "withdrawn" }]);
  });

  it("leaves out evidence that was retracted", () => {
    const desk = deskAfter([
      [ada, recorded(1, "One", passage(1, 1, "one"))],
      [ada, linked(1, 1, passage(2, 2, "two"), "")],
      [ada, { type: "evidence.retracted", linkId: toId("evl", "1".padStart(20, "0")), reason: "Other event" }],
    ]);
    expect(reportModel(desk, meta).claims[0]?.evidence.contradicts).toEqual([]);
  });

  it("marks retold sources and inferred dates", () => {
    expect(reportModel(deskAfter([]), meta).sources).toMatchObject([
      { number: 1, retold: true, published: { inferred: true } },
      { number: 2, retold: false, published: { inferred: false } },
    ]);
  });
});
