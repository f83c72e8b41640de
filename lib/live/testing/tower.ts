import type { AuditEvent, AuditEventBody, BodyOf } from "@/lib/domain/audit-event";
import { commandId, type ReviewerId, toId } from "@/lib/domain/ids";
import type { Passage } from "@/lib/domain/passage";
import { type Desk, emptyDesk, evolve } from "@/lib/live/desk";

const numbered = (n: number) => String(n).padStart(20, "0");
export const ids = {
  inv: (n: number) => toId("inv", numbered(n)),
  rev: (n: number) => toId("rev", numbered(n)),
  src: (n: number) => toId("src", numbered(n)),
  ver: (n: number) => toId("ver", numbered(n)),
  psg: (n: number) => toId("psg", numbered(n)),
  clm: (n: number) => toId("clm", numbered(n)),
  app: (n: number) => toId("app", numbered(n)),
  evl: (n: number) => toId("evl", numbered(n)),
  asm: (n: number) => toId("asm", numbered(n)),
  thr: (n: number) => toId("thr", numbered(n)),
  cmt: (n: number) => toId("cmt", numbered(n)),
  cur: (n: number) => toId("cur", numbered(n)),
} as const;

export const annotator = ids.rev(1);
export const curator = ids.rev(2);
export const manager = ids.rev(3);

/** The next event of a desk; its time is its `seq`, so that a test can tell both by eye. */
export function next(desk: Desk, actorId: ReviewerId, body: AuditEventBody): AuditEvent {
  const seq = desk.seq + 1;
  return { seq, actorId, atMs: seq, commandId: commandId.parse(`cmd-${seq}`), body };
}

/** The desk after one person did this and that. */
export function deskAfter(desk: Desk, actorId: ReviewerId, ...bodies: readonly AuditEventBody[]): Desk {
  return bodies.reduce((before, body) => evolve(before, next(before, actorId, body)), desk);
}

export const passage = (n: number, source = 1): Passage => ({
  id: ids.psg(n),
  sourceId: ids.src(source),
  versionId: ids.ver(source),
  start: 13,
  end: 18,
  exact: "330 m",
  prefix: "The tower is ",
  suffix: " tall.",
  anchoring: "anchored",
});

export const captured = (n: number): BodyOf<"source.captured"> => ({
  type: "source.captured",
  source: {
    id: ids.src(n),
    number: n,
    title: `Source ${n}`,
    outlet: null,
    author: null,
    url: null,
    published: null,
    language: "en",
    direction: "ltr",
    reliability: null,
    descriptor: null,
    retold: false,
    capturedFrom: `${n}.txt`,
    version: { id: ids.ver(n), number: 1, originalSha256: "", textSha256: "" },
  },
  segments: [],
});

/** Claim `n`, made by passage `n` of source 1. */
export const recorded = (n: number): BodyOf<"claim.recorded"> => ({
  type: "claim.recorded",
  claimId: ids.clm(n),
  number: n,
  fields: {
    wording: `Claim ${n}`,
    type: "other",
    quantities: [],
    occurred: null,
    place: null,
    attribution: null,
    modality: "reported",
  },
  appearanceId: ids.app(n),
  passage: passage(n),
});

/** Link `n`: passage `n` of source 2 against or for a claim. */
export const linked = (
  n: number,
  claim: number,
  relation: BodyOf<"evidence.linked">["relation"],
): BodyOf<"evidence.linked"> => ({
  type: "evidence.linked",
  linkId: ids.evl(n),
  claimId: ids.clm(claim),
  passage: passage(100 + n, 2),
  relation,
  aspect: "",
  reason: "",
  sameEvent: "not-judged",
  independent: "not-judged",
});

export const assessed = (n: number, claim: number): BodyOf<"claim.assessed"> => ({
  type: "claim.assessed",
  assessmentId: ids.asm(n),
  claimId: ids.clm(claim),
  verdict: "supported",
  credibility: null,
  likelihood: null,
  confidence: "low",
  rationale: "Seen.",
});

export const curated = (n: number, claim: number): BodyOf<"claim.curated"> => ({
  type: "claim.curated",
  curationId: ids.cur(n),
  claimId: ids.clm(claim),
  verdict: "conflicting",
  rationale: "Two figures.",
  dissent: "",
});

/** Thread `n`: about a claim, with comment `n`. */
export const talked = (n: number, claim: number): readonly [BodyOf<"thread.opened">, BodyOf<"comment.added">] => [
  { type: "thread.opened", threadId: ids.thr(n), subject: { kind: "claim", id: ids.clm(claim) }, passage: null },
  { type: "comment.added", commentId: ids.cmt(n), threadId: ids.thr(n), text: `Comment ${n}`, mentions: [] },
];

/** Three people and two sources: the desk before the first claim. */
export function towerDesk(): Desk {
  const investigationId = ids.inv(1);
  return deskAfter(
    emptyDesk(investigationId),
    manager,
    { type: "investigation.opened", investigationId, slug: "tower", title: "The tower", question: "" },
    { type: "reviewer.joined", reviewerId: manager, name: "The manager", role: "manager" },
    { type: "reviewer.joined", reviewerId: annotator, name: "The annotator", role: "annotator" },
    { type: "reviewer.joined", reviewerId: curator, name: "The curator", role: "curator" },
    captured(1),
    captured(2),
  );
}
