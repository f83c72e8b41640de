import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { newId } from "@/db/new-id";
import { deskView } from "@/db/queries/desk";
import { openDesk, type TestDesk } from "@/db/testing/desk";
import { assessment, lastBody, recordedClaim, sent } from "@/db/testing/records";
import { refusal } from "@/db/testing/refusal";
import type { ClaimId } from "@/lib/domain/ids";
import { claimView } from "@/lib/live/claim-view";

let desk: TestDesk;
let claimId: ClaimId;
beforeEach(async () => {
  desk = await openDesk();
  ({ claimId } = await recordedClaim(desk.annotator));
});
afterEach(() => desk.close());

const standing = async () =>
  claimView(await deskView(desk.annotator), claimId)?.assessments.map(({ id, verdict }) => ({ id, verdict }));

describe("assess", () => {
  it("records a judgement with its reason", async () => {
    const input = { ...assessment(claimId), credibility: 6, likelihood: "unlikely" as const };
    await sent(desk.curator, "assess", input);
    const { assessmentId, ...judged } = input;
    const { reviewerId } = desk.curator;
    const stored = (await deskView(desk.annotator)).assessments[assessmentId];
    expect(stored).toMatchObject({ ...judged, reviewerId, retractedAtMs: null });
    expect(await lastBody(desk.annotator)).toEqual({ type: "claim.assessed", assessmentId, ...judged });
  });

  it("supersedes one's own, and stands beside a colleague's", async () => {
    await sent(desk.annotator, "assess", assessment(claimId));
    const second = { ...assessment(claimId), verdict: "supported" } as const;
    await sent(desk.annotator, "assess", second);
    const other = assessment(claimId);
    await sent(desk.curator, "assess", other);
    expect(await standing()).toEqual([
      { id: second.assessmentId, verdict: "supported" },
      { id: other.assessmentId, verdict: "refuted" },
    ]);
  });

  it.each([
    ["without a reason", { rationale: " " }],
    ["a verdict there is not", { verdict: "false" }],
    ["a credibility of 0", { credibility: 0 }],
    ["a credibility of 7", { credibility: 7 }],
    ["no confidence", { confidence: undefined }],
  ])("refuses %s", async (_what, over) => {
    const { assess } = await import("./assess");
    const refused = await refusal(desk, () => assess(desk.annotator, "assess", { ...assessment(claimId), ...over }));
    expect(refused).toMatchObject({ code: "invalid", message: expect.stringContaining(Object.keys(over).join()) });
  });

  it("refuses an observer, an unknown claim and a withdrawn one", async () => {
    const assess = (who: TestDesk["annotator"], id = claimId) =>
      refusal(desk, () => sent(who, "assess", assessment(id)));
    expect(await assess(desk.observer)).toMatchObject({ code: "forbidden" });
    expect(await assess(desk.annotator, newId("clm"))).toMatchObject({ code: "not-found" });
    await sent(desk.annotator, "withdraw-claim", { claimId, reason: "A slip." });
    expect(await assess(desk.annotator)).toMatchObject({ code: "conflict" });
  });

  it("is undone, and holds again when the undo is", async () => {
    const { commandId } = await sent(desk.annotator, "assess", assessment(claimId));
    const undone = await sent(desk.annotator, "undo", { commandId });
    expect(await standing()).toEqual([]);
    await sent(desk.annotator, "undo", { commandId: undone.commandId });
    expect(await standing()).toHaveLength(1);
    const twice = () => sent(desk.annotator, "undo", { commandId: undone.commandId });
    expect(await refusal(desk, twice)).toMatchObject({ code: "conflict" });
  });
});

describe("retract-assessment", () => {
  it("lets the one before count again", async () => {
    const first = assessment(claimId);
    await sent(desk.annotator, "assess", first);
    const { assessmentId } = assessment(claimId);
    await sent(desk.annotator, "assess", { ...assessment(claimId), assessmentId, verdict: "supported" });
    await sent(desk.annotator, "retract-assessment", { assessmentId });
    expect(await standing()).toEqual([{ id: first.assessmentId, verdict: "refuted" }]);
    expect(await lastBody(desk.annotator)).toEqual({ type: "assessment.retracted", assessmentId });
  });

  it("refuses a second time, an unknown one, and a colleague's even to a manager", async () => {
    const { assessmentId, ...rest } = assessment(claimId);
    await sent(desk.annotator, "assess", { assessmentId, ...rest });
    const retract = (who: TestDesk["annotator"], id = assessmentId) =>
      refusal(desk, () => sent(who, "retract-assessment", { assessmentId: id }));
    expect(await retract(desk.manager)).toMatchObject({ code: "forbidden" });
    expect(await retract(desk.annotator, newId("asm"))).toMatchObject({ code: "not-found" });
    await sent(desk.annotator, "retract-assessment", { assessmentId });
    expect(await retract(desk.annotator)).toMatchObject({ code: "conflict" });
  });
});
