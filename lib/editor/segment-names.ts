import { segmentKindNames } from "@/lib/report/source-field-in-words";

/** What the page calls a segment; a kind from a later release keeps its own name. */
export function segmentNames(kind: unknown): string {
  return Object.entries(segmentKindNames).find(([known]) => known === kind)?.[1] ?? String(kind);
}
