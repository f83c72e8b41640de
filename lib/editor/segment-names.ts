import type { SegmentKind } from "@/lib/domain/source";

const names: Readonly<Record<SegmentKind, string>> = {
  body: "Article",
  wire: "Wire copy",
  "editor-note": "Editor’s note",
  comment: "Reader comment",
  quotation: "Quotation",
  boilerplate: "Boilerplate",
};

/** What the page calls a segment; a kind from a later release keeps its own name. */
export function segmentNames(kind: unknown): string {
  return Object.entries(names).find(([known]) => known === kind)?.[1] ?? String(kind);
}
