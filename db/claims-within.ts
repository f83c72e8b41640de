import { and, eq, gt, inArray, lt } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { Access } from "@/db/access";
import type { ClaimId } from "@/lib/domain/ids";
import type { DeskScope } from "@/lib/live/desk-scope";

/**
 * The claims that a narrow desk holds: see `DeskScope`. By way of the passages of a few sources and the
 * evidence on a few claims, each by an index, so that other sources and claims cost nothing.
 *
 * The joins are cross joins with their conditions in the `where`: SQLite keeps the order of these. It knows of every
 * table only that a row is of this investigation, and would otherwise begin with the largest.
 */
export async function claimIdsWithin(access: Access, scope: NonNullable<DeskScope>): Promise<ReadonlySet<ClaimId>> {
  const found = [
    ...(await madeIn(access, scope)),
    ...(await borneOnIn(access, scope)),
    ...(await named(access, scope)),
    ...(await besideEvidenceOn(access, scope)),
  ];
  return new Set(found.map(({ claimId }) => claimId));
}

type Narrow = NonNullable<DeskScope>;

/** Claims that appear, or appeared, in one of the sources. */
function madeIn({ read, tables, investigationId }: Access, { sourceIds }: Narrow) {
  const { appearances, passages, sourceVersions } = tables;
  return read
    .selectDistinct({ claimId: appearances.claimId })
    .from(sourceVersions)
    .crossJoin(passages)
    .crossJoin(appearances)
    .where(
      and(
        inArray(sourceVersions.sourceId, [...sourceIds]),
        eq(sourceVersions.investigationId, investigationId),
        and(eq(passages.investigationId, investigationId), eq(passages.versionId, sourceVersions.id)),
        and(eq(appearances.investigationId, investigationId), eq(appearances.passageId, passages.id)),
      ),
    );
}

/** Claims on which a passage of one of the sources bears, or bore. */
function borneOnIn({ read, tables, investigationId }: Access, { sourceIds }: Narrow) {
  const { evidenceLinks, passages, sourceVersions } = tables;
  return read
    .selectDistinct({ claimId: evidenceLinks.claimId })
    .from(sourceVersions)
    .crossJoin(passages)
    .crossJoin(evidenceLinks)
    .where(
      and(
        inArray(sourceVersions.sourceId, [...sourceIds]),
        eq(sourceVersions.investigationId, investigationId),
        and(eq(passages.investigationId, investigationId), eq(passages.versionId, sourceVersions.id)),
        and(eq(evidenceLinks.investigationId, investigationId), eq(evidenceLinks.passageId, passages.id)),
      ),
    );
}

function named({ read, tables: { claims }, investigationId }: Access, { claimIds }: Narrow) {
  return read
    .select({ claimId: claims.id })
    .from(claims)
    .where(and(inArray(claims.id, [...claimIds]), eq(claims.investigationId, investigationId)));
}

/** Claims made by a passage that overlaps one that bears on a claim of the scope. */
function besideEvidenceOn({ read, tables, investigationId }: Access, { claimIds }: Narrow) {
  const { appearances, evidenceLinks, passages } = tables;
  const bearing = alias(passages, "bearing");
  return read
    .selectDistinct({ claimId: appearances.claimId })
    .from(evidenceLinks)
    .crossJoin(bearing)
    .crossJoin(passages)
    .crossJoin(appearances)
    .where(
      and(
        inArray(evidenceLinks.claimId, [...claimIds]),
        eq(evidenceLinks.investigationId, investigationId),
        eq(bearing.id, evidenceLinks.passageId),
        and(eq(passages.investigationId, investigationId), eq(passages.versionId, bearing.versionId)),
        and(lt(passages.start, bearing.end), gt(passages.end, bearing.start)),
        and(eq(appearances.investigationId, investigationId), eq(appearances.passageId, passages.id)),
      ),
    );
}
