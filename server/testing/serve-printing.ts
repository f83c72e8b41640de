import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import type { ReportFormat } from "@/lib/report/report-formats";
import { PrintingRoom } from "@/server/printing/printing-room";
import { serveBusy } from "./serve-busy";

export type Printed = Readonly<{ bytes: number; tookMs: number; delayP99Ms: number; memoryMb: number }>;

const REST_MS = 4_000;

/** A desk that is served, and prints each form of its report that it is told of, as the pages do; or rests, for "". */
await serveBusy<ReportFormat | "", Printed>((_store, { file, module, by, investigation }) => {
  const room = new PrintingRoom({ module, file });
  const print = async (format: ReportFormat) => {
    const job = { format, claims: null, template: null, generatedAtMs: 0, version: "bench" };
    const asked = { ...job, investigationId: investigation, reviewerId: by };
    const printing = await room.print(asked, new AbortController().signal);
    let bytes = 0;
    for await (const told of printing.output()) bytes += "bytes" in told ? told.bytes.length : 0;
    return bytes;
  };
  return { room, answer: (format) => during(() => (format === "" ? wait(REST_MS, 0) : print(format))) };
});

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
