import type { AuditEventBody } from "@/lib/domain/audit-event";
import type { ClaimId, SourceId } from "@/lib/domain/ids";
import type { Passage } from "@/lib/domain/passage";
import type { Subject } from "@/lib/domain/thread";
import type { Desk } from "@/lib/live/desk";

/**
 * Which part of an investigation a desk holds; null is all of it.
 *
 * A narrow desk has every claim that appears in, or has evidence in, one of `sourceIds`; the claims
 * `claimIds`; and those made by passages that overlap the evidence on the latter, since their figures stand
 * beside each other. Each with everything that was ever said of it, the passages, and the sources of these. Threads
 * come with what they are about: a passage's with its source, and with a claim of `claimIds` that it makes or bears on. So
 * its size follows from what a page shows and not from how large the investigation is.
 */
export type DeskScope = Readonly<{ sourceIds: readonly SourceId[]; claimIds: readonly ClaimId[] }> | null;

/** The same text for the same part, in whatever order it was named. */
export function scopeKey(scope: DeskScope): string {
  return scope === null ? "whole" : [...scope.sourceIds, ...scope.claimIds].sort().join(" ");
}

type Bearing = Readonly<{
  /** Whether the desk can take it in. */
  isShown: boolean;
  /** Whether it makes something belong on the desk that an event does not carry. */
  isBehind: boolean;
}>;

const shown: Bearing = { isShown: true, isBehind: false };
const elsewhere: Bearing = { isShown: false, isBehind: false };
const behind: Bearing = { isShown: false, isBehind: true };
const shownInPart: Bearing = { isShown: true, isBehind: true };
const ifKnown = (record: Readonly<Record<string, unknown>>, id: string) => (id in record ? shown : elsewhere);

/** What an event is to a desk. O(evidence on the claims in its scope). */
export function bearingOn(desk: Desk, body: AuditEventBody): Bearing {
  const { scope } = desk;
  if (scope === null) return shown;
  switch (body.type) {
    case "source.captured":
      return elsewhere;
    case "source.revised":
    case "source.readers-set":
    case "version.captured":
      return ifKnown(desk.sources, body.sourceId);
    // A desk holds no voices: what a page shows of them is read with it.
    case "source.recut":
      return body.sourceId in desk.sources ? behind : elsewhere;
    // Where passages stand decides what stands beside a claim of the scope.
    case "passages.reanchored":
      if (!(body.sourceId in desk.sources)) return elsewhere;
      return scope.claimIds.length > 0 ? shownInPart : shown;
    case "passage.placed":
    case "passage.retired":
    case "passage.reopened": {
      const isShown = body.passage.id in desk.passages;
      return { isShown, isBehind: scope.claimIds.length > 0 && isPlaceKnown(desk, body.passage) };
    }
    case "claim.recorded":
      return isWithin(desk, body.passage) ? shown : elsewhere;
    case "appearance.recorded":
      // Somebody may have talked of that passage before.
      if (scope.claimIds.includes(body.claimId)) return isInSources(desk, body.passage) ? shown : shownInPart;
      if (body.claimId in desk.claims) return isPlaceKnown(desk, body.passage) ? shown : shownInPart;
      return isWithin(desk, body.passage) ? behind : elsewhere;
    case "evidence.linked": {
      if (!(body.claimId in desk.claims)) return isInSources(desk, body.passage) ? behind : elsewhere;
      // Claims made at that passage belong beside it now.
      const isComplete = isPlaceKnown(desk, body.passage) && !scope.claimIds.includes(body.claimId);
      return isComplete ? shown : shownInPart;
    }
    // What goes from one claim to another may leave the part or come into it: only reading again tells.
    case "claim.merged":
    case "claim.unmerged":
      return body.claimId in desk.claims || body.intoId in desk.claims ? behind : elsewhere;
    case "claim.split":
      return body.claimId in desk.claims ? behind : elsewhere;
    case "claim.revised":
    case "claim.withdrawn":
    case "claim.reinstated":
    case "claim.assessed":
    case "claim.curated":
      return ifKnown(desk.claims, body.claimId);
    case "appearance.retracted":
    case "appearance.restored":
      return ifKnown(desk.appearances, body.appearanceId);
    case "evidence.retracted":
    case "evidence.restored":
      return ifKnown(desk.links, body.linkId);
    case "assessment.retracted":
    case "assessment.restored":
      return ifKnown(desk.assessments, body.assessmentId);
    case "curation.retracted":
    case "curation.restored":
      return ifKnown(desk.curations, body.curationId);
    case "thread.opened":
      return isTalkedOfHere(desk, body.subject, body.passage) ? shown : elsewhere;
    case "thread.resolved":
    case "thread.reopened":
    case "comment.added":
      return ifKnown(desk.threads, body.threadId);
    case "comment.revised":
    case "comment.retracted":
    case "comment.restored":
      return ifKnown(desk.comments, body.commentId);
    default:
      return shown;
  }
}

const isPlaceKnown = (desk: Desk, { sourceId }: Passage) => sourceId in desk.sources;

const isInSources = ({ scope }: Desk, { sourceId }: Passage) => scope?.sourceIds.includes(sourceId) ?? true;

/** Whether a thread about it belongs on the desk. */
function isTalkedOfHere(desk: Desk, subject: Subject, passage: Passage | null): boolean {
  const { scope, claims, links, appearances } = desk;
  if (subject.kind === "claim") return subject.id in claims;
  if (subject.kind === "evidence") return subject.id in links;
  if (subject.kind === "source") return scope?.sourceIds.includes(subject.id) ?? true;
  if (passage && isInSources(desk, passage)) return true;
  return [...Object.values(appearances), ...Object.values(links)].some(
    ({ claimId, passageId }) => passageId === subject.id && scope?.claimIds.includes(claimId),
  );
}

/** Whether a claim made by that passage belongs on the desk. */
function isWithin(desk: Desk, passage: Passage): boolean {
  const { scope, links, passages } = desk;
  if (isInSources(desk, passage)) return true;
  if (!scope || scope.claimIds.length === 0) return false;
  return Object.values(links).some(({ claimId, passageId }) => {
    const bearing = scope.claimIds.includes(claimId) ? passages[passageId] : undefined;
    return bearing !== undefined && overlap(bearing, passage);
  });
}

const overlap = (one: Passage, other: Passage) =>
  one.versionId === other.versionId && one.start < other.end && other.start < one.end;
