import { chmodSync, closeSync, copyFileSync, existsSync, openSync, readSync } from "node:fs";
import { join } from "node:path";
import { Problem } from "@/lib/errors";

/** How every SQLite file begins. */
const BEGINNING = "SQLite format 3\0";

/**
 * A copy of a database file, with its log if it has one, in `folder`: opening a database writes to it, and an older one
 * is brought to the present schema. Returns its path.
 *
 * @throws {Problem} `invalid` for any other file.
 */
export function copyDatabase(file: string, folder: string): string {
  if (!isDatabase(file)) {
    throw new Problem("invalid", `${file} is no database of Crossread: those are written by backup and bundle.`);
  }
  const copy = join(folder, "copy.sqlite");
  for (const ending of ["", "-wal"]) {
    if (!existsSync(file + ending)) continue;
    copyFileSync(file + ending, copy + ending);
    chmodSync(copy + ending, 0o600);
  }
  return copy;
}

function isDatabase(file: string): boolean {
  const opened = openSync(file, "r");
  try {
    const bytes = Buffer.alloc(BEGINNING.length);
    readSync(opened, bytes);
    return bytes.toString("latin1") === BEGINNING;
  } finally {
    closeSync(opened);
  }
}
