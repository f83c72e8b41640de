import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { applyLine } from "@/db/commands/apply-line";
import { newId } from "@/db/new-id";
import { deskView } from "@/db/queries/desk";
import { openDesk, passageOf, type TestDesk } from "@/db/testing/desk";
import { contradiction, lastBody, recordedClaim, sent } from "@/db/testing/records";
import { refusal } from "@/db/testing/refusal";
import type { ClaimId, EvidenceLinkId } from "@/lib/domain/ids";

let desk: TestDesk;
let claimId: ClaimId;
beforeEach(async () => {
  desk = await openDesk();
  ({ claimId } = await recordedClaim(desk.annotator));
});
afterEach(() => desk.close());

const linkIn = async (linkId: EvidenceLinkId) => (await deskView(desk.annotator)).links[linkId];

/** A link that the person made. */
async function linked(who: TestDesk["annotator"]) {
  const input = contradiction(claimId);
  const { commandId } = await sent(who, "link-evidence", input);
  return { commandId, linkId: input.linkId, passage: { passageId: input.passage.newPassageId } };
}

describe("link-evidence", () => {
  it("links a passage of another source, with how it bears and why", async () => {
    const said = { aspect: "height", reason: "Another figure.", sameEvent: "yes", independent: "no" } as const;
    const input = { ...contradiction(claimId), ...said };
    expect((await sent(desk.annotator, "link-evidence", input)).result).toEqual({ linkId: input.linkId });
    const { reviewerId: linkedBy } = desk.annotator;
    expect(await linkIn(input.linkId)).toMatchObject({ claimId, relation: "contradicts", ...said, linkedBy });
    expect(await lastBody(desk.annotator)).toMatchObject({
      type: "evidence.linked",
      passage: { exact: "324 m" },
      ...said,
    });
  });

  it("judges nothing that was not judged", async () => {
    const { linkId } = await linked(desk.annotator);
    const blank = { aspect: "", reason: "", sameEvent: "not-judged", independent: "not-judged" };
    expect(await linkIn(linkId)).toMatchObject(blank);
  });

  it("refuses the same twice by one person for one aspect, whatever the relation", async () => {
    const { passage } = await linked(desk.annotator);
    const again = { ...contradiction(claimId), passage, relation: "qualifies" } as const;
    const refused = await refusal(desk, () => sent(desk.annotator, "link-evidence", again));
    expect(refused).toMatchObject({ code: "conflict", message: expect.stringContaining("same aspect") });
    await sent(desk.annotator, "link-evidence", { ...again, aspect: "height" });
    await sent(desk.curator, "link-evidence", { ...again, linkId: newId("evl") });
    expect(Object.keys((await deskView(desk.annotator)).links)).toHaveLength(3);
  });

  it("refuses it also of a quoted passage, or one that another tab made of the same words", async () => {
    await linked(desk.annotator);
    const again = contradiction(claimId); // The same words, under another passage's id.
    const refused = await refusal(desk, () => sent(desk.annotator, "link-evidence", again));
    expect(refused).toMatchObject({ code: "conflict", message: expect.stringContaining("same aspect") });
    const { linkId: _linkId, ...input } = { ...again, passage: { source: "courier.txt", exact: "324 m" } };
    const line = { id: "quoted", command: "link-evidence", input };
    expect(await refusal(desk, () => applyLine(desk.annotator, line))).toMatchObject({ code: "conflict" });
  });

  it("refuses an unknown claim, words that are not there, a withdrawn claim and an observer", async () => {
    const link = (who: TestDesk["annotator"], over: object) =>
      refusal(desk, () => sent(who, "link-evidence", { ...contradiction(claimId), ...over }));
    expect(await link(desk.annotator, { claimId: newId("clm") })).toMatchObject({ code: "not-found" });
    const passage = { ...passageOf("courier", "324 m"), exact: "330 m" };
    expect(await link(desk.annotator, { passage })).toMatchObject({ code: "invalid" });
    expect(await link(desk.annotator, { relation: "supports" })).toMatchObject({ code: "invalid" });
    expect(await link(desk.observer, {})).toMatchObject({ code: "forbidden" });
    await sent(desk.annotator, "withdraw-claim", { claimId, reason: "A slip." });
    expect(await link(desk.annotator, {})).toMatchObject({ code: "conflict" });
  });

  it("is undone, and the undo too", async () => {
    const { linkId, commandId } = await linked(desk.annotator);
    const undone = await sent(desk.annotator, "undo", { commandId });
    expect((await linkIn(linkId))?.retractedAtMs).not.toBeNull();
    await sent(desk.annotator, "undo", { commandId: undone.commandId });
    expect((await linkIn(linkId))?.retractedAtMs).toBeNull();
  });
});

