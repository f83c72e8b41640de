import { closeSync, openSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type BetterSQLite3Database, drizzle } from "drizzle-orm/better-sqlite3";
import { type Connection, openConnection, type Synchronous } from "@/db/engines/sqlite/connection";
import { copyInvestigation } from "@/db/engines/sqlite/copy-investigation";
import { damageOf } from "@/db/engines/sqlite/damage";
import { BATCH_MS, GroupCommit } from "@/db/engines/sqlite/group-commit";
import { guarded } from "@/db/engines/sqlite/guarded";
import { patiently } from "@/db/engines/sqlite/patiently";
import { readerPool } from "@/db/engines/sqlite/reader-pool";
import { type FaultListener, StorageGuard } from "@/db/engines/sqlite/storage-fault";
import { VeiledReaders } from "@/db/engines/sqlite/veiled-readers";
import { migrate } from "@/db/migrate";
import * as tables from "@/db/schema";
import type { Stream } from "@/db/schema/history";
import { indexMissingSentences } from "@/db/sentences";
import { indexMissingSketches } from "@/db/sketches";
import type { InvestigationId, SourceId } from "@/lib/domain/ids";
import { Problem } from "@/lib/errors";

export type { StorageFault } from "@/db/engines/sqlite/storage-fault";

import { shapeOf } from "@/db/engines/sqlite/shape";

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
  /**
   * The same store for somebody who may not know of some sources: to what reads through it, nothing that belongs to them
   * is there. Changes are not held to it: they see the whole, and `command` refuses what names something hidden.
   */
  without: (sourceIds: readonly SourceId[]) => Store;
  /** What lies beneath the veil; null where there is none. */
  beneath: Store | null;
  /**
   * All or nothing, and on the disk when this resolves; those that wait together are flushed together. `work` may wait
   * for nothing but `write`: one that still waits after a turn of the event loop is taken back. Refused as `unavailable`
   * when the disk or the file does not take it; once the file proved damaged, for good. One that is patient lets others go
   * first: for what comes in numbers and takes long, while people work.
   */
  change: <Result>(
    stream: Stream,
    work: (write: Writable) => Promise<Result>,
    how?: Readonly<{ isPatient: boolean }>,
  ) => Promise<Result>;
  /** In a change that takes long: all that reads has a turn of the loop, and the transaction stays open meanwhile. */
  pause: () => Promise<void>;
  /** Tells of each stream this process changed, once for each commit, after it. Returns what ends the listening. */
  onChange: (listener: (stream: Stream) => void) => () => void;
  /** Tells when the disk or the file begins to refuse changes, and when they are stored again. */
  onFault: (listener: FaultListener) => () => void;
  /** A number that differs once any connection, of any process, has committed. */
  dataVersion: () => number;
  /** A consistent copy into a file that must not exist (`conflict`). Readers and writers go on meanwhile. */
  backup: (file: string) => Promise<void>;
  /** One investigation as a database of its own, in a file that must not exist (`conflict`). */
  bundle: (file: string, id: InvestigationId) => Promise<void>;
  /** Takes an investigation in from another database of this schema, and does `finish` in the same transaction. */
  receive: (file: string, id: InvestigationId, finish: (write: Writable) => Promise<void>) => Promise<void>;
  /** Every table, index, trigger and view, by kind and name; the same in any two files of this schema that nobody tampered with. */
  shape: () => readonly string[];
  /** Rows that refer to nothing, as SQLite names them; none in a sound database. */
  brokenReferences: () => readonly unknown[];
  /**
   * Where the file is not what SQLite left there, in its words, a few places at most; none in a sound file. Takes
   * some 3 ms a MB; `isThorough`, ten times that, and indexes are compared with what they index.
   */
  damage: (isThorough: boolean) => readonly string[];
  /** Waits for the changes under way, then closes every connection. */
  close: () => Promise<void>;
}>;

/** The store without any veil. */
export const wholeOf = (store: Store): Store => store.beneath ?? store;

type Options = Readonly<{
  synchronous?: Synchronous;
  /** How long changes may go on joining one transaction; with 0 each has one of its own, for benchmarks. */
  batchMs?: number;
  migrationsFolder?: string;
}>;

/**
 * Opens (and makes, with mode 0600) the database and brings it to this code's schema.
 *
 * @throws {Problem} `unavailable` when a newer Crossread wrote it, or another program holds it too long.
 */
