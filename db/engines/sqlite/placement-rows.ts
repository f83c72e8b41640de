import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Access, Writing } from "@/db/access";
import { isAlso } from "@/db/engines/sqlite/among-ids";
import type { Following, Placement, Waiting } from "@/db/placement-row";
import type { Passage } from "@/lib/domain/passage";

/**
 * What a capture writes of a source's passages, each kind in one statement however many there are: the rows go along as
 * one JSON text.
 */

type Writes = Pick<Writing<Access>, "write" | "tables" | "investigationId">;

export async function placeFollowing({ write, tables, investigationId }: Writes, moved: readonly Following[]) {
  const { passages } = tables;
  const rows = moved.map(({ after }) => after);
  const found = sql`(select value ->> 'id' as id, value ->> 'versionId' as version_id, value ->> 'start' as start_at,
    value ->> 'end' as end_at, value ->> 'prefix' as prefix, value ->> 'suffix' as suffix,
    value ->> 'anchoring' as anchoring from json_each(${JSON.stringify(rows)})) as found`;
  await write
    .update(passages)
    .set({
      versionId: sql`found.version_id`,
      start: sql`found.start_at`,
      end: sql`found.end_at`,
      prefix: sql`found.prefix`,
      suffix: sql`found.suffix`,
      anchoring: sql`found.anchoring`,
    })
    .from(found)
    .where(and(eq(passages.id, sql`found.id`), isAlso(passages.investigationId, investigationId)));
}

export async function placeWaiting({ write, tables, investigationId }: Writes, waiting: readonly Waiting[]) {
  const { passages } = tables;
  const rows = waiting.map(({ after: { id, anchoring } }) => ({ id, anchoring }));
  const found = sql`(select value ->> 'id' as id, value ->> 'anchoring' as anchoring
    from json_each(${JSON.stringify(rows)})) as found`;
  await write
    .update(passages)
    .set({ anchoring: sql`found.anchoring` })
    .from(found)
    .where(and(eq(passages.id, sql`found.id`), isAlso(passages.investigationId, investigationId)));
}

/** What was offered in an earlier version counts no more: a later one has come. */
export async function supersedeWaiting({ write, tables, investigationId }: Writes, all: readonly Passage[]) {
  const { placements } = tables;
  const ids = all.flatMap(({ id, awaits }) => (awaits ? [id] : []));
  await write
    .update(placements)
    .set({ settled: "superseded" })
    .where(
      and(
        sql`${placements.passageId} in (select value from json_each(${JSON.stringify(ids)}))`,
        isAlso(placements.investigationId, investigationId),
        sql`${placements.settled} = 'waiting'`,
      ),
    );
}

export async function insertPlacements({ write, tables }: Writes, rows: readonly Placement[]) {
  const field = (name: keyof Placement): SQL => sql`value ->> ${sql.raw(`'${name}'`)}`;
  await write.insert(tables.placements).select(
    sql`select ${field("passageId")}, ${field("versionId")}, ${field("investigationId")}, ${field("outcome")},
      ${field("places")}, ${field("fromVersionId")}, ${field("fromStart")}, ${field("fromEnd")},
      ${field("checkedVersionId")}, ${field("settled")}, ${field("settledBy")}, ${field("settledAtMs")}
      from json_each(${JSON.stringify(rows)})`,
  );
}
