import { type AnyColumn, type SQL, sql } from "drizzle-orm";

/**
 * `column` is one of `ids`, however many there are: they go along as one JSON text, so that the statement
 * is the same for all of them and is prepared once. SQLite looks each up in an index that begins with
 * what else is asked of the row.
 */
export function amongIds(column: AnyColumn, ids: Iterable<string>): SQL {
  return sql`${column} in (select value from json_each(${JSON.stringify([...ids])}))`;
}