export async function openStore(file: string, options: Options = {}): Promise<Store> {
  const { synchronous = "FULL", batchMs = BATCH_MS, migrationsFolder = defaultMigrations() } = options;
  touchPrivate(file, "a");
  const writer = await patiently(() => openConnection(file, { synchronous }));
  try {
    await patiently(() => migrate(writer, migrationsFolder));
  } catch (thrown) {
    writer.close(); // Else the file stays held by a store that nobody got.
    throw thrown;
  }
  const store = storeOn(file, writer, { synchronous, batchMs, migrationsFolder });
  try {
    await indexMissingSentences(store);
    await indexMissingSketches(store);
    return store;
  } catch (thrown) {
    await store.close();
    throw thrown;
  }
}

const defaultMigrations = () => join(process.cwd(), "db", "migrations");

function storeOn(
  file: string,
  writer: Connection,
  { synchronous, batchMs, migrationsFolder }: Readonly<Required<Options>>,
): Store {
  const listeners = new Set<(stream: Stream) => void>();
  const changes = new GroupCommit(writer, {
    batchMs,
    onCommit(streams) {
      for (const stream of streams) for (const listener of listeners) listener(stream);
    },
  });
  const guard = new StorageGuard();
  const outside = () => {
    if (changes.isInside) throw new Error("Inside a change, read through the access of that change.");
  };
  const reader = openConnection(file, { reader: true, synchronous });
  const pool = readerPool(() => openConnection(file, { reader: true, synchronous }));
  const writerBuilders = drizzle(changes.writer, { schema: tables });
  const veiled = new VeiledReaders(() => openConnection(file, { reader: true, synchronous }), outside);

  const whole: Store = {
    tables,
    beneath: null,
    without: (sourceIds) => (sourceIds.length === 0 ? whole : veiled.store(whole, sourceIds)),
    read: drizzle(guarded(reader, outside), { schema: tables }),
    async snapshot(look) {
      outside();
      return pool.use(async ({ connection, read }) => {
        connection.exec("begin");
        try {
          return await guard.whileReading(() => look(read));
        } finally {
          connection.exec("rollback");
          changes.readerLeft();
        }
      });
    },
    change(stream, work, { isPatient } = { isPatient: false }) {
      outside();
      return guard.whileWriting(() => changes.change(stream, () => work(writerBuilders), isPatient));
    },
    pause: () => changes.pause(),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onFault: (listener) => guard.onFault(listener),
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
    async bundle(copy, id) {
      touchPrivate(copy, "ax");
      try {
        const bundle = openConnection(copy, { synchronous });
        try {
          migrate(bundle, migrationsFolder);
          await copyBetween(bundle, file, async () => copyInvestigation(bundle, id));
          bundle.pragma("journal_mode = DELETE"); // One file, that can be sent as it is.
        } finally {
          bundle.close();
        }
      } catch (thrown) {
        for (const ending of ["", "-wal", "-shm"]) rmSync(copy + ending, { force: true });
        throw thrown;
      }
    },
    async receive(bundle, id, finish) {
      const copier = openConnection(file, { synchronous });
      try {
        await copyBetween(copier, bundle, async () => {
          copyInvestigation(copier, id);
          await finish(drizzle(copier, { schema: tables }));
        });
      } finally {
        copier.close();
      }
    },
    shape: () => shapeOf(reader),
    brokenReferences: () => {
      const found = reader.pragma("foreign_key_check");
      return Array.isArray(found) ? found : [];
    },
    damage: (isThorough) => damageOf(reader, isThorough),
    async close() {
      await changes.idle();
      await pool.close();
      await veiled.close();
      await changes.idle(); // A snapshot that ended just now may have asked for the log to be cut.
      reader.close();
      writer.close();
    },
  };
  return whole;
}

/** Does `work` in one transaction, with another database attached as `other`. */
async function copyBetween(connection: Connection, other: string, work: () => Promise<void>): Promise<void> {
  connection.prepare("attach ? as other").run(other);
  await patiently(() => connection.exec("begin immediate"));
  try {
    await work();
    connection.exec("commit");
  } catch (thrown) {
    if (connection.inTransaction) connection.exec("rollback");
    throw thrown;
  } finally {
    connection.exec("detach other");
  }
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
