import { and, asc, count, countDistinct, desc, eq, gte, isNull, lt, sql } from "drizzle-orm";
import type { Access } from "@/db/access";
import { amongIds } from "@/db/engines/sqlite/among-ids";
import { headOfStream } from "@/db/history";
import { sourceSummaries } from "@/db/queries/sources";
import type { Relation } from "@/lib/domain/evidence";
import type { SourceId } from "@/lib/domain/ids";
import type { SourceSummary } from "@/lib/domain/source";

/** A source as the rail shows it: how many claims it makes, and what evidence it holds. Withdrawn claims do not count. */
export type RailRow = Readonly<{
  source: Pick<SourceSummary, "id" | "number" | "title" | "outlet" | "author" | "descriptor" | "published">;
  claims: number;
  count: Readonly<Record<Relation, number>>;
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

/** More than fit on a screen, to either side. */
const ROWS_EACH_WAY = 40;

/**
 * The sources around `sourceId`, or the first ones, with their counts. O(what these hold); of the others only how many
 * there are, by number.
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
  const ids = { id: sources.id };
  const back = await read
    .select(ids)
    .from(sources)
    .where(until)
    .orderBy(desc(sources.number))
    .limit(ROWS_EACH_WAY + 1);
  const on = await read
    .select(ids)
    .from(sources)
    .where(from)
    .orderBy(asc(sources.number))
    .limit(ROWS_EACH_WAY + 2);
  const shown = [...back.slice(0, ROWS_EACH_WAY), ...on.slice(0, ROWS_EACH_WAY + 1)].map(({ id }) => id);
  const total = async (where: typeof from) => (await read.select({ n: count() }).from(sources).where(where))[0]?.n ?? 0;
  const [claims, evidence] = [await claimsOf(access, shown), await evidenceOf(access, shown)];
  const summaries = await sourceSummaries(access, shown);
  return {
    seq: (await headOfStream(read, tables, stream)).seq,
    rows: summaries.map(({ id, number: nth, title, outlet, author, descriptor, published }) => ({
      source: { id, number: nth, title, outlet, author, descriptor, published },
      claims: claims.get(id) ?? 0,
      count: evidence.get(id) ?? none(),
    })),
    before: {
      count: (await total(until)) - Math.min(back.length, ROWS_EACH_WAY),
      nearest: back[ROWS_EACH_WAY]?.id ?? null,
    },
    after: {
      count: (await total(from)) - Math.min(on.length, ROWS_EACH_WAY + 1),
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
    .innerJoin(passages, and(eq(passages.investigationId, investigationId), eq(passages.versionId, sourceVersions.id)))
    .innerJoin(
      appearances,
      and(eq(appearances.investigationId, investigationId), eq(appearances.passageId, passages.id)),
    )
    .innerJoin(claims, eq(claims.id, appearances.claimId))
    .where(
      and(
        amongIds(sourceVersions.sourceId, sourceIds),
        isNull(appearances.retractedAtMs),
        isNull(claims.withdrawnAtMs),
      ),
    )
    .groupBy(sourceVersions.sourceId);
  return new Map(rows.map(({ sourceId, claims: made }) => [sourceId, made]));
}

/** How the passages of each of these sources bear on standing claims. */
async function evidenceOf({ read, tables, investigationId }: Access, sourceIds: readonly SourceId[]) {
  const { sourceVersions, passages, evidenceLinks, claims } = tables;
  const rows = await read
    .select({ sourceId: sourceVersions.sourceId, relation: evidenceLinks.relation, links: sql<number>`count(*)` })
    .from(sourceVersions)
    .innerJoin(passages, and(eq(passages.investigationId, investigationId), eq(passages.versionId, sourceVersions.id)))
    .innerJoin(
      evidenceLinks,
      and(eq(evidenceLinks.investigationId, investigationId), eq(evidenceLinks.passageId, passages.id)),
    )
    .innerJoin(claims, eq(claims.id, evidenceLinks.claimId))
    .where(
      and(
        amongIds(sourceVersions.sourceId, sourceIds),
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
