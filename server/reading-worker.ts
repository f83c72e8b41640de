import { readlinkSync } from "node:fs";
import { setPriority } from "node:os";
import { parentPort } from "node:worker_threads";
import { reanchorAll } from "@/lib/anchoring/reanchor-all";
import { versionDifference } from "@/lib/compare/version-difference";
import { findAll } from "@/lib/ingest/ingest-all";
import { isStrayPdfFailure } from "@/lib/ingest/pdf/stray-failure";
import { overlapOf, shinglesOf } from "@/lib/near/shingles";
import type { Compared, Comparing, Differing, Finding, Reading, Told } from "./reading-room";

/** Two thirds of what others get where they want all: a third made nobody's change quicker, and the files slower. */
const BEHIND = 2;

// Runs in a thread of its own: reads one file after the other, or compares what was read, as it is asked.
parentPort?.on("message", async (asked: Reading | Comparing | Finding | Differing) => {
  if ("others" in asked) return parentPort?.postMessage(compared(asked));
  if ("stood" in asked) return parentPort?.postMessage(reanchorAll(asked.stood, asked.into));
  if ("before" in asked) return parentPort?.postMessage(versionDifference(asked.before, asked.after));
  tell(await tellAll(asked));
});

process.on("unhandledRejection", (thrown) => {
  if (!isStrayPdfFailure(thrown)) throw thrown;
});

makeWay();

const tell = (told: Told) => parentPort?.postMessage(told);

/** Where processors are few, people who work go before what is read. Only Linux lets one thread stand behind the others. */
function makeWay(): void {
  if (process.platform !== "linux") return;
  try {
    const thread = Number(readlinkSync("/proc/thread-self").split("/").at(-1));
    setPriority(thread, BEHIND);
  } catch {
    // Where /proc is hidden it reads as eagerly as the others.
  }
}

async function tellAll({ bytes, file, after }: Reading): Promise<Told> {
  try {
    const onReading = (name: string, position: number) => tell({ reading: { name, position } });
    for await (const found of findAll(bytes, file, { after, onReading })) {
      const { name, outcome } = found;
      if (found.bytes === bytes) tell({ found: { name, outcome } });
      else {
        // By itself and handed over: a part would take the whole along, once for each.
        const own = found.bytes.slice();
        parentPort?.postMessage({ found: { name, outcome, bytes: own } } satisfies Told, [own.buffer]);
      }
    }
    return { done: true };
  } catch (thrown) {
    return broken(thrown);
  }
}

function compared({ text, others }: Comparing): Compared {
  const shingles = shinglesOf(text);
  return others.map((other) => overlapOf(shingles, shinglesOf(other)));
}

const broken = (thrown: unknown) => ({
  broke: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown),
});
