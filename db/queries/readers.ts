import { and, desc, eq, gt } from "drizzle-orm";
import { type Access, allow, readersIn } from "@/db/access";
import { amongIds } from "@/db/engines/sqlite/among-ids";
import { isOfOneType } from "@/db/engines/sqlite/events";
import { sourceIn } from "@/db/queries/things";
import { wholeOf } from "@/db/store";
import { type AuditEventBody, auditEventBody } from "@/lib/domain/audit-event";
import type { SourceId } from "@/lib/domain/ids";
import { may } from "@/lib/policy/permissions";

/** Who may know of which confidential source, of those that whoever asks may know of. */
export async function readersOfSources({ read, tables, investigationId }: Access) {
  return readersIn({ read, tables }, investigationId);
}

/** What moves passages between claims, so that a claim may come to light or go. */
const regrouping = ["claim.merged", "claim.unmerged", "claim.split"];

/**
 * Whether somebody for whom things are hidden may see, or no longer see, something that was there before `since`: then
 * events alone do not bring a page up to date. `also` is a type of event that is to count too. O(events since).
 */
export async function isSeenAnew(access: Access, since: number, also?: AuditEventBody["type"]): Promise<boolean> {
  const { hidden, store, tables, stream, investigationId } = access;
  if (hidden.length === 0) return false;
  const { auditEvents, appearances, passages, sourceVersions } = tables;
  const types = [...regrouping, "appearance.recorded", ...(also ? [also] : [])];
  const rows = await wholeOf(store)
    .read.select({ body: auditEvents.body })
    .from(auditEvents)
    .where(and(eq(auditEvents.stream, stream), gt(auditEvents.seq, since), isOfOneType(auditEvents.body, types)));
  const bodies = rows.flatMap(({ body }) => (body === null ? [] : [auditEventBody.parse(JSON.parse(body))]));
  if (bodies.some(({ type }) => type !== "appearance.recorded")) return true;
  const claimIds = bodies.flatMap((body) => (body.type === "appearance.recorded" ? [body.claimId] : []));
  if (claimIds.length === 0) return false;
  const [made] = await wholeOf(store)
    .read.select({ id: appearances.id })
    .from(appearances)
    .innerJoin(passages, eq(passages.id, appearances.passageId))
    .innerJoin(sourceVersions, eq(sourceVersions.id, passages.versionId))
    .where(
      and(
        eq(appearances.investigationId, investigationId),
        amongIds(appearances.claimId, claimIds),
        amongIds(sourceVersions.sourceId, hidden),
      ),
    )
    .limit(1);
  return made !== undefined;
}

const READS_SHOWN = 200;

/** Who read a confidential source, by the hour, the latest first. @throws {Problem} `forbidden` for all but managers. */
export async function readsOf(access: Access, sourceId: SourceId) {
  const { read, tables, investigationId } = access;
  const { sourceReads, reviewers } = tables;
  allow(access, "source.disclose");
  await sourceIn(access, sourceId);
  return read
    .select({ name: reviewers.name, readAtMs: sourceReads.readAtMs, way: sourceReads.way })
    .from(sourceReads)
    .innerJoin(reviewers, eq(reviewers.id, sourceReads.reviewerId))
    .where(and(eq(sourceReads.investigationId, investigationId), eq(sourceReads.sourceId, sourceId)))
    .orderBy(desc(sourceReads.readAtMs), desc(sourceReads.reviewerId))
    .limit(READS_SHOWN);
}
/** What the head of a source has to know: whether who asks may say who may know of it, and who read it, for managers. */
export async function restrictionOf(access: Access, sourceId: SourceId): Promise<Restriction> {
  const { capturedBy } = await sourceIn(access, sourceId);
  const mayRestrict = may(access.role, "source.restrict", capturedBy === access.reviewerId);
  const isConfidential = (await readersOfSources(access)).some((reader) => reader.sourceId === sourceId);
  const reads = isConfidential && may(access.role, "source.disclose") ? await readsOf(access, sourceId) : null;
  return { mayRestrict, reads };
}
export type Restriction = Readonly<{ mayRestrict: boolean; reads: readonly ReadView[] | null }>;
export type ReadView = Awaited<ReturnType<typeof readsOf>>[number];
