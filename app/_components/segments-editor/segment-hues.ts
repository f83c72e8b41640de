import type { SegmentKind } from "@/lib/domain/source";

/** A tint for each kind, beside its name and never instead of it; the article's own voice has none. See `tokens.css`. */
export const segmentHues: Readonly<Record<SegmentKind, number | undefined>> = {
  body: undefined,
  wire: 6,
  "editor-note": 5,
  comment: 2,
  quotation: 4,
  boilerplate: 1,
};
