import { describe, expect, it } from "vitest";
import type { Desk } from "@/lib/live/desk";
import { annotator, curated, curator, deskAfter, ids, linked, recorded, towerDesk } from "@/lib/live/testing/tower";
import { deskOfClaims } from "./desk-of-claims";
import type { ReportBlock } from "./report-block";
import { checklist } from "./report-checklist";

const claim = (n: number): ReportBlock => ({ kind: "claim", claimId: ids.clm(n) });
const words = (text: string, link?: string): ReportBlock => ({
  kind: "paragraph",
  runs: [{ text, ...(link && { link }) }],
});
const found = (blocks: readonly ReportBlock[], desk: Desk) =>
  checklist(blocks, desk).map(({ check, block }) => [check, block]);

const settledDesk = () =>
  deskAfter(deskAfter(towerDesk(), annotator, recorded(1), linked(1, 1, "contradicts")), curator, curated(1, 1));

describe("the checklist", () => {
  it("is empty for a claim that somebody else settled and that rests on evidence", () => {
    expect(found([claim(1), { kind: "figures", claimId: ids.clm(1) }], settledDesk())).toEqual([]);
  });

  it("tells of a claim that is unsettled and one without evidence, each once, at its first place", () => {
    const desk = deskAfter(settledDesk(), annotator, recorded(2));
    expect(found([claim(1), claim(2), claim(2)], desk)).toEqual([
      ["unsettled", 1],
      ["no-evidence", 1],
    ]);
  });

  it("tells of a claim that its recorder settled, even when somebody else assessed it", () => {
    const desk = deskAfter(towerDesk(), curator, recorded(1), linked(1, 1, "corroborates"), curated(1, 1));
    expect(found([claim(1)], desk)).toEqual([["own-verdict", 0]]);
  });

  it("tells of a claim that is not here, and of one that was withdrawn", () => {
    const desk = deskAfter(settledDesk(), curator, { type: "claim.withdrawn", claimId: ids.clm(1), reason: "No." });
    expect(found([claim(1), claim(9)], desk)).toEqual([
      ["missing", 0],
      ["missing", 1],
    ]);
  });

  it("tells of passages that changed at the source, and of earlier versions", () => {
    const desk = settledDesk();
    const passage = desk.passages[ids.psg(1)];
    if (!passage) throw new Error("The desk has it.");
    const changed = {
      ...desk,
      passages: { ...desk.passages, [passage.id]: { ...passage, anchoring: "changed" } as const },
    };
    expect(found([claim(1)], changed)).toEqual([["changed", 0]]);
    const earlier = { ...desk, passages: { ...desk.passages, [passage.id]: { ...passage, versionId: ids.ver(9) } } };
    expect(found([claim(1)], earlier)).toEqual([["changed", 0]]);
  });

  it("asks for a note about a retold source, unless the report has one", () => {
    const desk = settledDesk();
    const source = desk.sources[ids.src(1)];
    if (!source) throw new Error("The desk has it.");
    const retold = { ...desk, sources: { ...desk.sources, [source.id]: { ...source, retold: true } } };
    expect(found([claim(1)], retold)).toEqual([["retold", 0]]);
    expect(found([claim(1), { kind: "method" }], retold)).toEqual([]);
    expect(found([claim(1), words("The first source is retold.")], retold)).toEqual([]);
  });

  it("finds a sentence that gives a figure and leans on nothing", () => {
    const text = "Nobody disputes that. Four tanks were destroyed on 18 May 2017. It rained.";
    expect(checklist([words(text)], towerDesk())).toMatchObject([
      { check: "unsourced", block: 0, quote: "Four tanks were destroyed on 18 May 2017." },
    ]);
  });

  it.each([
    ["it links", [words("Four tanks were destroyed.", "https://example.org")]],
    ["it names a claim", [words("Four tanks were destroyed (claim 1).")]],
    ["it stands above what cites", [words("Four tanks were destroyed."), claim(1)]],
    ["it stands below what cites", [claim(1), words("Four tanks were destroyed.")]],
    ["it gives a day and no figure", [words("It happened on 18 May 2017.")]],
  ] as const)("leaves a sentence alone when %s", (_why, blocks) => {
    expect(checklist(blocks, settledDesk()).filter(({ check }) => check === "unsourced")).toEqual([]);
  });
});

describe("the desk of some claims", () => {
  it("has these claims, what bears on them and the sources of that, and nothing else", () => {
    const desk = deskAfter(settledDesk(), annotator, recorded(2), linked(2, 2, "qualifies"));
    const { claims, links, appearances, sources } = deskOfClaims(desk, new Set([ids.clm(1)]));
    expect([claims, links, appearances, sources].map((record) => Object.keys(record))).toEqual([
      [ids.clm(1)],
      [ids.evl(1)],
      [ids.app(1)],
      [ids.src(1), ids.src(2)],
    ]);
    expect(Object.keys(deskOfClaims(desk, new Set()).sources)).toEqual([]);
  });
});
