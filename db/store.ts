import { AsyncLocalStorage } from "node:async_hooks";
import { closeSync, openSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { type BetterSQLite3Database, drizzle } from "drizzle-orm/better-sqlite3";
import { type Connection, isBusy, openConnection, type Synchronous } from "@/db/engines/sqlite/connection";
import { migrate } from "@/db/migrate";
import * as tables from "@/db/schema";
import type { Stream } from "@/db/schema/history";
import { indexMissingSentences } from "@/db/sentences";
import { Problem } from "@/lib/errors";

type Everything = BetterSQLite3Database<typeof tables>;
/** What reads are built with. Builders are awaited, never run by hand, so that another engine can stand behind them. */
export type Queryable = Pick<Everything, "select" | "selectDistinct">;
export type Writable = Queryable & Pick<Everything, "insert" | "update" | "delete">;
export type Tables = typeof tables;

/**
 * The one way to the database. Reads never wait for the writer; changes stand in one queue.
 * Inside a change only its own transaction may be read: `read` and `snapshot` throw there, since
 * they would show the state before it.
 */
export type Store = Readonly<{
  tables: Tables;
  read: Queryable;
  /** One consistent view for all that `look` reads. */
  snapshot: <Result>(look: (read: Queryable) => Promise<Result>) => Promise<Result>;
  /** One transaction, on the disk when this resolves. A throw leaves nothing behind. */
  change: <Result>(stream: Stream, work: (write: Writable) => Promise<Result>) => Promise<Result>;
  /** Tells of each stream this process changed, after the commit. Returns what ends the listening. */
  onChange: (listener: (stream: Stream) => void) => () => void;
  /** A number that differs once any connection, of any process, has committed. */
  dataVersion: () => number;
  /** A consistent copy into a file that must not exist (`conflict`). Readers and writers go on meanwhile. */
  backup: (file: string) => Promise<void>;
  /** Rows that refer to nothing, as SQLite names them; none in a sound database. */
  brokenReferences: () => readonly unknown[];
  /** Waits for the changes under way, then closes every connection. */
  close: () => Promise<void>;
}>;

type Options = Readonly<{ synchronous?: Synchronous; migrationsFolder?: string }>;

const SNAPSHOT_CONNECTIONS = 4;
/** How long a change waits for a writer of another process (the command line, a backup). */
const BUSY_LIMIT_MS = 10_000;
const BUSY_RETRY_MS = 5;

/**
 * Opens (and makes, with mode 0600) the database and brings it to this code's schema.
 *
 * @throws {Problem} `unavailable` when a newer Crossread wrote it, or another program holds it too long.
 */
export async function openStore(file: string, options: Options = {}): Promise<Store> {
  const { synchronous = "FULL", migrationsFolder = join(process.cwd(), "db", "migrations") } = options;
  touchPrivate(file, "a");
  const writer = await patiently(() => openConnection(file, { synchronous }));
  try {
    await patiently(() => migrate(writer, migrationsFolder));
  } catch (thrown) {
    writer.close(); // Else the file stays held by a store that nobody got.
    throw thrown;
  }
  const store = storeOn(file, writer, synchronous);
  try {
    await indexMissingSentences(store);
    return store;
  } catch (thrown) {
    await store.close();
    throw thrown;
  }
}

function storeOn(file: string, writer: Connection, synchronous: Synchronous): Store {
  const insideChange = new AsyncLocalStorage<true>();
  const outside = () => {
    if (insideChange.getStore()) throw new Error("Inside a change, read through the access of that change.");
  };
  const reader = openConnection(file, { reader: true, synchronous });
  const pool = readerPool(file, synchronous);
  const readerBuilders = drizzle(reader, { schema: tables });
  const writerBuilders = drizzle(writer, { schema: tables });
  const listeners = new Set<(stream: Stream) => void>();
  let queue: Promise<unknown> = Promise.resolve();

  const transaction = async <Result>(work: (write: Writable) => Promise<Result>): Promise<Result> => {
    await patiently(() => writer.exec("begin immediate"));
    try {
      const result = await insideChange.run(true, () => work(writerBuilders));
      writer.exec("commit");
      return result;
    } catch (thrown) {
      if (writer.inTransaction) writer.exec("rollback");
      throw thrown;
    }
  };

  return {
    tables,
    read: {
      select: ((...fields: Parameters<Queryable["select"]>) => {
        outside();
        return readerBuilders.select(...fields);
      }) as Queryable["select"],
      selectDistinct: ((...fields: Parameters<Queryable["selectDistinct"]>) => {
        outside();
        return readerBuilders.selectDistinct(...fields);
      }) as Queryable["selectDistinct"],
    },
    async snapshot(look) {
      outside();
      return pool.use(async (connection) => {
        connection.exec("begin");
        try {
          return await look(drizzle(connection, { schema: tables }));
        } finally {
          connection.exec("rollback");
        }
      });
    },
    change(stream, work) {
      outside();
      const done = queue.then(() => transaction(work));
      queue = done.then(
        () => undefined,
        () => undefined, // The caller hears of it; the next in the queue starts clean.
      );
      return done.then((result) => {
        for (const listener of listeners) listener(stream);
        return result;
      });
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dataVersion: () => Number(reader.pragma("data_version", { simple: true })),
    async backup(copy) {
      touchPrivate(copy, "ax");
      const copier = openConnection(file, { synchronous }); // SQLite lets no query_only connection write another file.
      try {
        await patiently(() => copier.prepare("vacuum into ?").run(copy));
      } catch (thrown) {
        rmSync(copy, { force: true }); // Half a copy must not pass for one.
        throw thrown;
      } finally {
        copier.close();
      }
    },
    brokenReferences: () => {
      const found = reader.pragma("foreign_key_check");
      return Array.isArray(found) ? found : [];
    },
    async close() {
      await queue;
      await pool.close();
      reader.close();
      writer.close();
    },
  };
}

/** Makes the file before SQLite does, which gives its own files beside it the same mode: nobody else's to read. */
function touchPrivate(file: string, flags: "a" | "ax"): void {
  try {
    closeSync(openSync(file, flags, 0o600));
  } catch (thrown) {
    if (!isExisting(thrown)) throw thrown;
    throw new Problem("conflict", `${file} exists already. Name a file that does not.`, { cause: thrown });
  }
}

const isExisting = (thrown: unknown) => thrown instanceof Error && "code" in thrown && thrown.code === "EEXIST";

/** A few connections that take turns, opened as they are needed. */
function readerPool(file: string, synchronous: Synchronous) {
  const idle: Connection[] = [];
  const waiting: ((connection: Connection) => void)[] = [];
  const busy = new Set<Promise<unknown>>();
  let opened = 0;
  const take = async (): Promise<Connection> => {
    const connection = idle.pop();
    if (connection) return connection;
    if (opened === SNAPSHOT_CONNECTIONS) return new Promise((resolve) => waiting.push(resolve));
    const made = openConnection(file, { reader: true, synchronous });
    opened += 1; // Only now: one that failed to open takes no turn away.
    return made;
  };
  const give = (connection: Connection) => {
    const next = waiting.shift();
    if (next) next(connection);
    else idle.push(connection);
  };
  return {
    async use<Result>(work: (connection: Connection) => Promise<Result>): Promise<Result> {
      const connection = await take();
      const done = work(connection);
      const settledEitherWay = done.then(
        () => undefined,
        () => undefined,
      );
      busy.add(settledEitherWay);
      try {
        return await done;
      } finally {
        busy.delete(settledEitherWay);
        give(connection);
      }
    },
    async close() {
      await Promise.all(busy);
      for (const connection of idle.splice(0)) connection.close();
    },
  };
}

/** Tries until no other process holds the file, without holding up this one. */
async function patiently<Result>(attempt: () => Result): Promise<Result> {
  const until = Date.now() + BUSY_LIMIT_MS;
  for (;;) {
    try {
      return attempt();
    } catch (thrown) {
      if (!isBusy(thrown)) throw thrown;
      if (Date.now() > until) {
        throw new Problem("unavailable", "Another program holds the database. Try again when it is done.", {
          cause: thrown,
        });
      }
      await delay(BUSY_RETRY_MS);
    }
  }
}
