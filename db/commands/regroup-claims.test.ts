import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { newId } from "@/db/new-id";
import { deskView } from "@/db/queries/desk";
import { historyOf } from "@/db/queries/events";
import { reportOf } from "@/db/queries/report";
import { openDesk, passageOf, type TestDesk, towerClaim } from "@/db/testing/desk";
import { contradiction, recordedClaim, sent } from "@/db/testing/records";
import type { ClaimId } from "@/lib/domain/ids";
import { claimView } from "@/lib/live/claim-view";

let desk: TestDesk;
let first: ClaimId;
let second: ClaimId;
beforeEach(async () => {
  desk = await openDesk();
  first = (await recordedClaim(desk.annotator)).claimId;
  await sent(desk.annotator, "link-evidence", contradiction(first));
  const other = { ...towerClaim(), passage: passageOf("gazette", "1889") };
  await sent(desk.annotator, "record-claim", other);
  second = other.claimId;
});
afterEach(() => desk.close());

/** State, passages and evidence of a claim, as people see them. */
async function shown(claimId: ClaimId) {
  const view = claimView(await deskView(desk.annotator), claimId);
  return [view?.state, view?.appearances.map(({ passage }) => passage.exact), view?.evidence.length];
}

const merge = () => sent(desk.annotator, "merge-claims", { claimId: first, intoId: second, reason: "One tower." });

describe("merge-claims", () => {
  it("takes passages and evidence along, and is undone and done again", async () => {
    const before = [await shown(first), await shown(second)];
    const { commandId } = await merge();
    expect(await shown(first)).toEqual(["withdrawn", [], 0]);
    expect(await shown(second)).toEqual(["open", ["330 m", "1889"], 1]);
    const undone = await sent(desk.annotator, "undo", { commandId });
    expect([await shown(first), await shown(second)]).toEqual(before);
    await sent(desk.annotator, "undo", { commandId: undone.commandId });
    expect(await shown(second)).toEqual(["open", ["330 m", "1889"], 1]);
  });

  it("leaves behind what stands on the other already", async () => {
    const passage = passageOf("gazette", "1889");
    await sent(desk.annotator, "record-appearance", { appearanceId: newId("app"), claimId: first, passage });
    await merge();
    expect(await shown(second)).toEqual(["open", ["330 m", "1889"], 1]);
  });

  it("refuses to be undone once what went along was taken away", async () => {
    const { commandId } = await merge();
    const links = Object.values((await deskView(desk.annotator)).links);
    await sent(desk.annotator, "retract-evidence", { linkId: links[0]?.id ?? "", reason: "Not so." });
    await expect(sent(desk.annotator, "undo", { commandId })).rejects.toMatchObject({ code: "conflict" });
  });

  it("says of the one where it went, and tells of it in the history of both", async () => {
    const { commandId } = await merge();
    const claims = async () => (await deskView(desk.annotator)).claims;
    expect((await claims())[first]?.mergedInto).toBe(second);
    for (const claimId of [first, second]) {
      const [latest] = await historyOf(desk.annotator, { claimId, limit: 1 });
      expect(latest?.body).toMatchObject({ type: "claim.merged", claimId: first, intoId: second });
    }
    const report = await reportOf(desk.annotator, { generatedAtMs: 0, version: "1" });
    expect(report.withdrawn.map(({ reason }) => reason)).toEqual(["Merged into claim 2. One tower."]);
    await sent(desk.annotator, "undo", { commandId });
    expect((await claims())[first]?.mergedInto).toBeNull();
  });

  it("parts only what was merged, and does not bring a claim back without its passages", async () => {
    const none = { claimId: first, intoId: second, appearanceIds: [], linkIds: [] };
    await sent(desk.annotator, "withdraw-claim", { claimId: first, reason: "No." });
    await expect(sent(desk.annotator, "unmerge-claims", none)).rejects.toMatchObject({ code: "conflict" });
    await sent(desk.annotator, "reinstate-claim", { claimId: first });
    await merge();
    await expect(sent(desk.annotator, "unmerge-claims", none)).rejects.toMatchObject({ code: "invalid" });
    const back = sent(desk.annotator, "reinstate-claim", { claimId: first });
    await expect(back).rejects.toMatchObject({ code: "conflict" });
  });

  it("refuses a claim and itself, and one that was withdrawn", async () => {
    const self = { claimId: first, intoId: first, reason: "Ha." };
    await expect(sent(desk.annotator, "merge-claims", self)).rejects.toMatchObject({ code: "invalid" });
    await merge();
    await expect(merge()).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("split-claim", () => {
  const split = async (appearances: number) => {
    await merge();
    const view = claimView(await deskView(desk.annotator), second);
    const part = view?.appearances.slice(0, appearances).map(({ appearance }) => appearance.id) ?? [];
    const linkIds = view?.evidence.map(({ link }) => link.id) ?? [];
    const newClaimId = newId("clm");
    const input = { claimId: second, newClaimId, wording: "It is tall.", type: "other" as const, appearanceIds: part };
    return { newClaimId, send: () => sent(desk.annotator, "split-claim", { ...input, linkIds }) };
  };

  it("gives the new claim what was chosen, and is undone", async () => {
    const { newClaimId, send } = await split(1);
    const { commandId } = await send();
    expect(await shown(newClaimId)).toEqual(["open", ["330 m"], 1]);
    expect(await shown(second)).toEqual(["open", ["1889"], 0]);
    await sent(desk.annotator, "undo", { commandId });
    expect(await shown(second)).toEqual(["open", ["330 m", "1889"], 1]);
    expect((await shown(newClaimId))[0]).toBe("withdrawn");
  });

  it("leaves each claim a passage", async () => {
    const { send } = await split(2);
    await expect(send()).rejects.toMatchObject({ code: "conflict" });
  });
});
