import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { newId } from "@/db/new-id";
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

const claim = async () => (await deskView(desk.annotator)).claims[claimId];
const wording = "The tower is said to be 330 m tall.";

describe("revise-claim", () => {
  it("changes what it names, and keeps what stood there", async () => {
    await sent(desk.annotator, "revise-claim", { claimId, changes: { wording, place: "in town" } });
    expect(await claim()).toMatchObject({ wording, place: "in town", type: "other", modality: "reported" });
    expect(await lastBody(desk.annotator)).toEqual({
      type: "claim.revised",
      claimId,
      changes: { wording, place: "in town" },
      prior: { wording: "The tower is 330 m tall.", place: null },
    });
  });

  it("moves the claim's changedSeq, which the next edit must have seen", async () => {
    const seen = (await claim())?.changedSeq ?? 0;
    await sent(desk.annotator, "revise-claim", { claimId, basisSeq: seen, changes: { wording } });
    const stale = { claimId, basisSeq: seen, changes: { place: "in town" } };
    const refused = await refusal(desk, () => sent(desk.curator, "revise-claim", stale));
    expect(refused).toMatchObject({ code: "conflict", message: expect.stringContaining("colleague changed") });
    await sent(desk.curator, "revise-claim", { ...stale, basisSeq: (await claim())?.changedSeq ?? 0 });
    expect(await claim()).toMatchObject({ wording, place: "in town" });
  });

  it.each([
    ["nothing", {}],
    ["an empty wording", { wording: "  " }],
    ["a type there is not", { type: "rumour" }],
    ["bounds the wrong way round", { quantities: [{ min: 2, max: 1 }] }],
  ])("refuses %s", async (_what, changes) => {
    const { reviseClaim } = await import("./revise-claim");
    const refused = await refusal(desk, () => reviseClaim(desk.annotator, "revise", { claimId, changes }));
    expect(refused.code).toBe("invalid");
  });

  it("refuses a withdrawn claim, an unknown one, a colleague's to an annotator, and an observer", async () => {
    const revise = (who: TestDesk["annotator"], id = claimId) =>
      refusal(desk, () => sent(who, "revise-claim", { claimId: id, changes: { wording } }));
    expect(await revise(desk.curator, newId("clm"))).toMatchObject({ code: "not-found" });
    expect(await revise(desk.observer)).toMatchObject({ code: "forbidden" });
    const { claimId: another } = await recordedClaim(desk.curator);
    expect(await revise(desk.annotator, another)).toMatchObject({ code: "forbidden" });
    await sent(desk.annotator, "withdraw-claim", { claimId, reason: "A slip." });
    expect(await revise(desk.annotator)).toMatchObject({ code: "conflict" });
  });

  it("is undone, and the undo too", async () => {
    const before = await claim();
    const { commandId } = await sent(desk.annotator, "revise-claim", {
      claimId,
      changes: { wording, place: "in town" },
    });
    const undone = await sent(desk.annotator, "undo", { commandId });
    const { changedSeq: _seq, changedAtMs: _at, ...prior } = before ?? {};
    expect(await claim()).toMatchObject(prior);
    await sent(desk.annotator, "undo", { commandId: undone.commandId });
    expect(await claim()).toMatchObject({ wording, place: "in town" });
  });

  it("is not undone over what a colleague wrote since", async () => {
    const { commandId } = await sent(desk.annotator, "revise-claim", { claimId, changes: { wording } });
    await sent(desk.curator, "revise-claim", { claimId, changes: { wording: "The tower is tall." } });
    const refused = await refusal(desk, () => sent(desk.annotator, "undo", { commandId }));
    expect(refused).toMatchObject({ code: "conflict", message: expect.stringContaining("changed again since") });
  });
});
