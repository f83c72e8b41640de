import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deskView } from "@/db/queries/desk";
import { openDesk, type TestDesk } from "@/db/testing/desk";
import { lastBody, recordedClaim, sent } from "@/db/testing/records";
import { refusal } from "@/db/testing/refusal";
import type { ClaimId } from "@/lib/domain/ids";

let desk: TestDesk;
let claimId: ClaimId;
beforeEach(async () => {
  desk = await openDesk();
  ({ claimId } = await recordedClaim(desk.annotator));
});
afterEach(() => desk.close());

const withdrawnAtMs = async () => (await deskView(desk.annotator)).claims[claimId]?.withdrawnAtMs;
const withdraw = (who: TestDesk["annotator"]) => sent(who, "withdraw-claim", { claimId, reason: "It is a caption." });

describe("withdraw-claim", () => {
  it("takes a claim out, with the reason, and keeps it", async () => {
    await withdraw(desk.annotator);
    expect(await withdrawnAtMs()).toEqual(expect.any(Number));
    expect(await lastBody(desk.annotator)).toEqual({ type: "claim.withdrawn", claimId, reason: "It is a caption." });
  });

  it("refuses a second time, and without a reason", async () => {
    const silent = await refusal(desk, () => sent(desk.annotator, "withdraw-claim", { claimId, reason: " " }));
    expect(silent).toMatchObject({ code: "invalid", message: expect.stringContaining("reason") });
    await withdraw(desk.annotator);
    expect(await refusal(desk, () => withdraw(desk.curator))).toMatchObject({ code: "conflict" });
  });

  it("refuses a colleague's to an annotator, not to a curator", async () => {
    const { claimId: another } = await recordedClaim(desk.curator);
    const input = { claimId: another, reason: "No." };
    const refused = await refusal(desk, () => sent(desk.annotator, "withdraw-claim", input));
    expect(refused.code).toBe("forbidden");
    await withdraw(desk.curator);
    expect(await withdrawnAtMs()).not.toBeNull();
  });

  it("is undone, and the undo too", async () => {
    const { commandId } = await withdraw(desk.annotator);
    const undone = await sent(desk.annotator, "undo", { commandId });
    expect(await withdrawnAtMs()).toBeNull();
    await sent(desk.annotator, "undo", { commandId: undone.commandId });
    expect(await lastBody(desk.annotator)).toEqual({ type: "claim.withdrawn", claimId, reason: "undone" });
  });
});

describe("reinstate-claim", () => {
  it("brings a claim back as it was", async () => {
    const before = (await deskView(desk.annotator)).claims[claimId];
    await withdraw(desk.annotator);
    await sent(desk.annotator, "reinstate-claim", { claimId });
    const { seq, claims } = await deskView(desk.annotator);
    expect(claims[claimId]).toEqual({ ...before, changedSeq: seq, changedAtMs: expect.any(Number) });
  });

  it("refuses a claim that was not withdrawn, and somebody else's to an annotator", async () => {
    const reinstate = (who: TestDesk["annotator"], id = claimId) =>
      refusal(desk, () => sent(who, "reinstate-claim", { claimId: id }));
    expect(await reinstate(desk.annotator)).toMatchObject({ code: "conflict" });
    const { claimId: another } = await recordedClaim(desk.manager);
    expect(await reinstate(desk.annotator, another)).toMatchObject({ code: "forbidden" });
  });

  it("is undone, and the undo too", async () => {
    await withdraw(desk.annotator);
    const { commandId } = await sent(desk.annotator, "reinstate-claim", { claimId });
    const undone = await sent(desk.annotator, "undo", { commandId });
    expect(await withdrawnAtMs()).not.toBeNull();
    await sent(desk.annotator, "undo", { commandId: undone.commandId });
    expect(await withdrawnAtMs()).toBeNull();
  });
});
