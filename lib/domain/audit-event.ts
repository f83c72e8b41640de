import { z } from "zod";
import { confidences, likelihoods, verdicts } from "@/lib/domain/assessment";
import { claimFields, claimTypes, modalities } from "@/lib/domain/claim";
import { judgements, relations } from "@/lib/domain/evidence";
import { providers } from "@/lib/domain/identity";
import { type CommandId, id, type ReviewerId } from "@/lib/domain/ids";
import { pageResponse } from "@/lib/domain/page-response";
import { anchoringStatuses } from "@/lib/domain/passage";
import { reportBeginnings } from "@/lib/domain/report";
import { reliabilities, segmentKinds } from "@/lib/domain/source";
import { recordedSourceFields } from "@/lib/domain/source-changes";
import { roles } from "@/lib/policy/permissions";
import { tokenScopes } from "@/lib/policy/token-scopes";

/**
 * What happened, in the past tense, in the words reviewers use. Stored as JSON for as long as the
 * investigation lives: add variants and optional fields, and never rename one.
 * `corpus/audit-events.json` holds one of each as first written, and a test reads them all back.
 *
 * A body carries all that `evolve` needs to show the change; who and when stand in the envelope.
 */

const passage = z.object({
  id: id("psg"),
  sourceId: id("src"),
  versionId: id("ver"),
  start: z.int(),
  end: z.int(),
  exact: z.string(),
  prefix: z.string(),
  suffix: z.string(),
  anchoring: z.enum(anchoringStatuses),
  from: z.object({ versionId: id("ver"), start: z.int(), end: z.int() }).exactOptional(),
  checkedIn: id("ver").exactOptional(),
  awaits: z
    .object({
      versionId: id("ver"),
      places: z.array(z.object({ start: z.int(), end: z.int(), exact: z.string() })).readonly(),
    })
    .exactOptional(),
  retiredIn: id("ver").exactOptional(),
});

const version = z.object({
  id: id("ver"),
  number: z.int(),
  originalSha256: z.string(),
  textSha256: z.string(),
});

const source = z.object({
  id: id("src"),
  number: z.int(),
  ...recordedSourceFields.shape,
  retold: z.boolean(),
  capturedFrom: z.string(),
  version,
});

const segment = z.object({
  id: id("seg"),
  kind: z.enum(segmentKinds),
  voice: z.string().nullable(),
  start: z.int(),
  end: z.int(),
});

/** A segment as somebody cut it, with all that is kept of it. */
const cutSegment = segment.extend({ reliability: z.enum(reliabilities).nullable() });

/** As `claimFields`, but for reading: limits may tighten later, what is stored stays readable. */
const recordedFields = z.object({
  ...claimFields.shape,
  wording: z.string(),
  type: z.enum(claimTypes),
  modality: z.enum(modalities),
});

