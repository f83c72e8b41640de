import type { Highlight } from "./highlights";

/** The order in which a reader meets highlights: by where they begin, the longer first, then by id. */
export function inReadingOrder<Marked extends Pick<Highlight, "id" | "from" | "to">>(
  highlights: readonly Marked[],
): Marked[] {
  return [...highlights].sort(
    (one, other) => one.from - other.from || other.to - one.to || (one.id < other.id ? -1 : 1),
  );
}

/**
 * The highlight after (`step` 1) or before (-1) the one that is on; with none on, the nearest
 * beyond the caret. Stays at the last one rather than starting over, so that nobody reads in circles.
 */
export function neighbour<Marked extends Pick<Highlight, "id" | "from">>(
  ordered: readonly Marked[],
  onId: string | null,
  caret: number,
  step: 1 | -1,
): Marked | null {
  const at = ordered.findIndex(({ id }) => id === onId);
  if (at !== -1) return ordered[Math.min(Math.max(at + step, 0), ordered.length - 1)] ?? null;
  if (step === 1) return ordered.find(({ from }) => from >= caret) ?? ordered.at(-1) ?? null;
  return ordered.findLast(({ from }) => from < caret) ?? ordered[0] ?? null;
}

/** Which of several highlights over one place comes next when it is pointed at again. */
export function nextBeneath(beneath: readonly string[], onId: string | null): string | null {
  const at = onId === null ? -1 : beneath.indexOf(onId);
  return beneath[(at + 1) % beneath.length] ?? null;
}

/** The same for a round that was begun with `firstId`, and ends before it: then there is no next. */
export function nextInRound(beneath: readonly string[], onId: string | null, firstId: string): string | null {
  const next = nextBeneath(beneath, onId);
  return next === firstId ? null : next;
}
