import {
  and,
  asc,
  between,
  count,
  countDistinct,
  desc,
  eq,
  exists,
  gte,
  isNotNull,
  isNull,
  lt,
  max,
  notInArray,
  or,
  type Placeholder,
  sql,
} from "drizzle-orm";
import { type Access, readersIn } from "@/db/access";
import { amongIds, idList } from "@/db/engines/sqlite/among-ids";
import { headOfStream } from "@/db/history";
import { keptTies, type Tied } from "@/db/kept-ties";
import { type Asks, prepared } from "@/db/prepared";
import type { Queryable, Tables } from "@/db/store";
import { storedPublished } from "@/db/stored-published";
import type { Relation } from "@/lib/domain/evidence";
import type { SourceId } from "@/lib/domain/ids";
import type { SourceSummary } from "@/lib/domain/source";

/** A source as the rail shows it: how many claims it makes, and what evidence it holds. Withdrawn claims do not count. */
type RailRow = Readonly<{
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
 * The sources around `sourceId`, or the first ones, with their counts. O(what these hold): how many there are besides
 * follows from their numbers. These have gaps only for who may not know of all; for them it is counted.
 */
export function railAround(access: Access, sourceId: SourceId | null): Promise<Rail> {
  return access.store.snapshot((read) => railIn({ ...access, read }, sourceId));
}

async function railIn(access: Access, sourceId: SourceId | null): Promise<Rail> {
  const { read, tables, stream, investigationId } = access;
  const [here] = sourceId ? await numberOf(access, { investigationId, sourceId }) : [];
  const number = here?.number ?? 0;
  const back = await sourcesUntil(access, { investigationId, number });
  const on = await sourcesFrom(access, { investigationId, number });
  const [earlier, later] = [back[ROWS_EACH_WAY], on[ROWS_EACH_WAY + 1]];
  const shown = [...back.slice(0, ROWS_EACH_WAY).reverse(), ...on.slice(0, ROWS_EACH_WAY + 1)];
  const shownIds = shown.map((source) => source.id);
  const among = { investigationId, ids: idList(shownIds) };
  const { seq } = await headOfStream(read, tables, stream);
  const tied = await keptTies(access, seq, shownIds, (ids) => tiesOf(access, ids));
  const waiting = new Map((await awaiting(access, among)).map((row) => [row.sourceId, row.waiting]));
  const confidential = new Set((await readersIn(access, investigationId)).map(({ sourceId: of }) => of));
  return {
    seq,
    rows: shown.map((source) => ({
      source: {
        ...source,
        published: storedPublished(source.published),
        isConfidential: confidential.has(source.id),
      },
      ...(tied.get(source.id) ?? untied()),
      waiting: waiting.get(source.id) ?? 0,
    })),
    before: {
      count: earlier ? await countBetween(access, 1, earlier.number) : 0,
      nearest: earlier?.id ?? null,
    },
    after: {
      count: later ? await countBetween(access, later.number, await lastNumber(access)) : 0,
      nearest: later?.id ?? null,
    },
  };
}

const numberOf = prepared((read, { sources }, asked: Asks<"investigationId" | "sourceId">) =>
  read
    .select({ number: sources.number })
    .from(sources)
    .where(and(eq(sources.investigationId, asked("investigationId")), eq(sources.id, asked("sourceId")))),
);

const rowOf = ({ sources: { id, number, title, outlet, author, descriptor, published } }: Tables) => ({
  ...{ id, number, title, outlet, author, descriptor, published },
});

type From = "investigationId" | "number";
const sourcesUntil = prepared((read, tables, asked: Asks<From>) => {
  const { investigationId, number } = tables.sources;
  return read
    .select(rowOf(tables))
    .from(tables.sources)
    .where(and(eq(investigationId, asked("investigationId")), lt(number, asked("number"))))
    .orderBy(desc(number))
    .limit(ROWS_EACH_WAY + 1);
});
const sourcesFrom = prepared((read, tables, asked: Asks<From>) => {
  const { investigationId, number } = tables.sources;
  return read
    .select(rowOf(tables))
    .from(tables.sources)
    .where(and(eq(investigationId, asked("investigationId")), gte(number, asked("number"))))
    .orderBy(asc(number))
    .limit(ROWS_EACH_WAY + 2);
});

/** How many sources there are from one number to another. */
async function countBetween(access: Access, first: number, last: number): Promise<number> {
  if (access.hidden.length === 0) return last - first + 1;
  const [counted] = await sourcesBetween(access, { investigationId: access.investigationId, first, last });
  return counted?.sources ?? 0;
}

const sourcesBetween = prepared((read, { sources }, asked: Asks<"investigationId" | "first" | "last">) =>
  read
    .select({ sources: count() })
    .from(sources)
    .where(
      and(
        eq(sources.investigationId, asked("investigationId")),
        between(sources.number, asked("first"), asked("last")),
      ),
    ),
);

async function lastNumber(access: Access): Promise<number> {
  const [last] = await lastNumbers(access, { investigationId: access.investigationId });
  return last?.number ?? 0;
}

const lastNumbers = prepared((read, { sources }, asked: Asks<"investigationId">) =>
  read
    .select({ number: max(sources.number) })
    .from(sources)
    .where(eq(sources.investigationId, asked("investigationId"))),
);

type Among = "investigationId" | "ids";
const untied = (): Tied => ({ claims: 0, count: { corroborates: 0, contradicts: 0, qualifies: 0 } });

/** How many standing claims each of these sources makes, and how its passages bear on standing claims. */
async function tiesOf(access: Access, ids: readonly SourceId[]): Promise<ReadonlyMap<SourceId, Tied>> {
  const found = new Map<SourceId, Tied>(ids.map((id) => [id, untied()]));
  const among = { investigationId: access.investigationId, ids: idList(ids) };
  for (const { sourceId, claims } of await claimsMade(access, among)) found.set(sourceId, { ...untied(), claims });
  for (const { sourceId, relation, links } of await linksHeld(access, among)) {
    const { claims, count: of } = found.get(sourceId) ?? untied();
    found.set(sourceId, { claims, count: { ...of, [relation]: links } });
  }
  return found;
}

/** The few that are, by an index that has no others: to look up each claim would be most of the work. */
const withdrawnClaims = (read: Queryable, { claims }: Tables, investigationId: Placeholder) =>
  read
    .select({ id: claims.id })
    .from(claims)
    .where(and(eq(claims.investigationId, investigationId), isNotNull(claims.withdrawnAtMs)));

const claimsMade = prepared((read, tables, asked: Asks<Among>) => {
  const { sourceVersions, passages, appearances } = tables;
  const here = asked("investigationId");
  return read
    .select({ sourceId: sourceVersions.sourceId, claims: countDistinct(appearances.claimId) })
    .from(sourceVersions)
    .crossJoin(passages)
    .crossJoin(appearances)
    .where(
      and(
        amongIds(sourceVersions.sourceId, asked("ids")),
        and(eq(passages.investigationId, here), eq(passages.versionId, sourceVersions.id)),
        and(eq(appearances.investigationId, here), eq(appearances.passageId, passages.id)),
        isNull(appearances.retractedAtMs),
        notInArray(appearances.claimId, withdrawnClaims(read, tables, here)),
      ),
    )
    .groupBy(sourceVersions.sourceId);
});

const linksHeld = prepared((read, tables, asked: Asks<Among>) => {
  const { sourceVersions, passages, evidenceLinks } = tables;
  const here = asked("investigationId");
  return read
    .select({ sourceId: sourceVersions.sourceId, relation: evidenceLinks.relation, links: count() })
    .from(sourceVersions)
    .crossJoin(passages)
    .crossJoin(evidenceLinks)
    .where(
      and(
        amongIds(sourceVersions.sourceId, asked("ids")),
        and(eq(passages.investigationId, here), eq(passages.versionId, sourceVersions.id)),
        and(eq(evidenceLinks.investigationId, here), eq(evidenceLinks.passageId, passages.id)),
        isNull(evidenceLinks.retractedAtMs),
        notInArray(evidenceLinks.claimId, withdrawnClaims(read, tables, here)),
      ),
    )
    .groupBy(sourceVersions.sourceId, evidenceLinks.relation);
});

/** How many passages of each of these sources await a look: those on which a standing claim or an open thread is. */
const awaiting = prepared((read, tables, asked: Asks<Among>) => {
  const { sourceVersions, placements, appearances, evidenceLinks, claims, threads } = tables;
  const here = asked("investigationId");
  const onClaim = (table: typeof appearances | typeof evidenceLinks) =>
    exists(
      read
        .select({ one: sql`1` })
        .from(table)
        .innerJoin(claims, eq(claims.id, table.claimId))
        .where(
          and(
            eq(table.investigationId, here),
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
          eq(threads.investigationId, here),
          eq(threads.passageId, placements.passageId),
          isNull(threads.resolvedAtMs),
        ),
      ),
  );
  return read
    .select({ sourceId: sourceVersions.sourceId, waiting: count() })
    .from(sourceVersions)
    .crossJoin(placements)
    .where(
      and(
        amongIds(sourceVersions.sourceId, asked("ids")),
        eq(placements.investigationId, here),
        and(eq(placements.versionId, sourceVersions.id), sql`${placements.settled} = 'waiting'`),
        or(onClaim(appearances), onClaim(evidenceLinks), talkedOf),
      ),
    )
    .groupBy(sourceVersions.sourceId);
});