describe("retract-evidence", () => {
  const retract = (who: TestDesk["annotator"], linkId: EvidenceLinkId) =>
    sent(who, "retract-evidence", { linkId, reason: "Another tower." });

  it("keeps the link and says why it does not hold", async () => {
    const { linkId } = await linked(desk.annotator);
    await retract(desk.curator, linkId);
    expect((await linkIn(linkId))?.retractedAtMs).toEqual(expect.any(Number));
    expect(await lastBody(desk.annotator)).toEqual({ type: "evidence.retracted", linkId, reason: "Another tower." });
  });

  it("makes room for the same statement again", async () => {
    const { linkId, passage } = await linked(desk.annotator);
    await retract(desk.annotator, linkId);
    const again = { ...contradiction(claimId), passage };
    await sent(desk.annotator, "link-evidence", again);
    const restore = () => sent(desk.annotator, "restore-evidence", { linkId });
    expect(await refusal(desk, restore)).toMatchObject({
      code: "conflict",
      message: expect.stringContaining("linked"),
    });
  });

  it("refuses a second time, an unknown one, a colleague's to an annotator, and without a reason", async () => {
    const { linkId } = await linked(desk.curator);
    expect(await refusal(desk, () => retract(desk.annotator, linkId))).toMatchObject({ code: "forbidden" });
    expect(await refusal(desk, () => retract(desk.curator, newId("evl")))).toMatchObject({ code: "not-found" });
    const silent = () => sent(desk.curator, "retract-evidence", { linkId, reason: "" });
    expect(await refusal(desk, silent)).toMatchObject({ code: "invalid" });
    await retract(desk.curator, linkId);
    expect(await refusal(desk, () => retract(desk.curator, linkId))).toMatchObject({ code: "conflict" });
  });

  it("is undone, and the undo too", async () => {
    const { linkId } = await linked(desk.annotator);
    const { commandId } = await retract(desk.annotator, linkId);
    const undone = await sent(desk.annotator, "undo", { commandId });
    expect(undone.result).toEqual({ undone: commandId, by: "restore-evidence" });
    expect((await linkIn(linkId))?.retractedAtMs).toBeNull();
    await sent(desk.annotator, "undo", { commandId: undone.commandId });
    expect((await linkIn(linkId))?.retractedAtMs).not.toBeNull();
  });
});

describe("restore-evidence", () => {
  it("brings a link back, and is undone", async () => {
    const { linkId } = await linked(desk.annotator);
    await sent(desk.annotator, "retract-evidence", { linkId, reason: "No." });
    const { commandId } = await sent(desk.annotator, "restore-evidence", { linkId });
    expect((await linkIn(linkId))?.retractedAtMs).toBeNull();
    await sent(desk.annotator, "undo", { commandId });
    expect((await linkIn(linkId))?.retractedAtMs).not.toBeNull();
  });

  it("refuses a link that stands, and a colleague's to an annotator", async () => {
    const { linkId } = await linked(desk.curator);
    const restore = (who: TestDesk["annotator"]) => refusal(desk, () => sent(who, "restore-evidence", { linkId }));
    expect(await restore(desk.curator)).toMatchObject({ code: "conflict" });
    expect(await restore(desk.annotator)).toMatchObject({ code: "forbidden" });
  });
});
