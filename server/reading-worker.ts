import { parentPort } from "node:worker_threads";
import { isProblem } from "@/lib/errors";
import { ingest } from "@/lib/ingest/ingest";
import { findAll } from "@/lib/ingest/ingest-all";
import { overlapOf, shinglesOf, sketchOf } from "@/lib/near/shingles";
import type { Compared, Comparing, Read, Reading, ReadingAll, Told } from "./reading-room";

// Runs in a thread of its own: reads one file after the other, or compares what was read, as it is asked.
parentPort?.on("message", async (reading: Reading | ReadingAll | Comparing) => {
  if ("others" in reading) return parentPort?.postMessage(compared(reading));
  if (!("after" in reading)) return parentPort?.postMessage(await read(reading.bytes, reading.file));
  tell(await tellAll(reading));
});

const tell = (told: Told) => parentPort?.postMessage(told);

async function read(...[bytes, file]: Parameters<typeof ingest>): Promise<Read> {
  try {
    return { ingested: await ingest(bytes, file) };
  } catch (thrown) {
    if (isProblem(thrown)) return { refused: { code: thrown.code, message: thrown.message } };
    return broken(thrown);
  }
}

async function tellAll({ bytes, file, after }: ReadingAll): Promise<Told> {
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
  return { sketch: sketchOf(shingles), overlaps: others.map((other) => overlapOf(shingles, shinglesOf(other))) };
}

const broken = (thrown: unknown) => ({
  broke: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown),
});
