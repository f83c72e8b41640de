import type { Connection } from "@/db/engines/sqlite/connection";

/**
 * What a file holds, by kind and name: two of the same schema have the same. A view in a table's place would show what it
 * likes to whoever looks, and a trigger do what it likes.
 */
export function shapeOf(connection: Connection): readonly string[] {
  const named = connection.prepare<[], string>(
    `select case when sql like 'create virtual%' then 'virtual ' else '' end || type || ' ' || name
     from sqlite_master where name not like 'sqlite_%' order by 1`,
  );
  return named.pluck().all();
}
