import { type AnyColumn, type SQL, sql } from "drizzle-orm";
import type { Tables } from "@/db/store";

type Outcomes = Tables["commandOutcomes"];

/** Where an outcome stands in its table: later ones stand further on, since none is ever deleted. */
export const rowOfOutcome = (outcomes: Outcomes): SQL<number> => sql<number>`${outcomes}.rowid`;

export const lastRowOfOutcomes = (outcomes: Outcomes): SQL<number> => sql<number>`coalesce(max(${outcomes}.rowid), 0)`;

/** The command that this one took back, or null where it took none. */
export const undoneBy = (result: AnyColumn): SQL<string | null> =>
  sql<string | null>`json_extract(${result}, '$.undone')`;

/** Took one of these commands back, and stands in this stretch of the table. */
export function tookBack(outcomes: Outcomes, from: number, until: number, commandIds: Iterable<string>): SQL {
  const among = sql`(select value from json_each(${JSON.stringify([...commandIds])}))`;
  return sql`${outcomes}.rowid >= ${from} and ${outcomes}.rowid < ${until} and ${undoneBy(outcomes.result)} in ${among}`;
}
