import type { Span } from "@/lib/text/span";
import type { Anchoring } from "./anchor";

/** More places than these that are as good as each other say no more than that there are many. */
const OFFERED_AT_MOST = 6;

/** The span where a passage goes along without anybody's look: all its words stand there, amid what it stood in. */
export function followsTo(found: Anchoring): Span | null {
  if (found.status === "anchored") return found.span;
  return found.status === "moved" && !found.isElsewhere ? found.span : null;
}

/** The places to show somebody who looks for it: one, a few as good as each other, or none. */
export function placesOf(found: Anchoring): readonly Span[] {
  if (found.status === "orphaned") return [];
  return found.status === "ambiguous" ? found.candidates.slice(0, OFFERED_AT_MOST) : [found.span];
}
