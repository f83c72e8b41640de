import { crowd } from "@/db/testing/crowd";
import { openDesk } from "@/db/testing/desk";
import { atMost, type Bench, type Metric, quantile, recorded } from "@/lib/bench";
import type { ReportFormat } from "@/lib/report/report-formats";
import { openBusyDesk } from "./testing/busy-desk";
import type { Printed } from "./testing/serve-printing";

/** With ten claims each, which have three passages each. */
const SOURCES = 200;

/**
 * 2 000 claims with 6 000 passages taken out of a served desk, while somebody works on it through a real socket. The
 * process is one of its own, and measures how long its turns are.
 */
export const bench: Bench = {
  name: "exporting",
  async run() {
    const desk = await openDesk();
    crowd(desk, SOURCES);
    const busy = await openBusyDesk<ReportFormat | "", Printed>(desk, "exporting", {
      program: "server/testing/serve-printing.ts",
      worker: "server/printing/printing-worker.ts",
    });
    try {
      const during = async (format: ReportFormat | "") => {
        const { told, commandsMs } = await busy.ask(format);
        return { ...told, commandMs: quantile(commandsMs, 0.95) };
      };
      const idle = await during("");
      const metrics: Metric[] = [
        recorded("a command while nothing is taken out, p95", idle.commandMs, "ms"),
        recorded("turns of the event loop meanwhile, p99", idle.delayP99Ms, "ms"),
      ];
      for (const format of ["json", "xlsx", "docx", "pdf"] as const) {
        const { bytes, tookMs, delayP99Ms, memoryMb, commandMs } = await during(format);
        const slower = commandMs / idle.commandMs;
        metrics.push(
          recorded(`${format}, ${bytes} bytes, beside somebody who works`, tookMs, "ms"),
          atMost(`${format}: a command meanwhile, p95 ÷ that before`, slower, "×", 2),
          atMost(`${format}: turns of the event loop, p99`, delayP99Ms, "ms", 20),
          recorded(`${format}: memory of the server afterwards`, memoryMb, "MB"),
        );
      }
      return metrics;
    } finally {
      await busy.close();
      await desk.close();
    }
  },
};
