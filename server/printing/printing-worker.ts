import { once } from "node:events";
import { constants, setPriority } from "node:os";
import { z } from "zod";
import { enter } from "@/db/access";
import { headSeq } from "@/db/queries/events";
import { printInterchange } from "@/db/queries/interchange";
import { readReport } from "@/db/queries/report";
import { editionContent } from "@/db/queries/reports";
import { openReadingStore } from "@/db/reading-store";
import { isProblem } from "@/lib/errors";
import { isInterchangeFormat } from "@/lib/interop/print-annotations";
import { editionModel } from "@/lib/report/edition-page";
import { printed, printJob, type Told } from "./job";
import { printEdition } from "./print-edition";
import { printReport } from "./print-report";
import { withProgress } from "./with-progress";

// Runs in a process of its own: prints one report, from a connection of its own, as fast as it is taken, and gives way to
// the desk where both want the processor.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
const [asked] = await once(process, "message");
const { file, job } = z.object({ file: z.string(), job: printJob }).parse(asked);

const SLICE_BYTES = 64 * 1_024;
/** So many slices may be under way; the printer waits for whoever reads slowly, and fills no memory meanwhile. */
const AHEAD = 8;

let allowed = 0;
let wake: () => void = () => undefined;
process.on("message", (more: number) => {
  allowed += more;
  wake();
});

function tell(told: Told, sent: () => void = () => undefined): void {
  process.send?.(told, sent);
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
async function send(opened: Opened, print: () => AsyncIterable<string | Uint8Array>): Promise<void> {
  tell({ opened });
  await allowedOne();
  allowed += AHEAD;
  for await (const bytes of inSlices(print())) {
    await allowedOne();
    tell({ bytes });
  }
}

/** Short parts together, long ones cut. */
async function* inSlices(parts: AsyncIterable<string | Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = [];
  let length = 0;
  for await (const part of parts) {
    const bytes = typeof part === "string" ? Buffer.from(part) : part;
    held.push(bytes);
    length += bytes.length;
    if (length < SLICE_BYTES) continue;
    const all = held.length === 1 ? bytes : Buffer.concat(held);
    for (let from = 0; from < all.length; from += SLICE_BYTES) yield all.subarray(from, from + SLICE_BYTES);
    [held, length] = [[], 0];
  }
  if (length > 0) yield Buffer.concat(held);
}

async function print(): Promise<void> {
  const store = openReadingStore(file);
  try {
    const access = await enter(store, job.reviewerId, job.investigationId);
    const { format } = job;
    if (isInterchangeFormat(format)) {
      const opened = { head: "", seq: await headSeq(access), many: 0 };
      const { isChosen = null } = printed(job);
      const choice = { ...job, isChosen };
      await printInterchange(access, format, choice, (parts) => send(opened, () => parts));
    } else if (job.editionId) {
      const edition = await editionContent(access, job.editionId);
      const { head, seq, claims } = editionModel(edition);
      await send({ head, seq, many: claims.length }, () => printEdition(edition, format));
    } else {
      await readReport(access, printed(job), (reading) =>
        send({ head: reading.head.head, seq: reading.head.seq, many: reading.many }, () =>
          printReport(
            format,
            withProgress(reading, (progress) => tell({ progress })),
          ),
        ),
      );
    }
  } finally {
    await store.close();
  }
}

/** The last that is said: once it is, nothing keeps the process. */
const last = (told: Told) => tell(told, () => process.disconnect());

try {
  await print();
  last({ done: true });
} catch (thrown) {
  if (isProblem(thrown)) last({ refused: { code: thrown.code, message: thrown.message } });
  else last({ broke: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown) });
}
