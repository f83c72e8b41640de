import { type AnyColumn, and, eq, Placeholder, type SQL, sql } from "drizzle-orm";

/**
 * `column` is one of `ids`, however many there are: they go along as one JSON text, so that the statement
 * is the same for all of them and is prepared once. SQLite looks each up in an index that begins with
 * what else is asked of the row. For a placeholder they are given as `idList` says them.
 */
export function amongIds(column: AnyColumn, ids: Iterable<string | number> | Placeholder): SQL {
  return sql`${column} in (select value from json_each(${ids instanceof Placeholder ? ids : idList(ids)}))`;
}

export const idList = (ids: Iterable<string | number>): string => JSON.stringify([...ids]);

/**
 * `column` is `value`, as a check and not as a way in: SQLite does not look for an index that begins with it. Beside
 * `amongIds` on a primary key, where it would rather read the whole of an investigation.
 */
export function isAlso(column: AnyColumn, value: string | Placeholder): SQL {
  return sql`+${column} = ${value}`;
}

/** The rows of an investigation, or those of its rows that have the `ids`: for `preparedOfSome`. */
export function theseOrAll(
  { id, investigationId }: Readonly<Record<"id" | "investigationId", AnyColumn>>,
  asked: (name: "investigationId" | "ids") => Placeholder,
  isOfSome: boolean,
): SQL | undefined {
  const here = asked("investigationId");
  return isOfSome ? and(amongIds(id, asked("ids")), isAlso(investigationId, here)) : eq(investigationId, here);
}
