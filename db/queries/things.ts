import { and, desc, eq } from "drizzle-orm";
import type { Access } from "@/db/access";
import { passageOf, passageRows } from "@/db/passage-row";
import { type Asks, prepared } from "@/db/prepared";
import { commentOf, threadOf } from "@/db/thread-row";
import { settled } from "@/lib/domain/assessment";
import type {
  AppearanceId,
  AssessmentId,
  ClaimId,
  CommentId,
  CurationId,
  EditionId,
  EditionLinkId,
  EvidenceLinkId,
  PassageId,
  RejectionId,
  ReportId,
  SourceId,
  SourceVersionId,
  ThreadId,
} from "@/lib/domain/ids";
import type { Passage } from "@/lib/domain/passage";
import { Problem } from "@/lib/errors";

/**
 * One thing of an investigation, as commands need it before they change it. Each refuses with
 * `not-found` what is not there, and what belongs to another investigation alike.
 */

const only = <Row>([row]: readonly Row[], what: string): Row => {
  if (row === undefined) throw new Problem("not-found", `There is no such ${what} in this investigation.`);
  return row;
};

const claimsById = prepared((read, { claims }, asked: Asks<"claimId" | "investigationId">) =>
  read
    .select()
    .from(claims)
    .where(and(eq(claims.id, asked("claimId")), eq(claims.investigationId, asked("investigationId")))),
);

export async function claimIn(access: Access, claimId: ClaimId) {
  return only(await claimsById(access, { claimId, investigationId: access.investigationId }), "claim");
}

export async function appearanceIn({ read, tables, investigationId }: Access, appearanceId: AppearanceId) {
  const { appearances } = tables;
  const where = and(eq(appearances.id, appearanceId), eq(appearances.investigationId, investigationId));
  return only(await read.select().from(appearances).where(where), "appearance");
}

export async function evidenceLinkIn({ read, tables, investigationId }: Access, linkId: EvidenceLinkId) {
  const { evidenceLinks } = tables;
  const where = and(eq(evidenceLinks.id, linkId), eq(evidenceLinks.investigationId, investigationId));
  return only(await read.select().from(evidenceLinks).where(where), "evidence link");
}

export async function assessmentIn({ read, tables, investigationId }: Access, assessmentId: AssessmentId) {
  const { assessments } = tables;
  const where = and(eq(assessments.id, assessmentId), eq(assessments.investigationId, investigationId));
  return only(await read.select().from(assessments).where(where), "assessment");
}

export async function curationIn({ read, tables, investigationId }: Access, curationId: CurationId) {
  const { curations } = tables;
  const where = and(eq(curations.id, curationId), eq(curations.investigationId, investigationId));
  return only(await read.select().from(curations).where(where), "verdict");
}

/** The verdict that holds on a claim, as every desk works it out. */
export async function standingCurationOn({ read, tables, investigationId }: Access, claimId: ClaimId) {
  const { curations } = tables;
  const where = and(eq(curations.claimId, claimId), eq(curations.investigationId, investigationId));
  return settled(await read.select().from(curations).where(where));
}

export async function sourceIn({ read, tables: { sources }, investigationId }: Access, sourceId: SourceId) {
  const where = and(eq(sources.id, sourceId), eq(sources.investigationId, investigationId));
  return only(await read.select().from(sources).where(where), "source");
}

export async function threadIn({ read, tables: { threads }, investigationId }: Access, threadId: ThreadId) {
  const where = and(eq(threads.id, threadId), eq(threads.investigationId, investigationId));
  return threadOf(only(await read.select().from(threads).where(where), "thread"));
}

export async function commentIn({ read, tables: { comments }, investigationId }: Access, commentId: CommentId) {
  const where = and(eq(comments.id, commentId), eq(comments.investigationId, investigationId));
  return commentOf(only(await read.select().from(comments).where(where), "comment"));
}

/** A candidate's rejection, taken back or not. */
export async function rejectionIn({ read, tables, investigationId }: Access, rejectionId: RejectionId) {
  const { candidateRejections } = tables;
  const where = and(eq(candidateRejections.id, rejectionId), eq(candidateRejections.investigationId, investigationId));
  return only(await read.select().from(candidateRejections).where(where), "rejection");
}

export async function versionTextIn({ read, tables, investigationId }: Access, versionId: SourceVersionId) {
  const { sourceVersions } = tables;
  const { text, blocks, sourceId } = sourceVersions;
  const where = and(eq(sourceVersions.id, versionId), eq(sourceVersions.investigationId, investigationId));
  return only(await read.select({ text, blocks, sourceId }).from(sourceVersions).where(where), "version of a source");
}

/** The version that a source has now. */
export async function presentVersionOf({ read, tables, investigationId }: Access, sourceId: SourceId) {
  const { sourceVersions } = tables;
  const versions = await read
    .select({ id: sourceVersions.id })
    .from(sourceVersions)
    .where(and(eq(sourceVersions.sourceId, sourceId), eq(sourceVersions.investigationId, investigationId)))
    .orderBy(desc(sourceVersions.number))
    .limit(1);
  return only(versions, "source").id;
}

export async function passageIn({ read, tables, investigationId }: Access, passageId: PassageId): Promise<Passage> {
  const { passages } = tables;
  const found = await passageRows(read, tables).where(
    and(eq(passages.id, passageId), eq(passages.investigationId, investigationId)),
  );
  return passageOf(only(found, "passage"));
}

export async function reportIn({ read, tables, investigationId }: Access, reportId: ReportId) {
  const { reports } = tables;
  const where = and(eq(reports.id, reportId), eq(reports.investigationId, investigationId));
  return only(await read.select().from(reports).where(where), "report");
}

/** An edition with all that it says. */
export async function editionIn({ read, tables, investigationId }: Access, editionId: EditionId) {
  const { editions } = tables;
  const where = and(eq(editions.id, editionId), eq(editions.investigationId, investigationId));
  return only(await read.select().from(editions).where(where), "edition");
}

export async function editionLinkIn({ read, tables, investigationId }: Access, linkId: EditionLinkId) {
  const { editionLinks } = tables;
  const where = and(eq(editionLinks.id, linkId), eq(editionLinks.investigationId, investigationId));
  return only(await read.select().from(editionLinks).where(where), "public link");
}