export const auditEventBody = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("investigation.opened"),
    investigationId: id("inv"),
    slug: z.string(),
    title: z.string(),
    question: z.string(),
  }),
  z.object({ type: z.literal("reviewer.joined"), reviewerId: id("rev"), name: z.string(), role: z.enum(roles) }),
  z.object({
    type: z.literal("reviewer.role-changed"),
    reviewerId: id("rev"),
    role: z.enum(roles),
    prior: z.enum(roles),
  }),
  z.object({ type: z.literal("reviewer.left"), reviewerId: id("rev"), prior: z.enum(roles) }),
  z.object({ type: z.literal("reviewer.invited"), invitationId: id("ivt"), role: z.enum(roles) }),
  z.object({ type: z.literal("invitation.withdrawn"), invitationId: id("ivt"), role: z.enum(roles) }),
  z.object({
    type: z.literal("token.made"),
    tokenId: id("atk"),
    name: z.string(),
    scopes: z.array(z.enum(tokenScopes)),
    expiresAtMs: z.int(),
  }),
  z.object({ type: z.literal("token.revoked"), tokenId: id("atk"), name: z.string(), madeBy: id("rev") }),
  z.object({
    type: z.literal("source.captured"),
    source,
    segments: z.array(segment),
    /** Of a page that was fetched from its address. */
    response: pageResponse.exactOptional(),
  }),
  z.object({
    type: z.literal("source.revised"),
    sourceId: id("src"),
    changes: recordedSourceFields.partial(),
    prior: recordedSourceFields.partial(),
  }),
  z.object({
    type: z.literal("source.recut"),
    sourceId: id("src"),
    versionId: id("ver"),
    segments: z.array(cutSegment),
    prior: z.array(cutSegment),
  }),
  z.object({
    type: z.literal("source.readers-set"),
    sourceId: id("src"),
    /** Who may know of it; null: everybody in the investigation. */
    readers: z.array(id("rev")).nullable(),
    prior: z.array(id("rev")).nullable(),
  }),
  z.object({
    type: z.literal("version.captured"),
    sourceId: id("src"),
    version,
    capturedFrom: z.string(),
    segments: z.array(segment),
    response: pageResponse.exactOptional(),
    /** How many passages went along, and how many await a look. */
    followed: z.int(),
    waiting: z.int(),
  }),
  // Some of a source's passages; a version with many has several of these.
  z.object({
    type: z.literal("passages.reanchored"),
    sourceId: id("src"),
    versionId: id("ver"),
    followed: z.array(
      z.object({
        passageId: id("psg"),
        anchoring: z.enum(anchoringStatuses),
        start: z.int(),
        /** Its neighbours, where they are others than before. */
        prefix: z.string().exactOptional(),
        suffix: z.string().exactOptional(),
      }),
    ),
    waiting: z.array(
      z.object({
        passageId: id("psg"),
        anchoring: z.enum(anchoringStatuses),
        places: z.array(z.object({ start: z.int(), end: z.int(), exact: z.string() })).readonly(),
      }),
    ),
  }),
  z.object({
    type: z.literal("passage.placed"),
    how: z.enum(["accepted", "reselected"]),
    passage,
    /** As it stood while it awaited that. */
    prior: passage,
  }),
  z.object({ type: z.literal("passage.retired"), passage, prior: passage, reason: z.string() }),
  z.object({ type: z.literal("passage.reopened"), passage, prior: passage }),
  z.object({
    type: z.literal("claim.recorded"),
    claimId: id("clm"),
    number: z.int(),
    fields: recordedFields,
    appearanceId: id("app"),
    passage,
  }),
  z.object({
    type: z.literal("claim.revised"),
    claimId: id("clm"),
    changes: recordedFields.partial(),
    prior: recordedFields.partial(),
  }),
  z.object({ type: z.literal("claim.withdrawn"), claimId: id("clm"), reason: z.string() }),
  z.object({ type: z.literal("claim.reinstated"), claimId: id("clm") }),
  z.object({
    type: z.literal("claim.merged"),
    claimId: id("clm"),
    intoId: id("clm"),
    reason: z.string(),
    appearanceIds: z.array(id("app")),
    linkIds: z.array(id("evl")),
  }),
  z.object({
    type: z.literal("claim.unmerged"),
    claimId: id("clm"),
    intoId: id("clm"),
    appearanceIds: z.array(id("app")),
    linkIds: z.array(id("evl")),
  }),
  z.object({
    type: z.literal("claim.split"),
    claimId: id("clm"),
    newClaimId: id("clm"),
    number: z.int(),
    fields: recordedFields,
    appearanceIds: z.array(id("app")),
    linkIds: z.array(id("evl")),
  }),
  z.object({ type: z.literal("appearance.recorded"), appearanceId: id("app"), claimId: id("clm"), passage }),
  z.object({ type: z.literal("appearance.retracted"), appearanceId: id("app"), reason: z.string() }),
  z.object({ type: z.literal("appearance.restored"), appearanceId: id("app") }),
  z.object({
    type: z.literal("evidence.linked"),
    linkId: id("evl"),
    claimId: id("clm"),
    passage,
    relation: z.enum(relations),
    aspect: z.string(),
    reason: z.string(),
    sameEvent: z.enum(judgements),
    independent: z.enum(judgements),
  }),
  z.object({ type: z.literal("evidence.retracted"), linkId: id("evl"), reason: z.string() }),
  z.object({ type: z.literal("evidence.restored"), linkId: id("evl") }),
  z.object({
    type: z.literal("candidate.rejected"),
    rejectionId: id("rej"),
    claimId: id("clm"),
    versionId: id("ver"),
    start: z.int(),
    end: z.int(),
    sourceId: id("src"),
    exact: z.string(),
  }),
  z.object({
    type: z.literal("candidate.restored"),
    rejectionId: id("rej"),
    claimId: id("clm"),
    versionId: id("ver"),
    start: z.int(),
    end: z.int(),
    exact: z.string(),
  }),
  z.object({
    type: z.literal("report.exported"),
    /** One of `reportFormats`, or of the formats for annotations. */
    format: z.string(),
    /** The numbers of the claims, "1-3,7"; null for all. */
    claims: z.string().nullable(),
    template: z.string().nullable(),
    /** The event up to which the file has the history. */
    seq: z.int().nonnegative(),
    /** With the names and the text of confidential sources, as far as whoever took it out may know of them. */
    withConfidential: z.literal(true).exactOptional(),
    /** Taken out was what was published, not the report as it stood. */
    edition: z.object({ editionId: id("edn"), number: z.int().positive(), title: z.string() }).exactOptional(),
  }),
  z.object({
    type: z.literal("aliases.set"),
    groupId: id("ali"),
    names: z.array(z.string()),
    /** What stood there; null for a new group. */
    prior: z.array(z.string()).nullable(),
  }),
  z.object({ type: z.literal("aliases.removed"), groupId: id("ali"), prior: z.array(z.string()) }),
  z.object({
    type: z.literal("view.saved"),
    viewId: id("viw"),
    name: z.string(),
    params: z.record(z.string(), z.string()),
    /** What stood there; null for a new view. */
    prior: z.object({ name: z.string(), params: z.record(z.string(), z.string()) }).nullable(),
  }),
  z.object({ type: z.literal("view.removed"), viewId: id("viw"), name: z.string() }),
  z.object({ type: z.literal("view.restored"), viewId: id("viw"), name: z.string() }),
  z.object({
    type: z.literal("report.created"),
    reportId: id("rpt"),
    number: z.int(),
    title: z.string(),
    /** What it began with, and of which claims; null: of all that stood. */
    template: z.enum(reportBeginnings),
    claimIds: z.array(id("clm")).nullable(),
  }),
  z.object({ type: z.literal("report.renamed"), reportId: id("rpt"), title: z.string(), prior: z.string() }),
  z.object({ type: z.literal("report.withdrawn"), reportId: id("rpt"), title: z.string() }),
  z.object({ type: z.literal("report.reinstated"), reportId: id("rpt"), title: z.string() }),
  z.object({
    type: z.literal("edition.published"),
    editionId: id("edn"),
    reportId: id("rpt"),
    number: z.int(),
    title: z.string(),
    /** Of the canonical JSON of all that it says. */
    contentSha256: z.string(),
    /** The last event that it includes. */
    head: z.string(),
    seq: z.int(),
    writtenBy: z.array(id("rev")),
    withConfidential: z.literal(true).exactOptional(),
  }),
  z.object({
    type: z.literal("edition.link-opened"),
    linkId: id("edl"),
    editionId: id("edn"),
    number: z.int(),
    title: z.string(),
  }),
  z.object({
    type: z.literal("edition.link-revoked"),
    linkId: id("edl"),
    editionId: id("edn"),
    number: z.int(),
    title: z.string(),
  }),
  z.object({
    type: z.literal("claim.assessed"),
    assessmentId: id("asm"),
    claimId: id("clm"),
    verdict: z.enum(verdicts),
    credibility: z.int().nullable(),
    likelihood: z.enum(likelihoods).nullable(),
    confidence: z.enum(confidences),
    rationale: z.string(),
  }),
  z.object({ type: z.literal("assessment.retracted"), assessmentId: id("asm") }),
  z.object({ type: z.literal("assessment.restored"), assessmentId: id("asm") }),
  z.object({
    type: z.literal("claim.curated"),
    curationId: id("cur"),
    claimId: id("clm"),
    verdict: z.enum(verdicts),
    rationale: z.string(),
    dissent: z.string(),
  }),
  z.object({ type: z.literal("curation.retracted"), curationId: id("cur") }),
  z.object({ type: z.literal("curation.restored"), curationId: id("cur") }),
  z.object({
    type: z.literal("thread.opened"),
    threadId: id("thr"),
    subject: z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("claim"), id: id("clm") }),
      z.object({ kind: z.literal("evidence"), id: id("evl") }),
      z.object({ kind: z.literal("passage"), id: id("psg") }),
      z.object({ kind: z.literal("source"), id: id("src") }),
    ]),
    /** The passage, where it is what the thread is about. */
    passage: passage.nullable(),
  }),
  z.object({
    type: z.literal("comment.added"),
    commentId: id("cmt"),
    threadId: id("thr"),
    text: z.string(),
    mentions: z.array(id("rev")),
  }),
  z.object({
    type: z.literal("comment.revised"),
    commentId: id("cmt"),
    text: z.string(),
    mentions: z.array(id("rev")),
    prior: z.object({ text: z.string(), mentions: z.array(id("rev")) }),
  }),
  z.object({ type: z.literal("comment.retracted"), commentId: id("cmt") }),
  z.object({ type: z.literal("comment.restored"), commentId: id("cmt") }),
  z.object({ type: z.literal("thread.resolved"), threadId: id("thr") }),
  z.object({ type: z.literal("thread.reopened"), threadId: id("thr") }),
  // The installation's own stream. No email: this log is never deleted, an address may have to be.
  z.object({ type: z.literal("account.added"), userId: id("usr"), reviewerId: id("rev"), name: z.string() }),
  z.object({ type: z.literal("account.deactivated"), userId: id("usr"), reviewerId: id("rev") }),
  z.object({ type: z.literal("account.reactivated"), userId: id("usr"), reviewerId: id("rev") }),
  z.object({ type: z.literal("account.manager-made"), userId: id("usr"), reviewerId: id("rev") }),
  z.object({ type: z.literal("account.manager-unmade"), userId: id("usr"), reviewerId: id("rev") }),
  z.object({ type: z.literal("account.password-changed"), userId: id("usr") }),
  z.object({ type: z.literal("account.password-link-made"), userId: id("usr") }),
  z.object({ type: z.literal("account.identity-connected"), userId: id("usr"), provider: z.enum(providers) }),
  z.object({ type: z.literal("account.identity-disconnected"), userId: id("usr"), provider: z.enum(providers) }),
  z.object({ type: z.literal("account.second-factor-added"), userId: id("usr") }),
  z.object({ type: z.literal("account.second-factor-removed"), userId: id("usr") }),
  z.object({ type: z.literal("account.recovery-codes-renewed"), userId: id("usr") }),
  z.object({ type: z.literal("account.recovery-code-used"), userId: id("usr"), left: z.int() }),
  z.object({ type: z.literal("account.passkey-added"), userId: id("usr"), passkeyId: id("pky"), name: z.string() }),
  z.object({
    type: z.literal("account.passkey-renamed"),
    userId: id("usr"),
    passkeyId: id("pky"),
    name: z.string(),
    prior: z.string(),
  }),
  z.object({ type: z.literal("account.passkey-removed"), userId: id("usr"), passkeyId: id("pky"), name: z.string() }),
  z.object({ type: z.literal("account.passkey-refused"), userId: id("usr"), passkeyId: id("pky"), name: z.string() }),
  z.object({ type: z.literal("session.ended"), sessionId: id("ses"), userId: id("usr") }),
]);
export type AuditEventBody = z.infer<typeof auditEventBody>;
export type AuditEventType = AuditEventBody["type"];
export type BodyOf<Type extends AuditEventType> = Extract<AuditEventBody, { type: Type }>;

/** An event as it is stored and sent. `seq` is gapless in its stream, from 1. */
export type AuditEvent = Readonly<{
  seq: number;
  actorId: ReviewerId;
  atMs: number;
  commandId: CommandId;
  body: AuditEventBody;
}>;
