import type { AuditEventType } from "@/lib/domain/audit-event";

/** The kinds of events in the words of the desk: what somebody asks a history for. */
export const eventKinds = [
  "claims",
  "passages",
  "evidence",
  "assessments",
  "verdicts",
  "conversation",
  "sources",
  "reports",
  "people",
  "settings",
] as const;
export type EventKind = (typeof eventKinds)[number];

/** The compiler refuses a new type of event that belongs to no kind. */
const kindOf: Readonly<Record<AuditEventType, EventKind>> = {
  "investigation.opened": "settings",
  "reviewer.joined": "people",
  "reviewer.role-changed": "people",
  "reviewer.left": "people",
  "reviewer.invited": "people",
  "source.captured": "sources",
  "source.revised": "sources",
  "source.recut": "sources",
  "claim.recorded": "claims",
  "claim.revised": "claims",
  "claim.withdrawn": "claims",
  "claim.reinstated": "claims",
  "claim.merged": "claims",
  "claim.unmerged": "claims",
  "claim.split": "claims",
  "appearance.recorded": "passages",
  "appearance.retracted": "passages",
  "appearance.restored": "passages",
  "evidence.linked": "evidence",
  "evidence.retracted": "evidence",
  "evidence.restored": "evidence",
  "candidate.rejected": "evidence",
  "candidate.restored": "evidence",
  "claim.assessed": "assessments",
  "assessment.retracted": "assessments",
  "assessment.restored": "assessments",
  "claim.curated": "verdicts",
  "curation.retracted": "verdicts",
  "curation.restored": "verdicts",
  "thread.opened": "conversation",
  "thread.resolved": "conversation",
  "thread.reopened": "conversation",
  "comment.added": "conversation",
  "comment.revised": "conversation",
  "comment.retracted": "conversation",
  "comment.restored": "conversation",
  "report.exported": "reports",
  "aliases.set": "settings",
  "aliases.removed": "settings",
  "view.saved": "settings",
  "view.removed": "settings",
  "view.restored": "settings",
  "report.created": "reports",
  "report.renamed": "reports",
  "report.withdrawn": "reports",
  "report.reinstated": "reports",
  "edition.published": "reports",
  "edition.link-opened": "reports",
  "edition.link-revoked": "reports",
  "account.added": "people",
  "account.password-changed": "people",
  "session.ended": "people",
};

/** The types of events that are of a kind. */
export function typesOf(kind: EventKind): string[] {
  return Object.entries(kindOf).flatMap(([type, itsKind]) => (itsKind === kind ? [type] : []));
}
