import { and, eq } from "drizzle-orm";
import type { Access } from "@/db/access";
import { amongIds, isAlso } from "@/db/engines/sqlite/among-ids";
import { subjectOf } from "@/db/thread-row";
import type { AuditEventBody } from "@/lib/domain/audit-event";
import type { EventNames } from "@/lib/domain/event-names";

/**
 * What the things are called that these events name, and what they are about: of a retraction only the
 * link is known, of a comment only the thread. As things stand now. O(things named), however large the investigation.
 */
export async function namesFor(
  { read, tables, investigationId }: Access,
  bodies: readonly AuditEventBody[],
): Promise<EventNames> {
  const { claims, appearances, evidenceLinks, assessments, curations, threads, comments } = tables;
  const named = new Set<string>();
  for (const body of bodies) collectIds(body, named);
  const here = <Row extends { id: string }>(rows: readonly Row[]): Record<string, Row> => {
    const record: Record<string, Row> = {};
    for (const row of rows) {
      record[row.id] = row;
      collectIds(row, named);
    }
    return record;
  };

  const said = here(
    await read
      .select({ id: comments.id, threadId: comments.threadId })
      .from(comments)
      .where(and(amongIds(comments.id, idsOf("cmt", named)), isAlso(comments.investigationId, investigationId))),
  );
  const opened = await read
    .select({
      id: threads.id,
      claimId: threads.claimId,
      linkId: threads.linkId,
      passageId: threads.passageId,
      sourceId: threads.sourceId,
    })
    .from(threads)
    .where(and(amongIds(threads.id, idsOf("thr", named)), isAlso(threads.investigationId, investigationId)));
  const talks = here(opened.map(({ id, ...keys }) => ({ id, subject: subjectOf(keys) })));
  const onClaim = async (
    table: typeof appearances | typeof evidenceLinks | typeof assessments | typeof curations,
    prefix: string,
  ) =>
    here(
      await read
        .select({ id: table.id, claimId: table.claimId })
        .from(table)
        .where(and(amongIds(table.id, idsOf(prefix, named)), isAlso(table.investigationId, investigationId))),
    );
  const onClaims = {
    appearances: await onClaim(appearances, "app"),
    links: await onClaim(evidenceLinks, "evl"),
    assessments: await onClaim(assessments, "asm"),
    curations: await onClaim(curations, "cur"),
  };
  const { passages, sourceVersions, sources, reviewers, memberships } = tables;
  const pointed = here(
    await read
      .select({ id: passages.id, sourceId: sourceVersions.sourceId })
      .from(passages)
      .innerJoin(sourceVersions, eq(sourceVersions.id, passages.versionId))
      .where(and(amongIds(passages.id, idsOf("psg", named)), isAlso(passages.investigationId, investigationId))),
  );
  return {
    ...onClaims,
    comments: said,
    threads: talks,
    passages: pointed,
    claims: here(
      await read
        .select({ id: claims.id, number: claims.number })
        .from(claims)
        .where(and(amongIds(claims.id, idsOf("clm", named)), isAlso(claims.investigationId, investigationId))),
    ),
    sources: here(
      await read
        .select({ id: sources.id, title: sources.title, outlet: sources.outlet })
        .from(sources)
        .where(and(amongIds(sources.id, idsOf("src", named)), isAlso(sources.investigationId, investigationId))),
    ),
    reviewers: here(
      await read
        .select({ id: reviewers.id, name: reviewers.name })
        .from(memberships)
        .innerJoin(reviewers, eq(reviewers.id, memberships.reviewerId))
        .where(and(eq(memberships.investigationId, investigationId), amongIds(reviewers.id, idsOf("rev", named)))),
    ),
  };
}

const isId = /^[a-z]{3}_[0-9a-z]{20}$/;
const idsOf = (prefix: string, ids: ReadonlySet<string>) => [...ids].filter((id) => id.startsWith(`${prefix}_`));

/** Every text in a value that looks like an id; words that somebody wrote so find nothing. */
function collectIds(value: unknown, found: Set<string>): void {
  if (typeof value === "string") {
    if (isId.test(value)) found.add(value);
  } else if (typeof value === "object" && value !== null) {
    for (const part of Object.values(value)) collectIds(part, found);
  }
}
