import Database from "better-sqlite3";
import type { Access } from "@/db/access";
import { newId } from "@/db/new-id";
import { openDesk } from "@/db/testing/desk";
import { type Bench, type Metric, recorded } from "@/lib/bench";
import { overlapOf, shinglesOf, sketchOf } from "@/lib/near/shingles";
import { versionsSharing } from "./duplicates";

/**
 * What it takes to find the sources that much of a new text stands in: among 5 of them, and among 20 000 of 800 words, all
 * with the same 40 words at their foot. Beside it what a sketch of a megabyte takes, and comparing two of them in full.
 */
const SIZES = [5, 20_000] as const;
const WORDS = 800;
const ASKED = 100;
const COMPARED = 4;

export const bench: Bench = {
  name: "near-duplicates",
  async run() {
    const random = randomNumbers(20_170_518);
    const metrics: Metric[] = [];
    for (const size of SIZES) {
      const desk = await openDesk();
      try {
        const megabytes = sketchAll(desk.file, desk.annotator, size, random);
        const tookMs: number[] = [];
        for (let at = 0; at < ASKED; at += 1) {
          const sketch = sketchOf(shinglesOf(article(random)));
          const startedMs = performance.now();
          await versionsSharing(desk.annotator, sketch, COMPARED);
          tookMs.push(performance.now() - startedMs);
        }
        tookMs.sort((one, other) => one - other);
        metrics.push(
          recorded(`finding what shares most among ${size}, p95`, tookMs[Math.floor(ASKED * 0.95)] ?? 0, "ms"),
        );
        metrics.push(recorded(`sketches of ${size} sources`, megabytes, "MB"));
      } finally {
        await desk.close();
      }
    }
    const text = Array.from({ length: 200 }, () => article(random))
      .join(" ")
      .slice(0, 1_000_000);
    metrics.push(
      recorded(
        "sketch of a megabyte",
        timed(() => sketchOf(shinglesOf(text))),
        "ms",
      ),
    );
    const shingles = shinglesOf(text);
    metrics.push(
      recorded(
        "comparing two megabytes in full",
        timed(() => overlapOf(shingles, shingles)),
        "ms",
      ),
    );
    return metrics;
  },
};

/** Beside the door, and without the texts: twenty thousand captures would take minutes. Returns how large they are. */
function sketchAll(file: string, { investigationId }: Access, size: number, random: () => number): number {
  const database = new Database(file);
  database.pragma("foreign_keys = OFF");
  const sketch = database.prepare("insert into sketches (investigation_id, version_id) values (?, ?)");
  const shingle = database.prepare("insert into shingles (hash, sketch_id) values (?, ?)");
  const sizeOf = () => Number(database.pragma("page_count", { simple: true })) * 4_096;
  const before = sizeOf();
  database.exec("begin");
  for (let at = 0; at < size; at += 1) {
    const { lastInsertRowid } = sketch.run(investigationId, newId("ver"));
    for (const hash of sketchOf(shinglesOf(article(random)))) shingle.run(hash, lastInsertRowid);
  }
  database.exec("commit");
  database.exec("analyze");
  const megabytes = (sizeOf() - before) / 1e6;
  database.close();
  return megabytes;
}

const footer = Array.from({ length: 40 }, (_, at) => `licence${at}`).join(" ");

function article(random: () => number): string {
  const words = Array.from({ length: WORDS }, () => `w${Math.floor(random() ** 2 * 20_000).toString(36)}`);
  return `${words.join(" ")} ${footer}`;
}

function timed(work: () => unknown): number {
  work();
  const startedMs = performance.now();
  for (let at = 0; at < 5; at += 1) work();
  return (performance.now() - startedMs) / 5;
}

function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
