import { existsSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { isProblem, Problem } from "@/lib/errors";
import { MAX_SOURCE_BYTES } from "@/lib/ingest/max-source-bytes";
import { ReadingRoom } from "@/server/reading-room";
import type { Invocation } from "./cli-command";
import { systemProblem } from "./system-problem";

/** A file's bytes. The size is asked before anything is read, so that a huge file costs nothing. @throws {Problem} */
export async function bytesOf(file: string): Promise<Uint8Array> {
  const stats = await stat(file);
  if (!stats.isFile()) throw new Problem("invalid", "This is not a file. Save what comes from it, and import that.");
  if (stats.size > MAX_SOURCE_BYTES) {
    const megabytes = Math.ceil(stats.size / (1024 * 1024));
    throw new Problem("too-large", `It has ${megabytes} MB; at most 25 MB are read. Save only its text, or cut it.`);
  }
  return readFile(file);
}

/** @throws what is a bug and no refusal. */
export function problemOf(thrown: unknown): Problem {
  const problem = isProblem(thrown) ? thrown : systemProblem(thrown);
  if (!problem) throw thrown;
  return problem;
}

/** Reads files as the server does, in a thread of its own with the same limits, until the work is done. */
export async function withReadingRoom<Result>(
  { root, readingModule = join(root, ".build", "reading-worker.mjs") }: Invocation,
  work: (room: ReadingRoom) => Promise<Result>,
): Promise<Result> {
  if (!existsSync(readingModule)) throw new Error(`There is no ${readingModule}: bin/crossread makes it.`);
  const room = new ReadingRoom({ module: readingModule });
  try {
    return await work(room);
  } finally {
    await room.close();
  }
}
