import { and, asc, eq, getTableColumns, sql } from "drizzle-orm";
import type { Queryable, Tables } from "@/db/store";
import type { InvestigationId } from "@/lib/domain/ids";

/**
 * The rows of an investigation after one of them, a page in the order of their ids: as they are stored, so that one
 * which no code could have written is there too.
 */

const PAGE = 500;

/** A table that carries its investigation and an id. */
export type ScopedTable = Tables[
  | "sources"
  | "segments"
  | "passages"
  | "claims"
  | "appearances"
  | "evidenceLinks"
  | "assessments"
  | "curations"
  | "savedViews"
  | "threads"
  | "comments"
  | "candidateRejections"
  | "aliasGroups"
  | "reports"
  | "editions"];

export function rowsAfter(read: Queryable, table: ScopedTable, investigationId: InvestigationId, after: string) {
  return read
    .select()
    .from(table)
    .where(and(eq(table.investigationId, investigationId), sql`${table.id} > ${after}`))
    .orderBy(asc(table.id))
    .limit(PAGE);
}

/** What is kept of each captured text besides it. */
export function versionsAfter(read: Queryable, tables: Tables, investigationId: InvestigationId, after: string) {
  const { id, sourceId, number, capturedFrom, capturedAtMs } = tables.sourceVersions;
  return read
    .select({ id, sourceId, number, capturedFrom, capturedAtMs })
    .from(tables.sourceVersions)
    .where(and(eq(tables.sourceVersions.investigationId, investigationId), sql`${id} > ${after}`))
    .orderBy(asc(id))
    .limit(PAGE);
}

/** Who alone may know of which source, by the ids of both. */
export function readersAfter(read: Queryable, tables: Tables, investigationId: InvestigationId, after: string) {
  const { sourceReaders } = tables;
  const id = sql<string>`${sourceReaders.sourceId} || ' ' || ${sourceReaders.reviewerId}`;
  return read
    .select({ ...getTableColumns(sourceReaders), id })
    .from(sourceReaders)
    .where(and(eq(sourceReaders.investigationId, investigationId), sql`${id} > ${after}`))
    .orderBy(asc(id))
    .limit(PAGE);
}

/** How the pages answered that texts were fetched from, by the text. */
export function responsesAfter(read: Queryable, tables: Tables, investigationId: InvestigationId, after: string) {
  const { versionId: id, response } = tables.pageResponses;
  return read
    .select({ id, response })
    .from(tables.pageResponses)
    .where(and(eq(tables.pageResponses.investigationId, investigationId), sql`${id} > ${after}`))
    .orderBy(asc(id))
    .limit(PAGE);
}

/** What became of passages in later versions, by the ids of both. */
export function placementsAfter(read: Queryable, tables: Tables, investigationId: InvestigationId, after: string) {
  const { placements } = tables;
  const id = sql<string>`${placements.passageId} || ' ' || ${placements.versionId}`;
  return read
    .select({ ...getTableColumns(placements), id })
    .from(placements)
    .where(and(eq(placements.investigationId, investigationId), sql`${id} > ${after}`))
    .orderBy(asc(id))
    .limit(PAGE);
}

/** Who ever joined, with the role they have now: none for those who left. */
export async function peopleAfter(read: Queryable, tables: Tables, investigationId: InvestigationId, after: string) {
  const { memberships, reviewers } = tables;
  const people = await read
    .select({ id: reviewers.id, name: reviewers.name, role: memberships.role, leftAtMs: memberships.leftAtMs })
    .from(memberships)
    .innerJoin(reviewers, eq(reviewers.id, memberships.reviewerId))
    .where(and(eq(memberships.investigationId, investigationId), sql`${reviewers.id} > ${after}`))
    .orderBy(asc(reviewers.id))
    .limit(PAGE);
  return people.map(({ id, name, role, leftAtMs }) => ({ id, name, role: leftAtMs === null ? role : null }));
}
