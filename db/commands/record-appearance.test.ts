import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { newId } from "@/db/new-id";
import { deskView } from "@/db/queries/desk";
import { openDesk, passageOf, type TestDesk } from "@/db/testing/desk";
import { lastBody, recordedClaim, sent } from "@/db/testing/records";
import { refusal } from "@/db/testing/refusal";
import type { AppearanceId, ClaimId } from "@/lib/domain/ids";

let desk: TestDesk;
let claimId: ClaimId;
let firstAppearanceId: AppearanceId;
beforeEach(async () => {
  desk = await openDesk();
  const recorded = await recordedClaim(desk.annotator);
  claimId = recorded.claimId;
  firstAppearanceId = recorded.appearanceId;
});
afterEach(() => desk.close());

const another = () => ({ appearanceId: newId("app"), claimId, passage: passageOf("courier", "324 m") });
const standing = async () =>
  Object.values((await deskView(desk.annotator)).appearances)
    .filter(({ retractedAtMs }) => retractedAtMs === null)
    .map(({ id }) => id)
    .sort();
const both = (id: AppearanceId) => [firstAppearanceId, id].sort();

describe("record-appearance", () => {
  it("records another passage that makes the claim", async () => {
    const input = another();
    expect((await sent(desk.curator, "record-appearance", input)).result).toEqual({ appearanceId: input.appearanceId });
    expect(await standing()).toEqual(both(input.appearanceId));
    expect(await lastBody(desk.annotator)).toMatchObject({ type: "appearance.recorded", passage: { exact: "324 m" } });
  });

  it("refuses the same passage twice", async () => {
    const [appearance] = Object.values((await deskView(desk.annotator)).appearances);
    const passage = { passageId: appearance?.passageId ?? "" };
    const refused = await refusal(desk, () => sent(desk.curator, "record-appearance", { ...another(), passage }));
    expect(refused).toMatchObject({
      code: "conflict",
      message: expect.stringContaining("recorded for the claim already"),
    });
  });

  it("refuses an unknown claim, words that are not there, a withdrawn claim and an observer", async () => {
    const record = (who: TestDesk["annotator"], over: object) =>
      refusal(desk, () => sent(who, "record-appearance", { ...another(), ...over }));
    expect(await record(desk.annotator, { claimId: newId("clm") })).toMatchObject({ code: "not-found" });
    const passage = { ...passageOf("courier", "324 m"), exact: "330 m" };
    expect(await record(desk.annotator, { passage })).toMatchObject({ code: "invalid" });
    expect(await record(desk.observer, {})).toMatchObject({ code: "forbidden" });
    await sent(desk.annotator, "withdraw-claim", { claimId, reason: "A slip." });
    expect(await record(desk.annotator, {})).toMatchObject({ code: "conflict" });
  });

  it("is undone, and the undo too", async () => {
    const input = another();
    const { commandId } = await sent(desk.annotator, "record-appearance", input);
    const undone = await sent(desk.annotator, "undo", { commandId });
    expect(await standing()).toEqual([firstAppearanceId]);
    await sent(desk.annotator, "undo", { commandId: undone.commandId });
    expect(await standing()).toEqual(both(input.appearanceId));
  });
});

describe("retract-appearance", () => {
  const retract = (who: TestDesk["annotator"], appearanceId: AppearanceId) =>
    sent(who, "retract-appearance", { appearanceId, reason: "It says less." });

  it("keeps the appearance and says why it does not hold", async () => {
    const { appearanceId } = another();
    await sent(desk.annotator, "record-appearance", { ...another(), appearanceId });
    await retract(desk.annotator, appearanceId);
    expect(await standing()).toEqual([firstAppearanceId]);
    const body = await lastBody(desk.annotator);
    expect(body).toEqual({ type: "appearance.retracted", appearanceId, reason: "It says less." });
  });

  it("refuses the only passage of a claim", async () => {
    const refused = await refusal(desk, () => retract(desk.annotator, firstAppearanceId));
    expect(refused).toMatchObject({ code: "conflict", message: expect.stringContaining("Withdraw the claim") });
  });

  it("refuses a second time, an unknown one, and a colleague's to an annotator", async () => {
    const { appearanceId } = another();
    await sent(desk.curator, "record-appearance", { ...another(), appearanceId });
    expect(await refusal(desk, () => retract(desk.annotator, appearanceId))).toMatchObject({ code: "forbidden" });
    expect(await refusal(desk, () => retract(desk.curator, newId("app")))).toMatchObject({ code: "not-found" });
    await retract(desk.curator, appearanceId);
    expect(await refusal(desk, () => retract(desk.curator, appearanceId))).toMatchObject({ code: "conflict" });
  });

  it("is undone, and the undo too", async () => {
    const { appearanceId } = another();
    await sent(desk.annotator, "record-appearance", { ...another(), appearanceId });
    const { commandId } = await retract(desk.annotator, appearanceId);
    const undone = await sent(desk.annotator, "undo", { commandId });
    expect(await standing()).toEqual(both(appearanceId));
    await sent(desk.annotator, "undo", { commandId: undone.commandId });
    expect(await standing()).toEqual([firstAppearanceId]);
  });
});

describe("restore-appearance", () => {
  it("refuses one that stands, and one whose passage was recorded again meanwhile", async () => {
    const { appearanceId, passage } = another();
    await sent(desk.annotator, "record-appearance", { appearanceId, claimId, passage });
    const restore = () => sent(desk.annotator, "restore-appearance", { appearanceId });
    expect(await refusal(desk, restore)).toMatchObject({ code: "conflict" });
    await sent(desk.annotator, "retract-appearance", { appearanceId, reason: "No." });
    const again = { appearanceId: newId("app"), claimId, passage: { passageId: passage.newPassageId } };
    await sent(desk.curator, "record-appearance", again);
    expect(await refusal(desk, restore)).toMatchObject({ code: "conflict" });
  });

  it("brings one back, and is undone", async () => {
    const { appearanceId, passage } = another();
    await sent(desk.annotator, "record-appearance", { appearanceId, claimId, passage });
    await sent(desk.annotator, "retract-appearance", { appearanceId, reason: "No." });
    const { commandId } = await sent(desk.annotator, "restore-appearance", { appearanceId });
    expect(await standing()).toEqual(both(appearanceId));
    await sent(desk.annotator, "undo", { commandId });
    expect(await standing()).toEqual([firstAppearanceId]);
  });
});
