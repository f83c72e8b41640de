import type { Assessment, Curation } from "@/lib/domain/assessment";
import type { AuditEvent, BodyOf } from "@/lib/domain/audit-event";
import type { Appearance, Claim } from "@/lib/domain/claim";
import type { EvidenceLink } from "@/lib/domain/evidence";
import type {
  AppearanceId,
  AssessmentId,
  ClaimId,
  CommentId,
  CurationId,
  EvidenceLinkId,
  InvestigationId,
  PassageId,
  ReviewerId,
  SavedViewId,
  SourceId,
  ThreadId,
} from "@/lib/domain/ids";
import type { Passage } from "@/lib/domain/passage";
import type { Reviewer } from "@/lib/domain/reviewer";
import type { SavedView } from "@/lib/domain/saved-view";
import type { SourceSummary } from "@/lib/domain/source";
import type { Comment, Thread } from "@/lib/domain/thread";
import { bearingOn, type DeskScope } from "@/lib/live/desk-scope";

/**
 * The desk is what a page knows of one investigation at one `seq`: everything but the texts, or the
 * part of it that the page shows. It is read once by `deskView`, then kept by `evolve`; replaying all
 * events gives the same whole desk.
 */
export type Desk = Readonly<{
  seq: number;
  scope: DeskScope;
  /** A narrow desk was told of something that belongs on it and that only the server can give whole: read it again. */
  isBehind: boolean;
  /** The highest number a claim of the investigation has: the next one gets the number after it. */
  claimsRecorded: number;
  investigation: Readonly<{ id: InvestigationId; slug: string; title: string; question: string }>;
  reviewers: Readonly<Record<ReviewerId, Reviewer>>;
  sources: Readonly<Record<SourceId, SourceSummary>>;
  passages: Readonly<Record<PassageId, Passage>>;
  claims: Readonly<Record<ClaimId, Claim>>;
  appearances: Readonly<Record<AppearanceId, Appearance>>;
  links: Readonly<Record<EvidenceLinkId, EvidenceLink>>;
  assessments: Readonly<Record<AssessmentId, Assessment>>;
  curations: Readonly<Record<CurationId, Curation>>;
  savedViews: Readonly<Record<SavedViewId, SavedView>>;
  threads: Readonly<Record<ThreadId, Thread>>;
  comments: Readonly<Record<CommentId, Comment>>;
}>;

/** The desk before anything happened: where a replay of all events starts. */
export function emptyDesk(investigationId: InvestigationId): Desk {
  return {
    seq: 0,
    scope: null,
    isBehind: false,
    claimsRecorded: 0,
    investigation: { id: investigationId, slug: "", title: "", question: "" },
    reviewers: {},
    sources: {},
    passages: {},
    claims: {},
    appearances: {},
    links: {},
    assessments: {},
    curations: {},
    savedViews: {},
    threads: {},
    comments: {},
  };
}

/**
 * The desk after `event`. Pure; one copy of each record it touches. Events come in the order of `seq`.
 * A narrow desk takes in what is about the things it holds, and says so when that is not enough.
 */
export function evolve(desk: Desk, event: AuditEvent): Desk {
  const { seq, body } = event;
  const { isShown, isBehind } = bearingOn(desk, body);
  const next = isShown ? applied(desk, event) : desk;
  const number = body.type === "claim.recorded" || body.type === "claim.split" ? body.number : 0;
  return {
    ...next,
    seq,
    isBehind: desk.isBehind || isBehind,
    claimsRecorded: Math.max(desk.claimsRecorded, number),
  };
}

type Replay = Readonly<{
  /** Takes in what happened next. O(events), however much the desk holds. */
  take: (events: Iterable<AuditEvent>) => void;
  /** The desk after all that was taken in. Nothing can be taken in after. */
  end: () => Desk;
}>;

/** The records that the replay under way has made itself, and may write into, since nobody else has seen them. */
let ownRecords: WeakSet<object> | null = null;

/**
 * `evolve` for many events: copies each record once and not once for each event, whose number may be
 * that of the things on the desk. Equal to folding `evolve`, and as pure from outside.
 */
export function replay(from: Desk): Replay {
  const own = new WeakSet<object>();
  let desk = from;
  return {
    take(events) {
      ownRecords = own;
      try {
        for (const event of events) desk = evolve(desk, event);
      } finally {
        ownRecords = null;
      }
    },
    end() {
      const whole = desk;
      desk = from;
      return whole;
    },
  };
}

