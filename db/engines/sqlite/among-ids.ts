import { type AnyColumn, type Placeholder, type SQL, sql } from "drizzle-orm";

/**
 * `column` is one of `ids`, however many there are: they go along as one JSON text, so that the statement
 * is the same for all of them and is prepared once. SQLite looks each up in an index that begins with
 * what else is asked of the row.
 */
export function amongIds(column: AnyColumn, ids: Iterable<string | number>): SQL {
  return isAmong(column, JSON.stringify([...ids]));
}

/** The same of a JSON text that may be given later. */
export const isAmong = (column: AnyColumn, ids: string | Placeholder): SQL =>
  sql`${column} in (select value from json_each(${ids}))`;

/**
 * `column` is `value`, as a check and not as a way in: SQLite does not look for an index that begins with it. Beside
 * `amongIds` on a primary key, where it would rather read the whole of an investigation.
 */
export function isAlso(column: AnyColumn, value: string): SQL {
  return sql`+${column} = ${value}`;
}
