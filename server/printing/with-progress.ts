import type { ReportReading } from "@/lib/report/report-reading";
import type { Progress } from "./job";

/** The same reading, which says after each part how many claims were read. */
export function withProgress(reading: ReportReading, tell: (progress: Progress) => void): ReportReading {
  let done = 0;
  async function* counted<Thing>(parts: AsyncIterable<readonly Thing[]>): AsyncGenerator<readonly Thing[]> {
    for await (const part of parts) {
      done += part.length;
      tell({ done, of: reading.many });
      yield part;
    }
  }
  return { ...reading, claims: () => counted(reading.claims()), withdrawn: () => counted(reading.withdrawn()) };
}
