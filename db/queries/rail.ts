import { and, asc, count, countDistinct, desc, eq, exists, gte, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import { type Access, readersIn } from "@/db/access";
import { amongIds } from "@/db/engines/sqlite/among-ids";
import { headOfStream } from "@/db/history";
import { storedPublished } from "@/db/stored-published";
import type { Relation } from "@/lib/domain/evidence";
import type { SourceId } from "@/lib/domain/ids";
import type { SourceSummary } from "@/lib/domain/source";

/** A source as the rail shows it: how many claims it makes, and what evidence it holds. Withdrawn claims do not count. */
export type RailRow = Readonly<{
  source: Pick<SourceSummary, "id" | "number" | "title" | "outlet" | "author" | "descriptor" | "published"> &
    Readonly<{ isConfidential: boolean }>;
  claims: number;
  count: Readonly<Record<Relation, number>>;
  /** Its passages that await a look, and on which something stands. */
  waiting: number;
}>;

/** The sources around one, in the order of admission. */
export type Rail = Readonly<{
  /** As things stood then; whoever knows of more asks again. */
  seq: number;
  rows: readonly RailRow[];
  /** How many there are before the first row and after the last, and the nearest of each. */
  before: Readonly<{ count: number; nearest: SourceId | null }>;
  after: Readonly<{ count: number; nearest: SourceId | null }>;
}>;

/** To either side: with the open one more than fit on most screens. */
const ROWS_EACH_WAY = 12;

/**
 * The sources around `sourceId`, or the first ones, with their counts. O(what these hold). How many there are besides is
 * counted in the index of numbers, which have gaps for who may not know of all.
 */
export function railAround(access: Access, sourceId: SourceId | null): Promise<Rail> {
  return access.store.snapshot((read) => railIn({ ...access, read }, sourceId));
}

async function railIn(access: Access, sourceId: SourceId | null): Promise<Rail> {
  const { read, tables, stream, investigationId } = access;
  const { sources } = tables;
  const inside = eq(sources.investigationId, investigationId);
  const [here] = sourceId
    ? await read
        .select({ number: sources.number })
        .from(sources)
        .where(and(inside, eq(sources.id, sourceId)))
    : [];
  const number = here?.number ?? 0;
  const from = and(inside, gte(sources.number, number));
  const until = and(inside, lt(sources.number, number));
  const { id, number: nth, title, outlet, author, descriptor, published } = sources;
  const row = { id, number: nth, title, outlet, author, descriptor, published };
  const back = await read
    .select(row)
    .from(sources)
    .where(until)
    .orderBy(desc(sources.number))
    .limit(ROWS_EACH_WAY + 1);
  const on = await read
    .select(row)
    .from(sources)
    .where(from)
    .orderBy(asc(sources.number))
    .limit(ROWS_EACH_WAY + 2);
  const shown = [...back.slice(0, ROWS_EACH_WAY).reverse(), ...on.slice(0, ROWS_EACH_WAY + 1)];
  const ids = shown.map((source) => source.id);
  const beside = async (where: SQL | undefined) => {
    const [counted] = await read.select({ sources: count() }).from(sources).where(where);
    return counted?.sources ?? 0;
  };
  const [claims, evidence] = [await claimsOf(access, ids), await evidenceOf(access, ids)];
  const waiting = await waitingOf(access, ids);
  const confidential = new Set((await readersIn(access, investigationId)).map(({ sourceId: of }) => of));
  return {
    seq: (await headOfStream(read, tables, stream)).seq,
    rows: shown.map((source) => ({
      source: {
        ...source,
        published: storedPublished(source.published),
        isConfidential: confidential.has(source.id),
      },
      claims: claims.get(source.id) ?? 0,
      count: evidence.get(source.id) ?? none(),
      waiting: waiting.get(source.id) ?? 0,
    })),
    before: {
      count: back.length > ROWS_EACH_WAY ? (await beside(until)) - ROWS_EACH_WAY : 0,
      nearest: back[ROWS_EACH_WAY]?.id ?? null,
    },
    after: {
      count: on.length > ROWS_EACH_WAY + 1 ? (await beside(from)) - ROWS_EACH_WAY - 1 : 0,
      nearest: on[ROWS_EACH_WAY + 1]?.id ?? null,
    },
  };
}

const none = (): Record<Relation, number> => ({ corroborates: 0, contradicts: 0, qualifies: 0 });

/** How many standing claims each of these sources makes. */
async function claimsOf({ read, tables, investigationId }: Access, sourceIds: readonly SourceId[]) {
  const { sourceVersions, passages, appearances, claims } = tables;
  const rows = await read
    .select({ sourceId: sourceVersions.sourceId, claims: countDistinct(appearances.claimId) })
    .from(sourceVersions)
    .crossJoin(passages)
    .crossJoin(appearances)
    .crossJoin(claims)
    .where(
      and(
        amongIds(sourceVersions.sourceId, sourceIds),
        and(eq(passages.investigationId, investigationId), eq(passages.versionId, sourceVersions.id)),
        and(eq(appearances.investigationId, investigationId), eq(appearances.passageId, passages.id)),
        eq(claims.id, appearances.claimId),
        isNull(appearances.retractedAtMs),
        isNull(claims.withdrawnAtMs),
      ),
    )
    .groupBy(sourceVersions.sourceId);
  return new Map(rows.map(({ sourceId, claims: made }) => [sourceId, made]));
}

/** How many passages of each of these sources await a look: those on which a standing claim or an open thread is. */
async function waitingOf({ read, tables, investigationId }: Access, sourceIds: readonly SourceId[]) {
  const { sourceVersions, placements, appearances, evidenceLinks, claims, threads } = tables;
  const onClaim = (table: typeof appearances | typeof evidenceLinks) =>
    exists(
      read
        .select({ one: sql`1` })
        .from(table)
        .innerJoin(claims, eq(claims.id, table.claimId))
        .where(
          and(
            eq(table.investigationId, investigationId),
            eq(table.passageId, placements.passageId),
            isNull(table.retractedAtMs),
            isNull(claims.withdrawnAtMs),
          ),
        ),
    );
  const talkedOf = exists(
    read
      .select({ one: sql`1` })
      .from(threads)
      .where(
        and(
          eq(threads.investigationId, investigationId),
          eq(threads.passageId, placements.passageId),
          isNull(threads.resolvedAtMs),
        ),
      ),
  );
  const rows = await read
    .select({ sourceId: sourceVersions.sourceId, waiting: sql<number>`count(*)` })
    .from(sourceVersions)
    .crossJoin(placements)
    .where(
      and(
        amongIds(sourceVersions.sourceId, sourceIds),
        eq(placements.investigationId, investigationId),
        and(eq(placements.versionId, sourceVersions.id), sql`${placements.settled} = 'waiting'`),
        or(onClaim(appearances), onClaim(evidenceLinks), talkedOf),
      ),
    )
    .groupBy(sourceVersions.sourceId);
  return new Map(rows.map(({ sourceId, waiting }) => [sourceId, waiting]));
}

/** How the passages of each of these sources bear on standing claims. */
async function evidenceOf({ read, tables, investigationId }: Access, sourceIds: readonly SourceId[]) {
  const { sourceVersions, passages, evidenceLinks, claims } = tables;
  const rows = await read
    .select({ sourceId: sourceVersions.sourceId, relation: evidenceLinks.relation, links: sql<number>`count(*)` })
    .from(sourceVersions)
    .crossJoin(passages)
    .crossJoin(evidenceLinks)
    .crossJoin(claims)
    .where(
      and(
        amongIds(sourceVersions.sourceId, sourceIds),
        and(eq(passages.investigationId, investigationId), eq(passages.versionId, sourceVersions.id)),
        and(eq(evidenceLinks.investigationId, investigationId), eq(evidenceLinks.passageId, passages.id)),
        eq(claims.id, evidenceLinks.claimId),
        isNull(evidenceLinks.retractedAtMs),
        isNull(claims.withdrawnAtMs),
      ),
    )
    .groupBy(sourceVersions.sourceId, evidenceLinks.relation);
  const counts = new Map<SourceId, Record<Relation, number>>();
  for (const { sourceId, relation, links } of rows) {
    counts.set(sourceId, { ...(counts.get(sourceId) ?? none()), [relation]: links });
  }
  return counts;
}
