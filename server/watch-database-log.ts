import { statSync } from "node:fs";
import type { Log } from "./log";

const LOOK_EVERY_MS = 5_000;
/** Far above where it is cut as a rule (`db/engines/sqlite/group-commit.ts`): somebody keeps it from being cut. */
const LONG_BYTES = 128 * 1024 * 1024;
const SHORT_BYTES = 32 * 1024 * 1024;
const MEGABYTE = 1024 * 1024;

/**
 * Says in this process's log, once, when the database's own log (WAL) has grown long, and once when it is short again. It
 * is folded into the file as soon as nobody needs it; who reads for hours, a program that was left open, keeps it growing.
 */
export function watchDatabaseLog(
  file: string,
  log: Log,
  bytesOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0,
): () => void {
  let isLong = false;
  const timer = setInterval(() => {
    const bytes = bytesOf(`${file}-wal`);
    if (!isLong && bytes > LONG_BYTES) {
      isLong = true;
      log(
        `The log of the database has grown to ${Math.round(bytes / MEGABYTE)} MB, since somebody reads for long. Changes go on. ` +
          "If it does not shrink, find out which program holds the database open, and end it.",
      );
    } else if (isLong && bytes < SHORT_BYTES) {
      isLong = false;
      log("The log of the database is short again.");
    }
  }, LOOK_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
