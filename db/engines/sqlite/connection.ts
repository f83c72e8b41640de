import Database from "better-sqlite3";

export type Connection = Database.Database;

/** `FULL` flushes every commit to the disk before it is acknowledged; `OFF` is for benchmarks only. */
export type Synchronous = "FULL" | "OFF";

/** At 4 KiB a page: rarely, since whoever's commit meets it waits; `GroupCommit` does it before, when nobody waits. */
const FOLD_AFTER_PAGES = 4_000;

/**
 * Opens one connection with the settings everything here relies on. The busy timeout is 0: waiting
 * inside SQLite would hold up the whole process, so `Store` waits outside and tries again.
 */
export function openConnection(
  file: string,
  { reader = false, synchronous = "FULL" }: Readonly<{ reader?: boolean; synchronous?: Synchronous }> = {},
): Connection {
  const connection = new Database(file, { timeout: 0 });
  try {
    connection.pragma("journal_mode = WAL");
    connection.pragma(`synchronous = ${synchronous}`);
    connection.pragma("foreign_keys = ON");
    connection.pragma("recursive_triggers = ON"); // else INSERT OR REPLACE slips past the triggers that refuse deletes
    connection.pragma(`wal_autocheckpoint = ${FOLD_AFTER_PAGES}`);
    if (reader) connection.pragma("query_only = ON");
  } catch (thrown) {
    connection.close();
    throw thrown;
  }
  return keepingStatements(connection);
}

/** More different statements than this are prepared anew: a program with so many makes them up as it goes. */
const KEPT_STATEMENTS = 500;

/**
 * Lets a connection prepare each statement once. Builders make the same few dozen texts again and
 * again, and preparing them took 8 % of the samples in a profile of the live line.
 *
 * A limit that is nothing but a parameter is made an expression: SQLite plans by what is bound there, and so prepares
 * the statement anew each time it runs, which takes several times as long as running it.
 */
function keepingStatements(connection: Connection): Connection {
  const kept = new Map<string, Database.Statement>();
  const prepare = connection.prepare.bind(connection);
  return Object.assign(connection, {
    prepare(source: string) {
      const known = kept.get(source);
      if (known) return known;
      const statement = prepare(source.replaceAll(" limit ?", " limit +?"));
      if (kept.size < KEPT_STATEMENTS) kept.set(source, statement);
      return statement;
    },
  });
}

/** Whether SQLite refused because another connection holds the file just now. */
export function isBusy(thrown: unknown): boolean {
  return thrown instanceof Database.SqliteError && thrown.code.startsWith("SQLITE_BUSY");
}

const takenCodes = new Set(["SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY"]);

/** Whether SQLite refused because a row of that key exists. */
export function isTaken(thrown: unknown): boolean {
  return thrown instanceof Database.SqliteError && takenCodes.has(thrown.code);
}
