import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Problem } from "@/lib/errors";
import { hasCode } from "./system-error";

/** Locks of this process: a lock with our id that is not among them was left by an earlier process with that id. */
const held = new Set<string>();

/**
 * Says that this process serves the data folder, so that no second one does and `restore` keeps
 * away. A lock whose process is gone is taken over, and `onLeft` told: that process did not end by itself. Returns what gives it back.
 *
 * @throws {Problem} `unavailable` when another process holds it.
 */
export function takeLock(dataDir: string, onLeft: () => void = () => {}): () => void {
  const file = join(dataDir, "serve.lock");
  if (!write(file)) {
    const holder = holderOf(file);
    if (holder !== null && isRunning(holder, file)) {
      throw new Problem(
        "unavailable",
        `Crossread serves ${dataDir} already (process ${holder}). Stop that one first; if it is not Crossread, delete ${file}.`,
      );
    }
    rmSync(file, { force: true });
    if (!write(file)) throw new Problem("unavailable", `Another Crossread is just starting on ${dataDir}.`);
    onLeft();
  }
  held.add(file);
  return () => {
    held.delete(file);
    if (holderOf(file) === process.pid) rmSync(file, { force: true });
  };
}

function write(file: string): boolean {
  try {
    writeFileSync(file, `${process.pid}\n`, { flag: "wx", mode: 0o600 });
    return true;
  } catch (thrown) {
    if (hasCode(thrown, "EEXIST")) return false;
    throw thrown;
  }
}

/** The process a lock names; null when it is gone or unreadable. */
function holderOf(file: string): number | null {
  try {
    const pid = Number(readFileSync(file, "utf8"));
    return Number.isSafeInteger(pid) && pid > 0 ? pid : null;
  } catch (thrown) {
    if (hasCode(thrown, "ENOENT")) return null;
    throw thrown;
  }
}

function isRunning(pid: number, file: string): boolean {
  if (pid === process.pid) return held.has(file);
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    if (hasCode(thrown, "ESRCH")) return false;
    if (hasCode(thrown, "EPERM")) return true; // It runs, as somebody else.
    throw thrown;
  }
}
