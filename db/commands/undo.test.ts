import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { enter } from "@/db/access";
import { changeRole } from "@/db/commands/manage-reviewers";
import { undo } from "@/db/commands/sendable";
import { deskView } from "@/db/queries/desk";
import { openDesk, type TestDesk } from "@/db/testing/desk";
import { allEvents, contradiction, recordedClaim, sent } from "@/db/testing/records";
import { refusal } from "@/db/testing/refusal";

let desk: TestDesk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

describe("undo", () => {
  it("is a change of its own: history shows both", async () => {
    const { commandId } = await recordedClaim(desk.annotator);
    const undone = await sent(desk.annotator, "undo", { commandId });
    const last = (await allEvents(desk.annotator)).slice(-2);
    expect(last.map(({ commandId, body }) => [commandId, body.type])).toEqual([
      [commandId, "claim.recorded"],
      [undone.commandId, "claim.withdrawn"],
    ]);
  });

  it("answers the same when it is sent again", async () => {
    const { commandId } = await recordedClaim(desk.annotator);
    const first = await undo(desk.annotator, "undo-1", { commandId });
    const { seq } = await deskView(desk.annotator);
    expect(await undo(desk.annotator, "undo-1", { commandId })).toEqual(first);
    expect((await deskView(desk.annotator)).seq).toBe(seq);
  });

  it("goes back and forth as long as one likes", async () => {
    const recorded = await recordedClaim(desk.annotator);
    let { commandId } = recorded;
    for (const isWithdrawn of [true, false, true, false]) {
      ({ commandId } = await sent(desk.annotator, "undo", { commandId }));
      const claim = (await deskView(desk.annotator)).claims[recorded.claimId];
      expect(claim?.withdrawnAtMs !== null).toBe(isWithdrawn);
    }
  });

  it("refuses to undo the same twice", async () => {
    const { commandId } = await recordedClaim(desk.annotator);
    await sent(desk.annotator, "undo", { commandId });
    const refused = await refusal(desk, () => sent(desk.annotator, "undo", { commandId }));
    expect(refused.code).toBe("conflict");
  });

  it("refuses the same revision twice", async () => {
    const { claimId } = await recordedClaim(desk.annotator);
    const changes = { wording: "The tower is said to be 330 m tall." };
    const { commandId } = await sent(desk.annotator, "revise-claim", { claimId, changes });
    await sent(desk.annotator, "undo", { commandId });
    const refused = await refusal(desk, () => sent(desk.annotator, "undo", { commandId }));
    expect(refused.code).toBe("conflict");
  });

  it.each(["curator", "manager", "observer"] as const)("knows nothing of others' changes to a %s", async (who) => {
    const { commandId } = await recordedClaim(desk.annotator);
    const refused = await refusal(desk, () => sent(desk[who], "undo", { commandId }));
    expect(refused.code).toBe("not-found");
  });

  it("knows nothing of what was never sent, or of another investigation", async () => {
    const { commandId } = await recordedClaim(desk.manager);
    expect(await refusal(desk, () => sent(desk.manager, "undo", { commandId: "never" }))).toMatchObject({
      code: "not-found",
    });
    const there = await enter(desk.store, desk.manager.reviewerId, desk.otherInvestigation.id);
    expect(await refusal(desk, () => sent(there, "undo", { commandId }))).toMatchObject({ code: "not-found" });
  });

  it("refuses what has no reversal", async () => {
    const { reviewerId } = desk.annotator;
    await changeRole(desk.manager, "promote", { reviewerId, role: "curator" });
    const refused = await refusal(desk, () => sent(desk.manager, "undo", { commandId: "promote" }));
    expect(refused).toMatchObject({ code: "conflict", message: "This change cannot be undone." });
  });

  it("asks for the permission of what reverses, as the person's role is now", async () => {
    const { reviewerId, investigationId } = desk.curator;
    const { claimId } = await recordedClaim(desk.annotator);
    const { commandId } = await sent(desk.curator, "withdraw-claim", { claimId, reason: "A caption." });
    await changeRole(desk.manager, "demote", { reviewerId, role: "annotator" });
    const demoted = await enter(desk.store, reviewerId, investigationId);
    const refused = await refusal(desk, () => sent(demoted, "undo", { commandId }));
    expect(refused).toMatchObject({ code: "forbidden", message: expect.stringContaining("Somebody else made this") });
  });

  it("keeps the checks of what reverses", async () => {
    const { claimId } = await recordedClaim(desk.annotator);
    const { linkId, ...link } = contradiction(claimId);
    await sent(desk.annotator, "link-evidence", { linkId, ...link });
    const { commandId } = await sent(desk.annotator, "retract-evidence", { linkId, reason: "No." });
    const passage = { passageId: link.passage.newPassageId };
    await sent(desk.annotator, "link-evidence", { ...contradiction(claimId), passage });
    expect(await refusal(desk, () => sent(desk.annotator, "undo", { commandId }))).toMatchObject({ code: "conflict" });
  });
});