/** The record with `value` under `key`: a copy, or the record itself where a replay made it. */
function put<Key extends string, Value>(
  record: Readonly<Record<Key, Value>>,
  key: Key,
  value: Value,
): Readonly<Record<Key, Value>> {
  if (!ownRecords) return { ...record, [key]: value };
  const own: Record<Key, Value> = ownRecords.has(record) ? record : { ...record };
  own[key] = value;
  ownRecords.add(own);
  return own;
}

/** A record with one thing changed; a thing the desk does not know is a gap in what it was sent. */
function change<Key extends string, Value>(
  record: Readonly<Record<Key, Value>>,
  key: Key,
  edit: (value: Value) => Value,
): Readonly<Record<Key, Value>> {
  const value = record[key];
  if (value === undefined) throw new RangeError(`The desk knows nothing of ${key}.`);
  return put(record, key, edit(value));
}

function applied(desk: Desk, { seq, actorId, atMs, body }: AuditEvent): Desk {
  /** What a change of a claim leaves on it. */
  const changed = { changedSeq: seq, changedBy: actorId, changedAtMs: atMs, mergedInto: null };
  switch (body.type) {
    case "investigation.opened": {
      const { investigationId, slug, title, question } = body;
      return { ...desk, investigation: { id: investigationId, slug, title, question } };
    }
    case "reviewer.joined": {
      const { reviewerId, name, role } = body;
      return { ...desk, reviewers: put(desk.reviewers, reviewerId, { id: reviewerId, name, role }) };
    }
    case "reviewer.role-changed":
      return {
        ...desk,
        reviewers: change(desk.reviewers, body.reviewerId, (reviewer) => ({ ...reviewer, role: body.role })),
      };
    case "reviewer.left":
      return {
        ...desk,
        reviewers: change(desk.reviewers, body.reviewerId, (reviewer) => ({ ...reviewer, role: null })),
      };
    case "source.captured":
      return { ...desk, sources: put(desk.sources, body.source.id, { translatedFrom: null, ...body.source }) };
    case "version.captured":
      return {
        ...desk,
        sources: change(desk.sources, body.sourceId, (source) => ({
          ...source,
          version: body.version,
          capturedFrom: body.capturedFrom,
          earlier: [...(source.earlier ?? []), source.version],
        })),
      };
    case "passages.reanchored":
      return { ...desk, passages: reanchored(desk.passages, body) };
    case "passage.placed":
    case "passage.retired":
    case "passage.reopened":
      return { ...desk, passages: put(desk.passages, body.passage.id, body.passage) };
    case "claim.recorded": {
      const { claimId, number, fields, appearanceId, passage } = body;
      const made = { recordedBy: actorId, recordedAtMs: atMs };
      return {
        ...desk,
        passages: put(desk.passages, passage.id, passage),
        claims: put(desk.claims, claimId, {
          ...fields,
          ...made,
          id: claimId,
          number,
          withdrawnAtMs: null,
          ...changed,
        }),
        appearances: put(desk.appearances, appearanceId, {
          ...made,
          id: appearanceId,
          claimId,
          passageId: passage.id,
          retractedAtMs: null,
        }),
      };
    }
    case "claim.revised":
      return {
        ...desk,
        claims: change(desk.claims, body.claimId, (claim) => ({ ...claim, ...given(body.changes), ...changed })),
      };
    case "claim.withdrawn":
    case "claim.reinstated": {
      const withdrawnAtMs = body.type === "claim.withdrawn" ? atMs : null;
      return {
        ...desk,
        claims: change(desk.claims, body.claimId, (claim) => ({ ...claim, withdrawnAtMs, ...changed })),
      };
    }
    case "claim.merged":
    case "claim.unmerged": {
      const { claimId, intoId } = body;
      const isMerged = body.type === "claim.merged";
      const claims = change(desk.claims, claimId, (claim) => ({
        ...claim,
        withdrawnAtMs: isMerged ? atMs : null,
        ...changed,
        mergedInto: isMerged ? intoId : null,
      }));
      const regrouped = moved(desk, body, isMerged ? intoId : claimId);
      return { ...regrouped, claims: change(claims, intoId, (claim) => ({ ...claim, ...changed })) };
    }
    case "claim.split": {
      const { claimId, newClaimId: id, number, fields } = body;
      const made = { recordedBy: actorId, recordedAtMs: atMs, withdrawnAtMs: null, ...changed };
      const claims = change(desk.claims, claimId, (claim) => ({ ...claim, ...changed }));
      return { ...moved(desk, body, id), claims: put(claims, id, { ...fields, ...made, id, number }) };
    }
    case "appearance.recorded": {
      const { appearanceId: id, claimId, passage } = body;
      const appearance = { id, claimId, passageId: passage.id, recordedBy: actorId, recordedAtMs: atMs };
      return {
        ...desk,
        passages: put(desk.passages, passage.id, passage),
        appearances: put(desk.appearances, id, { ...appearance, retractedAtMs: null }),
      };
    }
    case "appearance.retracted":
    case "appearance.restored": {
      const retractedAtMs = body.type === "appearance.retracted" ? atMs : null;
      return {
        ...desk,
        appearances: change(desk.appearances, body.appearanceId, (appearance) => ({ ...appearance, retractedAtMs })),
      };
    }
    case "evidence.linked": {
      const { type: _type, linkId: id, passage, ...link } = body;
      const made = { id, passageId: passage.id, linkedBy: actorId, linkedAtMs: atMs, retractedAtMs: null };
      return {
        ...desk,
        passages: put(desk.passages, passage.id, passage),
        links: put(desk.links, id, { ...link, ...made }),
      };
    }
    case "evidence.retracted":
    case "evidence.restored": {
      const retractedAtMs = body.type === "evidence.retracted" ? atMs : null;
      return { ...desk, links: change(desk.links, body.linkId, (link) => ({ ...link, retractedAtMs })) };
    }
    case "claim.assessed": {
      const { type: _type, assessmentId: id, ...assessment } = body;
      const made = { id, reviewerId: actorId, assessedAtMs: atMs, retractedAtMs: null };
      return { ...desk, assessments: put(desk.assessments, id, { ...assessment, ...made }) };
    }
    case "assessment.retracted":
    case "assessment.restored": {
      const retractedAtMs = body.type === "assessment.retracted" ? atMs : null;
      return { ...desk, assessments: change(desk.assessments, body.assessmentId, (it) => ({ ...it, retractedAtMs })) };
    }
    case "claim.curated": {
      const { type: _type, curationId: id, ...curation } = body;
      const made = { id, curatedBy: actorId, curatedAtMs: atMs, retractedAtMs: null };
      return { ...desk, curations: put(desk.curations, id, { ...curation, ...made }) };
    }
    case "curation.retracted":
    case "curation.restored": {
      const retractedAtMs = body.type === "curation.retracted" ? atMs : null;
      return { ...desk, curations: change(desk.curations, body.curationId, (it) => ({ ...it, retractedAtMs })) };
    }
    case "view.saved": {
      const { viewId: id, name, params } = body;
      const made = { id, savedBy: actorId, savedAtMs: atMs, removedAtMs: null };
      return { ...desk, savedViews: put(desk.savedViews, id, { ...made, ...desk.savedViews[id], name, params }) };
    }
    case "view.removed":
    case "view.restored": {
      const removedAtMs = body.type === "view.removed" ? atMs : null;
      return { ...desk, savedViews: change(desk.savedViews, body.viewId, (view) => ({ ...view, removedAtMs })) };
    }
    case "thread.opened": {
      const { threadId: id, subject, passage } = body;
      const thread = { id, subject, openedBy: actorId, openedAtMs: atMs, resolvedBy: null, resolvedAtMs: null };
      return {
        ...desk,
        passages: passage ? put(desk.passages, passage.id, passage) : desk.passages,
        threads: put(desk.threads, id, thread),
      };
    }
    case "thread.resolved":
    case "thread.reopened": {
      const resolved =
        body.type === "thread.resolved"
          ? { resolvedBy: actorId, resolvedAtMs: atMs }
          : { resolvedBy: null, resolvedAtMs: null };
      return { ...desk, threads: change(desk.threads, body.threadId, (thread) => ({ ...thread, ...resolved })) };
    }
    case "comment.added": {
      const { commentId: id, threadId, text, mentions } = body;
      const standing = { revisedAtMs: null, retractedBy: null, retractedAtMs: null };
      const comment = { id, threadId, text, mentions, addedBy: actorId, addedAtMs: atMs, ...standing };
      return { ...desk, comments: put(desk.comments, id, comment) };
    }
    case "comment.revised": {
      const { text, mentions } = body;
      const revised = { text, mentions, revisedAtMs: atMs };
      return { ...desk, comments: change(desk.comments, body.commentId, (comment) => ({ ...comment, ...revised })) };
    }
    case "comment.retracted":
    case "comment.restored": {
      const retracted =
        body.type === "comment.retracted"
          ? { retractedBy: actorId, retractedAtMs: atMs }
          : { retractedBy: null, retractedAtMs: null };
      return { ...desk, comments: change(desk.comments, body.commentId, (comment) => ({ ...comment, ...retracted })) };
    }
    case "source.revised":
      return { ...desk, sources: change(desk.sources, body.sourceId, (it) => ({ ...it, ...given(body.changes) })) };
    case "source.readers-set":
      return {
        ...desk,
        sources: change(desk.sources, body.sourceId, ({ readers: _prior, ...it }) =>
          body.readers ? { ...it, readers: body.readers } : it,
        ),
      };
    case "source.recut":
    case "reviewer.invited":
    case "invitation.withdrawn":
    case "token.made":
    case "token.revoked":
    case "candidate.rejected":
    case "candidate.restored":
    case "report.exported":
    case "aliases.set":
    case "aliases.removed":
    case "report.created":
    case "report.renamed":
    case "report.withdrawn":
    case "report.reinstated":
    case "edition.published":
    case "edition.link-opened":
    case "edition.link-revoked":
    case "account.added":
    case "account.deactivated":
    case "account.reactivated":
    case "account.manager-made":
    case "account.manager-unmade":
    case "account.password-changed":
    case "account.password-link-made":
    case "account.identity-connected":
    case "account.identity-disconnected":
    case "account.second-factor-added":
    case "account.second-factor-removed":
    case "account.recovery-codes-renewed":
    case "account.recovery-code-used":
    case "account.passkey-added":
    case "account.passkey-renamed":
    case "account.passkey-removed":
    case "account.passkey-refused":
    case "session.ended":
      return desk; // Shown where they are read: on the people, settings and account pages, and among candidates.
  }
}

