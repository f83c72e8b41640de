import { type Placeholder, sql } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import { idList } from "@/db/engines/sqlite/among-ids";
import type { Queryable, Tables, Writable } from "@/db/store";
import type { InvestigationId } from "@/lib/domain/ids";

/**
 * Statements on the path of every command, of the desk and of search, built once for each connection: drizzle takes
 * several times as long to build one as SQLite takes to answer it. All others are built where they are used.
 */

/** Stands for a value in the statement; `Name` are all there are. */
export type Asks<Name extends string> = (name: Name) => Placeholder;
type Statement<Rows> = Readonly<{ execute: (values: Record<string, unknown>) => PromiseLike<Rows> }>;
type Builder<Rows> = Readonly<{ prepare: () => Statement<Rows> }>;

/** A statement whose values are filled in later, each by its name. One that changes something asks for a `Writable`. */
export function prepared<Name extends string, Rows, By extends Queryable = Queryable>(
  build: (read: By, tables: Tables, asked: Asks<Name>) => Builder<Rows>,
): (by: Readonly<{ read: By; tables: Tables }>, asked: Readonly<Record<Name, unknown>>) => PromiseLike<Rows> {
  const made = new WeakMap<By, Statement<Rows>>();
  return ({ read, tables }, asked) => {
    const statement = made.get(read) ?? build(read, tables, (name) => sql.placeholder(name)).prepare();
    made.set(read, statement);
    return statement.execute(asked);
  };
}

type OfSome = "investigationId" | "ids";

/** A read of what a whole investigation has, or of what belongs to some `ids` alone: one making, two statements. */
export function preparedOfSome<Rows>(
  build: (read: Queryable, tables: Tables, asked: Asks<OfSome>, isOfSome: boolean) => Builder<Rows>,
) {
  const whole = prepared((read, tables, asked: Asks<OfSome>) => build(read, tables, asked, false));
  const some = prepared((read, tables, asked: Asks<OfSome>) => build(read, tables, asked, true));
  return (
    access: Readonly<{ read: Queryable; tables: Tables; investigationId: InvestigationId }>,
    ids: Iterable<string> | null,
  ): PromiseLike<Rows> => {
    const { investigationId } = access;
    return ids ? some(access, { investigationId, ids: idList(ids) }) : whole(access, { investigationId, ids: "" });
  };
}

const insertions = new WeakMap<Writable, WeakMap<SQLiteTable, Map<string, Statement<unknown>>>>();

/** Inserts one row. A column of true and false must have a value: drizzle would store a null there as false. */
export function insertRow<Table extends SQLiteTable>(
  write: Writable,
  table: Table,
  row: Table["$inferInsert"],
): PromiseLike<unknown> {
  const ofTable = entry(
    entry(insertions, write, () => new WeakMap()),
    table,
    () => new Map(),
  );
  const statement = entry(ofTable, namesIn(row), () => {
    const asked = Object.create(null);
    for (const [name, value] of Object.entries(row)) if (value !== undefined) asked[name] = sql.placeholder(name);
    return write.insert(table).values(asked).prepare();
  });
  return statement.execute(row);
}

/** Which columns a row has: which statement inserts it. */
function namesIn(row: object): string {
  let names = "";
  for (const [name, value] of Object.entries(row)) if (value !== undefined) names += `${name},`;
  return names;
}

function entry<Key, Value>(
  map: Readonly<{ get: (key: Key) => Value | undefined; set: (key: Key, value: Value) => unknown }>,
  key: Key,
  make: () => Value,
): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
