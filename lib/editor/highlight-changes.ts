import type { ClaimType } from "@/lib/domain/claim";

/** An edge on the page: an undisputed claim, a disputed one, a proposal, words that people only talk about. */
type HighlightEdge = "solid" | "double" | "dashed" | "talk";

/** One passage under one claim, in text offsets. `id` is unique on the page: a passage can serve several claims. */
export type Highlight = Readonly<{
  id: string;
  claimId: string;
  from: number;
  to: number;
  type: ClaimType;
  edge: HighlightEdge;
  isOn: boolean;
}>;

/** More lines than these would cut into the next line of the text: what lies deeper shares the last. */
const LAST_LANE = 3;

/** What the style sheet knows a mark by. */
export function markClasses({ type, edge, isOn }: Highlight, lane: number): string {
  const classes = ["highlight", type, edge, ...(isOn ? ["on"] : [])];
  if (lane > 0) classes.push(`lane-${Math.min(lane, LAST_LANE)}`);
  return classes.join(" ");
}

type Changes = Readonly<{ gone: readonly Highlight[]; come: readonly Highlight[] }>;

/**
 * What differs between two lists of highlights; one that changed is gone and has come. Where both begin or end with
 * the same objects, which is nearly everywhere after a change, a comparison of references is all it costs.
 */
export function highlightChanges(before: readonly Highlight[], after: readonly Highlight[]): Changes {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  const old = new Map(before.slice(start, before.length - end).map((highlight) => [highlight.id, highlight]));
  const come: Highlight[] = [];
  for (const highlight of after.slice(start, after.length - end)) {
    const known = old.get(highlight.id);
    if (known && (known === highlight || isSame(known, highlight))) old.delete(highlight.id);
    else come.push(highlight);
  }
  return { gone: [...old.values()], come };
}

function isSame(one: Highlight, other: Highlight): boolean {
  return (
    one.from === other.from &&
    one.to === other.to &&
    one.type === other.type &&
    one.edge === other.edge &&
    one.isOn === other.isOn &&
    one.claimId === other.claimId
  );
}
