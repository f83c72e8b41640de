import { atMost, type Bench, type Metric, recorded } from "@/lib/bench";
import type { ReportFormat } from "@/lib/report/report-formats";
import type { ReportModel } from "@/lib/report/report-model";
import { readingOf } from "@/lib/report/report-reading";
import { printReport } from "./print-report";
import { longReport, passing } from "./testing/long-report";

/**
 * What somebody waits for who takes out a long report, 2 000 claims with 6 000 passages from 40 sources, and whether ten
 * times as many take more memory where they are streamed. The heaviest come last, since the memory of a process only grows.
 */
const CLAIMS = 2_000;
const MANY = 20_000;
const formats = ["csv", "evidence-csv", "json", "markdown", "text", "html", "xlsx", "docx", "pdf"] as const;

export const bench: Bench = { name: "printing", run };

async function run(): Promise<Metric[]> {
  const metrics: Metric[] = [await streamed("csv"), await streamed("json")];
  const model = longReport(CLAIMS);
  for (const format of formats) metrics.push(...(await printed(format, model)));
  const peakMb = process.resourceUsage().maxRSS / 1_024;
  return [...metrics, atMost("memory at its peak", peakMb, "MB", 500)];
}

async function printed(format: ReportFormat, model: ReportModel): Promise<Metric[]> {
  const budgetMs = format === "pdf" || format === "docx" ? 5_000 : 1_000;
  const [startedMs, cpu] = [performance.now(), process.cpuUsage()];
  let length = 0;
  for await (const part of printReport(format, readingOf(model))) length += part.length;
  const tookMs = performance.now() - startedMs;
  const used = process.cpuUsage(cpu);
  return [
    atMost(`${format}, ${length} long`, tookMs, "ms", budgetMs),
    recorded(`${format}, of the processor`, used.user / 1_000, "ms"),
  ];
}

/** How much more the heap holds at its peak while ten times as many claims pass through it. */
async function streamed(format: ReportFormat): Promise<Metric> {
  const peakMb = { few: await heapMb(format, CLAIMS), many: await heapMb(format, MANY) };
  const grownMb = peakMb.many - peakMb.few;
  return atMost(`${format} of 20 000 claims, heap beyond that of 2 000`, grownMb, "MB", 60);
}

async function heapMb(format: ReportFormat, many: number): Promise<number> {
  let peak = 0;
  for await (const part of printReport(format, passing(many))) {
    if (part.length > 0) peak = Math.max(peak, process.memoryUsage().heapUsed);
  }
  return peak / 1e6;
}
