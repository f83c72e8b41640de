import { describe, expect, it } from "vitest";
import { claimView, claimViews } from "@/lib/live/claim-view";
import {
  annotator,
  assessed,
  curated,
  curator,
  deskAfter,
  ids,
  linked,
  manager,
  passage,
  recorded,
  towerDesk,
} from "./testing/tower";

const one = () => deskAfter(towerDesk(), annotator, recorded(1));
const state = (desk: ReturnType<typeof one>) => claimView(desk, ids.clm(1))?.state;

describe("the state of a claim", () => {
  it("follows from what was done with it", () => {
    const open = one();
    expect(state(open)).toBe("open");
    const inReview = deskAfter(open, annotator, assessed(1, 1));
    expect(state(inReview)).toBe("in-review");
    const settled = deskAfter(inReview, curator, curated(1, 1));
    expect(state(settled)).toBe("settled");
    const withdrawn = deskAfter(settled, annotator, { type: "claim.withdrawn", claimId: ids.clm(1), reason: "No." });
    expect(state(withdrawn)).toBe("withdrawn");
    expect(state(deskAfter(withdrawn, annotator, { type: "claim.reinstated", claimId: ids.clm(1) }))).toBe("settled");
  });

  it("goes back when a judgement is taken back", () => {
    const settled = deskAfter(one(), curator, assessed(1, 1), curated(1, 1));
    const unsettled = deskAfter(settled, curator, { type: "curation.retracted", curationId: ids.cur(1) });
    expect(state(unsettled)).toBe("in-review");
    expect(state(deskAfter(unsettled, curator, { type: "assessment.retracted", assessmentId: ids.asm(1) }))).toBe(
      "open",
    );
  });
});

describe("a claim's view", () => {
  it("counts the evidence that stands, by relation", () => {
    const desk = deskAfter(
      one(),
      annotator,
      linked(1, 1, "contradicts"),
      linked(2, 1, "contradicts"),
      linked(3, 1, "qualifies"),
      linked(4, 1, "corroborates"),
      { type: "evidence.retracted", linkId: ids.evl(2), reason: "No." },
    );
    const view = claimView(desk, ids.clm(1));
    expect(view?.count).toEqual({ corroborates: 1, contradicts: 1, qualifies: 1 });
    expect(view?.evidence.map(({ link, source }) => [link.id, source.number])).toEqual([
      [ids.evl(1), 2],
      [ids.evl(3), 2],
      [ids.evl(4), 2],
    ]);
  });

  it("leaves retracted appearances out", () => {
    const again = {
      type: "appearance.recorded",
      appearanceId: ids.app(2),
      claimId: ids.clm(1),
      passage: passage(2, 2),
    } as const;
    const both = deskAfter(one(), annotator, again);
    const appearing = (desk: typeof both) =>
      claimView(desk, ids.clm(1))?.appearances.map(({ appearance }) => appearance.id);
    expect(appearing(both)).toEqual([ids.app(1), ids.app(2)]);
    const retracted = deskAfter(both, annotator, {
      type: "appearance.retracted",
      appearanceId: ids.app(1),
      reason: "No.",
    });
    expect(appearing(retracted)).toEqual([ids.app(2)]);
  });

  it("holds each reviewer's latest judgement, and the verdict that holds", () => {
    const desk = deskAfter(
      deskAfter(one(), annotator, assessed(1, 1)),
      curator,
      assessed(2, 1),
      curated(1, 1),
      curated(2, 1),
    );
    const later = deskAfter(desk, annotator, { ...assessed(3, 1), verdict: "refuted" });
    const view = claimView(later, ids.clm(1));
    expect(view?.assessments.map(({ id }) => id).sort()).toEqual([ids.asm(2), ids.asm(3)]);
    expect(view?.curation?.id).toBe(ids.cur(2));
  });

  it("says when the curator is the claim's only author, and nobody else judged it", () => {
    const isOwn = (desk: ReturnType<typeof one>) => claimView(desk, ids.clm(1))?.curatedByItsOnlyAuthor;
    const own = deskAfter(towerDesk(), curator, recorded(1), assessed(1, 1), curated(1, 1));
    expect(isOwn(own)).toBe(true);
    expect(isOwn(deskAfter(own, annotator, assessed(2, 1)))).toBe(false);
    expect(isOwn(deskAfter(one(), curator, curated(1, 1)))).toBe(false);
    expect(isOwn(deskAfter(own, manager, curated(2, 1)))).toBe(false);
    expect(isOwn(deskAfter(towerDesk(), curator, recorded(1)))).toBe(false);
  });
});

describe("the claims of a desk", () => {
  it("are in the order of their numbers, withdrawn ones too", () => {
    const withdrawal = { type: "claim.withdrawn", claimId: ids.clm(2), reason: "No." } as const;
    const desk = deskAfter(towerDesk(), annotator, recorded(10), recorded(2), recorded(1), withdrawal);
    expect(claimViews(desk).map(({ claim }) => claim.number)).toEqual([1, 2, 10]);
  });

  it("are worked out once for a desk", () => {
    const desk = one();
    expect(claimViews(desk)).toBe(claimViews(desk));
    expect(claimViews(deskAfter(desk, annotator, assessed(1, 1)))).not.toBe(claimViews(desk));
  });

  it("keep the views of claims that a change is not about, and make those it is about anew", () => {
    const before = deskAfter(towerDesk(), annotator, recorded(1), recorded(2));
    const [one, two] = claimViews(before);
    const linkedNow = deskAfter(before, annotator, linked(1, 1, "contradicts"));
    const [contradicted, untouched] = claimViews(linkedNow);
    expect(untouched).toBe(two);
    expect([one?.count.contradicts, contradicted?.count.contradicts]).toEqual([0, 1]);
    const [same, judged] = claimViews(deskAfter(linkedNow, curator, assessed(1, 2)));
    expect(same).toBe(contradicted);
    expect(judged?.state).toBe("in-review");
  });

  it("keep things said at one time in one order", () => {
    const desk = deskAfter(one(), annotator, linked(2, 1, "qualifies"), linked(1, 1, "qualifies"));
    const atOnce = Object.values(desk.links).map((link) => [link.id, { ...link, linkedAtMs: 7 }]);
    const shown = claimView({ ...desk, links: Object.fromEntries(atOnce) }, ids.clm(1));
    expect(shown?.evidence.map(({ link }) => link.id)).toEqual([ids.evl(1), ids.evl(2)]);
  });

  it("are none that the desk does not know", () => {
    expect(claimView(one(), ids.clm(9))).toBeNull();
  });
});
