import { parentPort } from "node:worker_threads";
import { isProblem } from "@/lib/errors";
import { ingest } from "@/lib/ingest/ingest";
import type { Read, Reading } from "./reading-room";

// Runs in a thread of its own: reads one file after the other, as it is asked.
parentPort?.on("message", async ({ bytes, file }: Reading) => {
  parentPort?.postMessage(await read(bytes, file));
});

async function read(...[bytes, file]: Parameters<typeof ingest>): Promise<Read> {
  try {
    return { ingested: await ingest(bytes, file) };
  } catch (thrown) {
    if (isProblem(thrown)) return { refused: { code: thrown.code, message: thrown.message } };
    return { broke: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown) };
  }
}
