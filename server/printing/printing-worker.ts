import { parentPort, workerData } from "node:worker_threads";
import { z } from "zod";
import { enter } from "@/db/access";
import { readReport } from "@/db/queries/report";
import { editionContent } from "@/db/queries/reports";
import { openReadingStore } from "@/db/reading-store";
import { isProblem } from "@/lib/errors";
import { editionModel } from "@/lib/report/edition-page";
import { printed, printJob, type Told } from "./job";
import { printEdition } from "./print-edition";
import { printReport } from "./print-report";
import { withProgress } from "./with-progress";

// Runs in a thread of its own: prints one report, from a connection of its own, as fast as it is taken.
const { file, job } = z.object({ file: z.string(), job: printJob }).parse(workerData);

const SLICE_BYTES = 64 * 1_024;
/** So many slices may be under way; the printer waits for whoever reads slowly, and fills no memory meanwhile. */
const AHEAD = 8;

let allowed = 0;
let wake: () => void = () => undefined;
parentPort?.on("message", (more: number) => {
  allowed += more;
  wake();
});

function tell(told: Told): void {
  parentPort?.postMessage(told, "bytes" in told ? [told.bytes.buffer as ArrayBuffer] : []);
}

async function allowedOne(): Promise<void> {
  while (allowed === 0) {
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  }
  allowed -= 1;
}

type Opened = Extract<Told, { opened: unknown }>["opened"];

/** Says what is before it, waits until the process has said in the history that it is taken out, and sends it. */
async function send(opened: Opened, print: () => AsyncGenerator<string | Uint8Array>): Promise<void> {
  tell({ opened });
  await allowedOne();
  allowed += AHEAD;
  const encoder = new TextEncoder();
  for await (const part of print()) {
    const bytes = typeof part === "string" ? encoder.encode(part) : part;
    for (let from = 0; from < bytes.length; from += SLICE_BYTES) {
      await allowedOne();
      tell({ bytes: new Uint8Array(bytes.subarray(from, from + SLICE_BYTES)) }); // A copy: it is handed over.
    }
  }
}

async function print(): Promise<void> {
  const store = openReadingStore(file);
  try {
    const access = await enter(store, job.reviewerId, job.investigationId);
    if (job.editionId) {
      const edition = await editionContent(access, job.editionId);
      const { head, seq, claims } = editionModel(edition);
      await send({ head, seq, many: claims.length }, () => printEdition(edition, job.format));
    } else {
      await readReport(access, printed(job), (reading) =>
        send({ head: reading.head.head, seq: reading.head.seq, many: reading.many }, () =>
          printReport(
            job.format,
            withProgress(reading, (progress) => tell({ progress })),
          ),
        ),
      );
    }
    tell({ done: true });
  } finally {
    await store.close();
  }
}

try {
  await print();
} catch (thrown) {
  if (isProblem(thrown)) tell({ refused: { code: thrown.code, message: thrown.message } });
  else tell({ broke: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown) });
} finally {
  parentPort?.close();
}
