import { copyFileSync, existsSync, linkSync, renameSync, rmSync } from "node:fs";
import { isBusy, openConnection } from "@/db/engines/sqlite/connection";
import { storageFaultOf } from "@/db/engines/sqlite/storage-fault";
import { Problem } from "@/lib/errors";

/** What SQLite keeps beside a database that is in use, or was when its process died. */
const besides = ["-wal", "-shm"] as const;

/**
 * Puts the database `next` in the place of `present`, which stays readable under the name `kept`. A process that dies
 * at any moment leaves a whole database at `present`: the old one or the new one. `next` is closed, lies on the same
 * file system, and is gone afterwards.
 *
 * @throws {Problem} `unavailable` while another program has `present` open: what it wrote would go to the old one.
 */
export function replaceDatabase(present: string, next: string, kept: string): void {
  if (existsSync(present)) {
    foldLog(present);
    for (const ending of ["", ...besides]) keep(present + ending, kept + ending);
  }
  // A log that could not be folded in is the old database's: SQLite would play it onto the new one.
  for (const ending of besides) rmSync(present + ending, { force: true });
  renameSync(next, present);
}

/** Makes one file of a database and its log: SQLite does so only while nobody else has it open. */
function foldLog(file: string): void {
  try {
    const connection = openConnection(file);
    try {
      connection.pragma("journal_mode = DELETE");
    } finally {
      connection.close();
    }
  } catch (thrown) {
    if (isBusy(thrown)) {
      throw new Problem("unavailable", `Another program has ${file} open. End it first. Nothing was changed.`, {
        cause: thrown,
      });
    }
    // What is damaged cannot be folded, and is most often why a backup is put in its place.
    if (storageFaultOf(thrown) !== "damaged") throw thrown;
  }
}

/** A second name for a file, so that it never lacks its first; a copy where a file system has one name a file. */
function keep(file: string, name: string): void {
  if (!existsSync(file)) return;
  try {
    linkSync(file, name);
  } catch (thrown) {
    if (!(thrown instanceof Error && "code" in thrown && linkRefusals.has(thrown.code))) throw thrown;
    copyFileSync(file, name);
  }
}

const linkRefusals: ReadonlySet<unknown> = new Set(["EPERM", "ENOTSUP", "ENOSYS", "EOPNOTSUPP"]);
