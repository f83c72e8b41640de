import { describe, expect, it } from "vitest";
import { evolve } from "@/lib/live/desk";
import {
  annotator,
  assessed,
  curated,
  curator,
  deskAfter,
  ids,
  linked,
  manager,
  next,
  recorded,
  towerDesk,
} from "./testing/tower";

describe("evolve", () => {
  it("moves the desk to the event's seq, whatever the event", () => {
    const desk = towerDesk();
    const invited = { type: "reviewer.invited", invitationId: "ivt", role: "observer" };
    const event = { ...next(desk, manager, recorded(1)), body: Object(invited) };
    expect(evolve(desk, event)).toEqual({ ...desk, seq: desk.seq + 1 });
  });

  it("leaves the desk before as it was, and what an event does not touch the same", () => {
    const before = towerDesk();
    const copy = structuredClone(before);
    const later = deskAfter(before, annotator, recorded(1));
    expect(before).toEqual(copy);
    expect(later.sources).toBe(before.sources);
    expect(later.reviewers).toBe(before.reviewers);
    expect(later.claims).not.toBe(before.claims);
  });

  it("shows a claim with its passage, whose it is and when", () => {
    const desk = deskAfter(towerDesk(), annotator, recorded(1));
    const made = { recordedBy: annotator, recordedAtMs: desk.seq };
    expect(desk.claims[ids.clm(1)]).toMatchObject({ ...made, number: 1, changedSeq: desk.seq, withdrawnAtMs: null });
    expect(desk.appearances[ids.app(1)]).toMatchObject({ ...made, claimId: ids.clm(1), passageId: ids.psg(1) });
    expect(desk.passages[ids.psg(1)]?.exact).toBe("330 m");
  });

  it("changes only what a revision names", () => {
    const before = deskAfter(towerDesk(), annotator, recorded(1));
    const changes = { wording: "Claim one", place: undefined };
    const desk = deskAfter(before, curator, { type: "claim.revised", claimId: ids.clm(1), changes, prior: {} });
    const prior = before.claims[ids.clm(1)];
    expect(desk.claims[ids.clm(1)]).toEqual({
      ...prior,
      wording: "Claim one",
      changedSeq: desk.seq,
      changedBy: curator,
      changedAtMs: desk.seq,
    });
  });

  it("corrects of a source what is named, and asks for the page again when its voices are others", () => {
    const whole = towerDesk();
    const changes = { outlet: "The Post", published: null };
    const revised = deskAfter(whole, curator, {
      type: "source.revised",
      sourceId: ids.src(1),
      changes,
      prior: { outlet: null, published: null },
    });
    expect(revised.sources).toEqual({ ...whole.sources, [ids.src(1)]: { ...whole.sources[ids.src(1)], ...changes } });
    const at = (source: number) => ({
      ...{ type: "source.recut", sourceId: ids.src(source), versionId: ids.ver(source) },
      ...{ segments: [], prior: [] },
    });
    const narrow = { ...whole, scope: { sourceIds: [ids.src(1)], claimIds: [] } };
    const recut = (source: number) =>
      evolve(narrow, { ...next(narrow, curator, recorded(1)), body: Object(at(source)) });
    expect([recut(1).isBehind, recut(9).isBehind]).toEqual([true, false]);
    expect(recut(1).sources).toBe(narrow.sources);
  });

  it("takes a claim out and brings it back", () => {
    const recordedOne = deskAfter(towerDesk(), annotator, recorded(1));
    const out = deskAfter(recordedOne, annotator, { type: "claim.withdrawn", claimId: ids.clm(1), reason: "No." });
    expect(out.claims[ids.clm(1)]).toMatchObject({ withdrawnAtMs: out.seq, changedSeq: out.seq });
    const back = deskAfter(out, annotator, { type: "claim.reinstated", claimId: ids.clm(1) });
    expect(back.claims[ids.clm(1)]).toMatchObject({ withdrawnAtMs: null, changedSeq: back.seq });
  });

  it("keeps what was retracted, and restores it", () => {
    const desk = deskAfter(
      towerDesk(),
      annotator,
      recorded(1),
      linked(1, 1, "contradicts"),
      assessed(1, 1),
      curated(1, 1),
    );
    const retracted = deskAfter(
      desk,
      curator,
      { type: "appearance.retracted", appearanceId: ids.app(1), reason: "No." },
      { type: "evidence.retracted", linkId: ids.evl(1), reason: "No." },
      { type: "assessment.retracted", assessmentId: ids.asm(1) },
      { type: "curation.retracted", curationId: ids.cur(1) },
    );
    expect(retracted.appearances[ids.app(1)]?.retractedAtMs).toBe(desk.seq + 1);
    expect(retracted.links[ids.evl(1)]?.retractedAtMs).toBe(desk.seq + 2);
    expect(retracted.assessments[ids.asm(1)]?.retractedAtMs).toBe(desk.seq + 3);
    expect(retracted.curations[ids.cur(1)]?.retractedAtMs).toBe(desk.seq + 4);
    const restored = deskAfter(
      retracted,
      curator,
      { type: "appearance.restored", appearanceId: ids.app(1) },
      { type: "evidence.restored", linkId: ids.evl(1) },
    );
    expect(restored.appearances).toEqual(desk.appearances);
    expect(restored.links).toEqual(desk.links);
  });

  it("keeps the name of who left, and gives the role of who came back", () => {
    const left = deskAfter(towerDesk(), manager, { type: "reviewer.left", reviewerId: annotator, prior: "annotator" });
    expect(left.reviewers[annotator]).toEqual({ id: annotator, name: "The annotator", role: null });
    const role = "curator" as const;
    const back = deskAfter(left, annotator, {
      type: "reviewer.joined",
      reviewerId: annotator,
      name: "The annotator",
      role,
    });
    expect(back.reviewers[annotator]?.role).toBe("curator");
    const changed = deskAfter(back, manager, {
      type: "reviewer.role-changed",
      reviewerId: annotator,
      role: "observer",
      prior: role,
    });
    expect(changed.reviewers[annotator]?.role).toBe("observer");
  });

  it("says that it missed something rather than showing half of it", () => {
    expect(() => deskAfter(towerDesk(), annotator, { type: "claim.reinstated", claimId: ids.clm(9) })).toThrow(
      "knows nothing of clm_",
    );
  });
});
