import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Me } from "@/app/_live/live-state";
import type { Access } from "@/db/access";
import { deskView } from "@/db/queries/desk";
import { openDesk, type TestDesk } from "@/db/testing/desk";
import { assessment, contradiction, curation, recordedClaim, sent } from "@/db/testing/records";
import type { ClaimId } from "@/lib/domain/ids";
import { claimView } from "@/lib/live/claim-view";
import { allFields, restorables, type StoodThen } from "./restorables";

let desk: TestDesk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const me = ({ reviewerId, role }: Access): Me => ({ reviewerId, role, name: "Me" });

async function stoodOn(claimId: ClaimId): Promise<StoodThen> {
  const view = claimView(await deskView(desk.observer), claimId);
  if (!view) throw new Error("There is no such claim.");
  return {
    claim: view.claim,
    appearances: view.appearances.map(({ appearance }) => appearance),
    links: view.evidence.map(({ link }) => link),
    assessments: view.assessments,
    curation: view.curation,
    comments: [],
    quotes: Object.fromEntries(view.evidence.map(({ passage }) => [passage.id, passage.exact])),
  };
}

const found = async (stood: StoodThen, access: Access) => restorables(stood, await deskView(access), me(access));

describe("what can be restored", () => {
  it("is nothing while everything stands as it did", async () => {
    const { claimId } = await recordedClaim(desk.annotator);
    expect(await found(await stoodOn(claimId), desk.annotator)).toEqual([]);
  });

  it("brings everything back that was changed and taken away, by the commands there are", async () => {
    const { annotator } = desk;
    const { claimId } = await recordedClaim(annotator);
    const evidence = contradiction(claimId);
    await sent(annotator, "link-evidence", evidence);
    const judged = assessment(claimId);
    await sent(annotator, "assess", judged);
    const settled = curation(claimId);
    await sent(desk.curator, "curate", settled);
    const stood = await stoodOn(claimId);
    await sent(annotator, "revise-claim", { claimId, changes: { wording: "Another tower.", place: "There" } });
    await sent(annotator, "retract-evidence", { linkId: evidence.linkId, reason: "Another tower." });
    await sent(annotator, "retract-assessment", { assessmentId: judged.assessmentId });
    await sent(desk.curator, "retract-curation", { curationId: settled.curationId });
    await sent(annotator, "withdraw-claim", { claimId, reason: "A slip." });

    const [reinstate, wording] = await found(stood, annotator);
    expect(wording).toMatchObject({ key: "wording", was: stood.claim.wording, now: "Another tower.", command: null });
    expect(wording?.why).toContain("Reinstate it first");
    if (!reinstate?.command) throw new Error("It cannot be reinstated.");
    await sent(annotator, reinstate.command.name, reinstate.command.input);

    const now = await deskView(annotator);
    const fields = allFields(restorables(stood, now, me(annotator)), stood.claim, now.claims[claimId]?.changedSeq ?? 0);
    if (!fields) throw new Error("The fields are not offered together.");
    await sent(annotator, fields.name, fields.input);
    const mine = await found(stood, annotator);
    expect(mine.map(({ what }) => what)).toEqual([
      "Evidence that contradicts",
      "Assessment of The annotator",
      "Verdict",
    ]);
    expect(mine.at(-1)?.why).toBe("As annotator you cannot change this.");
    for (const { command } of mine) if (command) await sent(annotator, command.name, command.input);
    for (const { command } of await found(stood, desk.curator)) {
      if (command) await sent(desk.curator, command.name, command.input);
    }
    expect(await found(stood, desk.observer)).toEqual([]);
  });

  it("says why not where somebody has judged again since, or a claim is part of another", async () => {
    const { annotator } = desk;
    const { claimId } = await recordedClaim(annotator);
    const { claimId: intoId } = await recordedClaim(desk.curator);
    await sent(annotator, "assess", assessment(claimId));
    const stood = await stoodOn(claimId);
    await sent(annotator, "assess", { ...assessment(claimId), verdict: "refuted" });
    const [again] = await found(stood, annotator);
    expect(again).toMatchObject({ command: null, why: expect.stringContaining("the later assessment counts") });
    await sent(desk.curator, "merge-claims", { claimId, intoId, reason: "One tower." });
    const merged = await found(stood, desk.curator);
    expect(merged.every(({ command }) => command === null)).toBe(true);
    expect(merged[0]?.why).toContain("Part the two");
  });
});
