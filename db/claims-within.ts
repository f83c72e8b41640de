import { and, eq, gt, lt } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { Access } from "@/db/access";
import { amongIds, idList, isAlso } from "@/db/engines/sqlite/among-ids";
import { type Asks, prepared } from "@/db/prepared";
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
  const { investigationId } = access;
  const sources = { investigationId, ids: idList(scope.sourceIds) };
  const claims = { investigationId, ids: idList(scope.claimIds) };
  const found = [
    ...(scope.sourceIds.length > 0 ? [...(await madeIn(access, sources)), ...(await borneOnIn(access, sources))] : []),
    ...(scope.claimIds.length > 0
      ? [...(await named(access, claims)), ...(await besideEvidenceOn(access, claims))]
      : []),
  ];
  return new Set(found.map(({ claimId }) => claimId));
}

type Within = "investigationId" | "ids";

/** Claims that appear, or appeared, in one of the sources. */
const madeIn = prepared((read, { appearances, passages, sourceVersions }, asked: Asks<Within>) =>
  read
    .selectDistinct({ claimId: appearances.claimId })
    .from(sourceVersions)
    .crossJoin(passages)
    .crossJoin(appearances)
    .where(
      and(
        amongIds(sourceVersions.sourceId, asked("ids")),
        isAlso(sourceVersions.investigationId, asked("investigationId")),
        and(eq(passages.investigationId, asked("investigationId")), eq(passages.versionId, sourceVersions.id)),
        and(eq(appearances.investigationId, asked("investigationId")), eq(appearances.passageId, passages.id)),
      ),
    ),
);

/** Claims on which a passage of one of the sources bears, or bore. */
const borneOnIn = prepared((read, { evidenceLinks, passages, sourceVersions }, asked: Asks<Within>) =>
  read
    .selectDistinct({ claimId: evidenceLinks.claimId })
    .from(sourceVersions)
    .crossJoin(passages)
    .crossJoin(evidenceLinks)
    .where(
      and(
        amongIds(sourceVersions.sourceId, asked("ids")),
        isAlso(sourceVersions.investigationId, asked("investigationId")),
        and(eq(passages.investigationId, asked("investigationId")), eq(passages.versionId, sourceVersions.id)),
        and(eq(evidenceLinks.investigationId, asked("investigationId")), eq(evidenceLinks.passageId, passages.id)),
      ),
    ),
);

const named = prepared((read, { claims }, asked: Asks<Within>) =>
  read
    .select({ claimId: claims.id })
    .from(claims)
    .where(and(amongIds(claims.id, asked("ids")), isAlso(claims.investigationId, asked("investigationId")))),
);

/** Claims made by a passage that overlaps one that bears on a claim of the scope. */
const besideEvidenceOn = prepared((read, { appearances, evidenceLinks, passages }, asked: Asks<Within>) => {
  const bearing = alias(passages, "bearing");
  return read
    .selectDistinct({ claimId: appearances.claimId })
    .from(evidenceLinks)
    .crossJoin(bearing)
    .crossJoin(passages)
    .crossJoin(appearances)
    .where(
      and(
        amongIds(evidenceLinks.claimId, asked("ids")),
        eq(evidenceLinks.investigationId, asked("investigationId")),
        eq(bearing.id, evidenceLinks.passageId),
        and(eq(passages.investigationId, asked("investigationId")), eq(passages.versionId, bearing.versionId)),
        and(lt(passages.start, bearing.end), gt(passages.end, bearing.start)),
        and(eq(appearances.investigationId, asked("investigationId")), eq(appearances.passageId, passages.id)),
      ),
    );
});