/** Passages in the new version of their source. A narrow desk holds some of them. O(those that it holds). */
export function reanchored(passages: Desk["passages"], body: BodyOf<"passages.reanchored">): Desk["passages"] {
  const { versionId } = body;
  let next = passages;
  for (const { passageId, start, anchoring: _outcome, ...neighbours } of body.followed) {
    const passage = passages[passageId];
    if (!passage) continue;
    const { awaits: _settled, ...before } = passage;
    const from = { versionId: before.versionId, start: before.start, end: before.end };
    const span = { start, end: start + before.end - before.start };
    const checkedIn = before.checkedIn ?? before.versionId;
    next = putOnce(next, passages, passageId, {
      ...before,
      ...neighbours,
      ...span,
      versionId,
      anchoring: "anchored",
      from,
      checkedIn,
    });
  }
  for (const { passageId, anchoring, places } of body.waiting) {
    const passage = passages[passageId];
    if (!passage) continue;
    next = putOnce(next, passages, passageId, { ...passage, anchoring, awaits: { versionId, places } });
  }
  return next;
}

/** As `put`, for many at a time: the record as it came is copied once. */
function putOnce<Key extends string, Value>(
  record: Readonly<Record<Key, Value>>,
  original: Readonly<Record<Key, Value>>,
  key: Key,
  value: Value,
): Readonly<Record<Key, Value>> {
  if (record === original) return put(record, key, value);
  const own: Record<Key, Value> = record;
  own[key] = value;
  return own;
}

type Regrouped = Readonly<{ appearanceIds: readonly AppearanceId[]; linkIds: readonly EvidenceLinkId[] }>;

/** Passages and evidence that go to another claim. */
function moved(desk: Desk, { appearanceIds, linkIds }: Regrouped, claimId: ClaimId): Desk {
  let { appearances, links } = desk;
  for (const id of appearanceIds) appearances = change(appearances, id, (it) => ({ ...it, claimId }));
  for (const id of linkIds) links = change(links, id, (it) => ({ ...it, claimId }));
  return { ...desk, appearances, links };
}

type Given<Fields> = { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> };

/** Only the fields that a partial change names: an absent one must not overwrite. */
function given<Fields extends object>(changes: Fields): Given<Fields> {
  const named: Given<Fields> = { ...changes };
  for (const key in named) if (named[key] === undefined) delete named[key];
  return named;
}
