import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { newId } from "@/db/new-id";
import { deskView } from "@/db/queries/desk";
import { openDesk, type TestDesk } from "@/db/testing/desk";
import { curation, lastBody, recordedClaim, sent } from "@/db/testing/records";
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

const view = async () => claimView(await deskView(desk.annotator), claimId);

describe("curate", () => {
  it("settles a claim, with the reason and what is held against it", async () => {
    const input = { ...curation(claimId), dissent: "The keeper insists." };
    await sent(desk.curator, "curate", input);
    const { curationId, ...settled } = input;
    expect(await view()).toMatchObject({ state: "settled", curation: { id: curationId, ...settled } });
    expect(await lastBody(desk.annotator)).toEqual({ type: "claim.curated", curationId, ...settled });
  });

  it("supersedes the verdict before it", async () => {
    await sent(desk.curator, "curate", curation(claimId));
    const second = { ...curation(claimId), verdict: "supported" } as const;
    await sent(desk.manager, "curate", second);
    expect(await view()).toMatchObject({ curation: { id: second.curationId, verdict: "supported" } });
  });

  it("refuses one made against a claim that changed since", async () => {
    const basisSeq = (await view())?.claim.changedSeq ?? 0;
    await sent(desk.annotator, "revise-claim", { claimId, changes: { wording: "The tower is 324 m tall." } });
    const curate = (over: object) => sent(desk.curator, "curate", { ...curation(claimId), ...over });
    expect(await refusal(desk, () => curate({ basisSeq }))).toMatchObject({ code: "conflict" });
    await curate({ basisSeq: (await view())?.claim.changedSeq });
    expect((await view())?.state).toBe("settled");
  });

  it("refuses an annotator, no reason, an unknown claim and a withdrawn one", async () => {
    const curate = (who: TestDesk["annotator"], over: object = {}) =>
      refusal(desk, () => sent(who, "curate", { ...curation(claimId), ...over }));
    expect(await curate(desk.annotator)).toMatchObject({ code: "forbidden" });
    expect(await curate(desk.observer)).toMatchObject({ code: "forbidden" });
    expect(await curate(desk.curator, { rationale: "" })).toMatchObject({ code: "invalid" });
    expect(await curate(desk.curator, { claimId: newId("clm") })).toMatchObject({ code: "not-found" });
    await sent(desk.annotator, "withdraw-claim", { claimId, reason: "A slip." });
    expect(await curate(desk.curator)).toMatchObject({ code: "conflict" });
  });

  it("is undone, and holds again when the undo is", async () => {
    const { commandId } = await sent(desk.curator, "curate", curation(claimId));
    const undone = await sent(desk.curator, "undo", { commandId });
    expect(await view()).toMatchObject({ state: "open", curation: null });
    await sent(desk.curator, "undo", { commandId: undone.commandId });
    expect(await view()).toMatchObject({ state: "settled" });
  });
});

describe("retract-curation", () => {
  it("lets the verdict before hold again", async () => {
    const first = curation(claimId);
    await sent(desk.curator, "curate", first);
    const { curationId } = curation(claimId);
    await sent(desk.curator, "curate", { ...curation(claimId), curationId });
    await sent(desk.manager, "retract-curation", { curationId });
    expect((await view())?.curation?.id).toBe(first.curationId);
    expect(await lastBody(desk.annotator)).toEqual({ type: "curation.retracted", curationId });
  });

  it("refuses a second time, an unknown one and an annotator", async () => {
    const { curationId, ...rest } = curation(claimId);
    await sent(desk.curator, "curate", { curationId, ...rest });
    const retract = (who: TestDesk["annotator"], id = curationId) =>
      refusal(desk, () => sent(who, "retract-curation", { curationId: id }));
    expect(await retract(desk.annotator)).toMatchObject({ code: "forbidden" });
    expect(await retract(desk.curator, newId("cur"))).toMatchObject({ code: "not-found" });
    await sent(desk.curator, "retract-curation", { curationId });
    expect(await retract(desk.curator)).toMatchObject({ code: "conflict" });
  });
});
