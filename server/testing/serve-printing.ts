import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import { openStore } from "@/db/store";
import type { InvestigationId, ReviewerId } from "@/lib/domain/ids";
import type { ReportFormat } from "@/lib/report/report-formats";
import { PrintingRoom } from "@/server/printing/printing-room";
import { openLiveServer } from "./live-server";

/** What it serves, and who prints what. */
export type ServePrinting = Readonly<{ file: string; module: string; by: ReviewerId; investigation: InvestigationId }>;

export type Printed = Readonly<{ bytes: number; tookMs: number; delayP99Ms: number; memoryMb: number }>;

const REST_MS = 4_000;

/** A desk that is served, and prints each form of its report that it is told of, as the pages do; or rests, for "". */
const { file, module, by, investigation }: ServePrinting = JSON.parse(process.argv[2] ?? "");
const store = await openStore(file);
const server = await openLiveServer(store);
const room = new PrintingRoom({ module, file });
process.on("message", (format: ReportFormat | "") => {
  during(() => (format === "" ? wait(REST_MS, 0) : print(format))).then(
    (printed) => process.send?.(printed),
    (thrown: unknown) => {
      console.error(thrown);
      process.exit(1);
    },
  );
});
process.once("disconnect", async () => {
  await room.close();
  await server.close();
  await store.close();
});
process.send?.(server.url);

/** How long the turns are meanwhile. */
async function during(work: () => Promise<number>): Promise<Printed> {
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  const beganMs = performance.now();
  const bytes = await work();
  delays.disable();
  const memoryMb = process.memoryUsage().rss / 2 ** 20;
  return { bytes, tookMs: performance.now() - beganMs, delayP99Ms: delays.percentile(99) / 1e6, memoryMb };
}

async function print(format: ReportFormat): Promise<number> {
  const job = { format, claims: null, template: null, generatedAtMs: 0, version: "bench" };
  const asked = { ...job, investigationId: investigation, reviewerId: by };
  const printing = await room.print(asked, new AbortController().signal);
  let bytes = 0;
  for await (const told of printing.output()) bytes += "bytes" in told ? told.bytes.length : 0;
  return bytes;
}
