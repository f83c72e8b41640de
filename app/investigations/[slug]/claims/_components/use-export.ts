import { useEffect, useRef, useState } from "react";
import { useAnnounce } from "@/app/_live/announcer";
import { type ReportFormat, reportFormatFacts } from "@/lib/report/report-formats";
import { type Progress, takeOut } from "./take-out";

export type Exporting =
  | Readonly<{ format: ReportFormat; progress: Progress | null; isSlow: boolean }>
  | Readonly<{ format: ReportFormat; failed: string }>
  | null;

/** What takes less is done before anybody could read that it is under way. */
const SHOWN_AFTER_MS = 1_000;

/** One export at a time: starts it, says how far it is, ends it. Leaving the page ends it too. */
export function useExport() {
  const [exporting, setExporting] = useState<Exporting>(null);
  const announce = useAnnounce();
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  async function start(format: ReportFormat, href: string) {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    const { name } = reportFormatFacts[format];
    const change = (next: Partial<{ progress: Progress; isSlow: boolean }>) =>
      setExporting((now) => (now && "isSlow" in now && running.current === controller ? { ...now, ...next } : now));
    setExporting({ format, progress: null, isSlow: false });
    const slow = setTimeout(() => {
      change({ isSlow: true });
      announce(`Printing the report as ${name}.`);
    }, SHOWN_AFTER_MS);
    try {
      await takeOut(href, controller.signal, (progress) => change({ progress }));
      setExporting(null);
      announce(`${name} exported.`);
    } catch (thrown) {
      if (controller.signal.aborted) return;
      const failed =
        thrown instanceof Error && !(thrown instanceof TypeError) ? thrown.message : "The line broke. Try again.";
      setExporting({ format, failed });
      announce(failed);
    } finally {
      clearTimeout(slow);
    }
  }

  function cancel() {
    running.current?.abort();
    running.current = null;
    setExporting(null);
    announce("Export cancelled.");
  }

  return { exporting, start, cancel, dismiss: () => setExporting(null) };
}
