import { useEffect } from "react";
import type { Occurrence } from "@/lib/domain/claim";
import type { Published } from "@/lib/domain/source";

type ReadOccurrence = typeof import("@/lib/suggest/occurrence/read-occurrences").readOccurrence;

/** The reader of dates is heavy, and no claim is made in the first moment: it comes when the desk is idle. */
let read: ReadOccurrence | null = null;

async function load() {
  try {
    read = (await import("@/lib/suggest/occurrence/read-occurrences")).readOccurrence;
  } catch {
    // Offline: claims are made without a time until the desk is opened again; it can be filled in by hand.
    read = null;
  }
}

/** Gets the reader of dates ready while nothing else is to be done. */
export function useTimes(): void {
  useEffect(() => {
    if (read) return;
    if (typeof requestIdleCallback === "undefined") {
      void load();
      return;
    }
    const waiting = requestIdleCallback(() => void load(), { timeout: 3_000 });
    return () => cancelIdleCallback(waiting);
  }, []);
}

/**
 * When the words say it happened, counted from the day their source was published; null when they do not
 * say, when the language is not English, or when the reader is not here yet: a claim never waits for it.
 */
export function timeIn(
  quote: string,
  source: Readonly<{ published: Published | null; language: string | null }> | undefined,
): Occurrence | null {
  if (!source || !/^en\b/i.test(source.language ?? "en")) return null;
  return read?.(quote, source.published)?.occurrence ?? null;
}
