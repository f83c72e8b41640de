import { sql } from "drizzle-orm";
import { type Asks, prepared } from "@/db/prepared";
import type { Tables, Writable } from "@/db/store";

/**
 * What a text is found by, each kind in one statement however many rows there are. Not for the sake of the statements
 * alone: at the start of each the full-text index would write out what it holds in memory, so that a row at a time made
 * a part of the index for every sentence, to be merged with all others afterwards.
 */

type Row = Tables["sentences"]["$inferInsert"];
type Sentence = Omit<Row, "id" | "investigationId" | "versionId">;

const sentencesOf = prepared((write: Writable, { sentences }, asked: Asks<"investigationId" | "versionId" | "rows">) =>
  write.insert(sentences).select(
    sql`select null, ${asked("investigationId")}, ${asked("versionId")}, value ->> 0, value ->> 1, value ->> 2,
        value ->> 3, value ->> 4, value ->> 5 from json_each(${asked("rows")}) order by key`,
  ),
);

export async function insertSentences(
  write: Writable,
  tables: Tables,
  version: Pick<Row, "investigationId" | "versionId">,
  rows: readonly Sentence[],
): Promise<void> {
  const listed = rows.map(({ start, end, paragraph, kind, voice, text }) => [start, end, paragraph, kind, voice, text]);
  await sentencesOf({ read: write, tables }, { ...version, rows: JSON.stringify(listed) });
}

const shinglesOf = prepared((write: Writable, { shingles }, asked: Asks<"sketchId" | "sketch">) =>
  write
    .insert(shingles)
    .select(sql`select value, ${asked("sketchId")} from json_each(${asked("sketch")}) order by value`),
);

export async function insertShingles(
  write: Writable,
  tables: Tables,
  sketchId: number,
  sketch: readonly number[],
): Promise<void> {
  await shinglesOf({ read: write, tables }, { sketchId, sketch: JSON.stringify(sketch) });
}
