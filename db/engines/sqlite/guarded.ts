import type Database from "better-sqlite3";
import type { Connection } from "@/db/engines/sqlite/connection";

/**
 * The same connection, whose statements are prepared and run only where `check` does not throw; so one that was
 * prepared before, and kept, is held to it too.
 */
export function guarded(connection: Connection, check: () => void): Connection {
  const known = new WeakMap<Database.Statement, Database.Statement>();
  const prepare = (source: string) => {
    check();
    const statement = connection.prepare(source);
    const guardedBefore = known.get(statement);
    if (guardedBefore) return guardedBefore;
    const made = guardedStatement(statement, check);
    known.set(statement, made);
    return made;
  };
  return Object.create(connection, { prepare: { value: prepare } });
}

/** A statement kept by its connection serves several builders: whether rows come as arrays is said each time. */
function guardedStatement(statement: Database.Statement, check: () => void): Database.Statement {
  const then =
    <Result>(work: (...values: unknown[]) => Result) =>
    (...values: unknown[]): Result => {
      check();
      return work(...values);
    };
  const asArrays = {
    all: then((...values) => statement.raw(true).all(...values)),
    get: then((...values) => statement.raw(true).get(...values)),
  };
  return Object.create(statement, {
    run: { value: then((...values) => statement.run(...values)) },
    all: { value: then((...values) => statement.raw(false).all(...values)) },
    get: { value: then((...values) => statement.raw(false).get(...values)) },
    raw: { value: () => asArrays },
  });
}
