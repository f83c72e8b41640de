import { and, asc, eq, gt, gte, lt, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { Access } from "@/db/access";
import { amongIds, idList, isAlso } from "@/db/engines/sqlite/among-ids";
import { type Asks, prepared } from "@/db/prepared";
import type { Queryable, Tables } from "@/db/store";
import type { ClaimId, PassageId, SourceId } from "@/lib/domain/ids";
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

/** A place in a source's present text: a passage, else what `claimId` says first there, else its beginning. */
export type Near = Readonly<{ sourceId: SourceId; passageId: PassageId | null; claimId: ClaimId | null }>;

/** As many passages as fill a tall window, and then some to scroll to. */
const PASSAGES_NEAR = 120;
/** What stands in the window above a place that was jumped to. */
const ABOVE_CODE_UNITS = 4_000;

/** The claims made, or borne on, by the passages near a place. O(passages near, log others). */
export async function claimIdsNear(access: Access, near: Near): Promise<ClaimId[]> {
  const { investigationId } = access;
  const asked = { investigationId, ...near, above: ABOVE_CODE_UNITS, most: PASSAGES_NEAR };
  const found = [...(await madeNear(access, asked)), ...(await borneOnNear(access, asked))];
  return found.map(({ claimId }) => claimId);
}

type AskedNear = "investigationId" | "sourceId" | "passageId" | "claimId" | "above" | "most";

const passagesNear = (read: Queryable, tables: Tables, asked: Asks<AskedNear>) => {
  const { passages, sourceVersions, appearances } = tables;
  const present = sql`(select id from ${sourceVersions} where ${sourceVersions.sourceId} = ${asked("sourceId")}
    order by ${sourceVersions.number} desc limit 1)`;
  const from = sql`coalesce(
    (select start from ${passages} where id = ${asked("passageId")} and version_id = ${present}),
    (select min(start) from ${passages} where version_id = ${present} and id in
      (select passage_id from ${appearances} where investigation_id = ${asked("investigationId")} and claim_id = ${asked("claimId")})),
    0)`;
  return read
    .select({ id: passages.id })
    .from(passages)
    .where(
      and(
        eq(passages.investigationId, asked("investigationId")),
        eq(passages.versionId, present),
        gte(passages.start, sql`${from} - ${asked("above")}`),
      ),
    )
    .orderBy(asc(passages.start))
    .limit(asked("most"))
    .as("near");
};

const madeNear = prepared((read, tables, asked: Asks<AskedNear>) => {
  const near = passagesNear(read, tables, asked);
  const { appearances } = tables;
  return read
    .selectDistinct({ claimId: appearances.claimId })
    .from(near)
    .crossJoin(appearances)
    .where(and(eq(appearances.investigationId, asked("investigationId")), eq(appearances.passageId, near.id)));
});

const borneOnNear = prepared((read, tables, asked: Asks<AskedNear>) => {
  const near = passagesNear(read, tables, asked);
  const { evidenceLinks } = tables;
  return read
    .selectDistinct({ claimId: evidenceLinks.claimId })
    .from(near)
    .crossJoin(evidenceLinks)
    .where(and(eq(evidenceLinks.investigationId, asked("investigationId")), eq(evidenceLinks.passageId, near.id)));
});
