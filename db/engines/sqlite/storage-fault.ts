import Database from "better-sqlite3";
import { Problem } from "@/lib/errors";

/** What a disk, or a file on it, may do to a change. */
export const storageFaults = ["full", "read-only", "failing", "locked", "damaged"] as const;
export type StorageFault = (typeof storageFaults)[number];

/** By the beginning of SQLite's code: the finer codes begin with the plain one. */
const byCode: readonly (readonly [string, StorageFault])[] = [
  ["SQLITE_FULL", "full"],
  ["SQLITE_READONLY", "read-only"],
  ["SQLITE_CANTOPEN", "failing"],
  ["SQLITE_IOERR", "failing"],
  ["SQLITE_BUSY", "locked"],
  ["SQLITE_CORRUPT", "damaged"],
  ["SQLITE_NOTADB", "damaged"],
];

/** What people are told whose change it was. */
export const refusalSentences: Readonly<Record<StorageFault, string>> = {
  full: "The server has no space left, so this was not saved. Reading goes on. Try again once there is room.",
  "read-only": "The server may not write to its data now, so this was not saved. Reading goes on. Try again later.",
  failing: "The disk of the server did not take it, so this was not saved. Reading goes on. Try again later.",
  locked: "Another program holds the database, so this was not saved. Try again when it is done.",
  damaged: "The data on the server is damaged, so this was not saved, and nothing will be until that is put right.",
};

/** Which fault of the disk or the file something thrown is, or was the cause of; null for everything else. */
export function storageFaultOf(thrown: unknown): StorageFault | null {
  if (!(thrown instanceof Error)) return null;
  if (!(thrown instanceof Database.SqliteError))
    return thrown.cause === undefined ? null : storageFaultOf(thrown.cause);
  return byCode.find(([code]) => thrown.code.startsWith(code))?.[1] ?? null;
}

/** Hears of a fault as it begins, with what SQLite said; of `null` once changes are stored again. */
export type FaultListener = (fault: StorageFault | null, said: string) => void;

/**
 * Turns faults of the disk into refusals, and lets nothing be written any more once the file proved
 * damaged: what is written on top of damage makes it worse, and reading may still save the rest.
 */
export class StorageGuard {
  readonly #listeners = new Set<FaultListener>();
  #present: StorageFault | null = null;
  #damage: unknown = null;

  onFault(listener: FaultListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** @throws {Problem} `unavailable`, with what SQLite said as its cause; whatever else `write` throws. */
  async whileWriting<Result>(write: () => Promise<Result>): Promise<Result> {
    if (this.#damage !== null) throw refusalOf("damaged", this.#damage);
    try {
      const result = await write();
      this.#tell(null, "");
      return result;
    } catch (thrown) {
      const fault = storageFaultOf(thrown);
      if (fault === null) throw thrown;
      this.#notice(fault, thrown);
      throw refusalOf(fault, thrown);
    }
  }

  /** Who reads and meets damage hears of it as it is; nothing more is written then. */
  async whileReading<Result>(read: () => Promise<Result>): Promise<Result> {
    try {
      return await read();
    } catch (thrown) {
      if (storageFaultOf(thrown) === "damaged") this.#notice("damaged", thrown);
      throw thrown;
    }
  }

  #notice(fault: StorageFault, thrown: unknown): void {
    if (fault === "damaged") this.#damage ??= thrown;
    this.#tell(fault, innermost(thrown));
  }

  #tell(fault: StorageFault | null, said: string): void {
    if (fault === this.#present) return;
    this.#present = fault;
    for (const listener of this.#listeners) listener(fault, said);
  }
}

const refusalOf = (fault: StorageFault, cause: unknown) =>
  new Problem("unavailable", refusalSentences[fault], { cause });

function innermost(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  return thrown.cause === undefined ? thrown.message : innermost(thrown.cause);
}
