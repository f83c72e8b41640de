import type { Span } from "./span";

/** A span that something is said of. */
export type Mark<Said> = Span & Readonly<{ of: Said }>;
/** Words of which the same things are said from end to end. */
export type Piece<Said> = Readonly<{ start: number; words: string; of: readonly Said[] }>;

/**
 * A stretch of text cut where marks begin and end, so that marks that overlap need not nest. `marks` in the order of
 * their starts. O(marks) for each stretch.
 */
export function cutAtMarks<Said>(text: string, { start, end }: Span, marks: readonly Mark<Said>[]): Piece<Said>[] {
  const here = marks.filter((mark) => mark.start < end && start < mark.end);
  const edges = here.flatMap((mark) => [Math.max(start, mark.start), Math.min(end, mark.end)]);
  const cuts = [...new Set([start, ...edges, end])].sort((one, other) => one - other);
  return cuts.slice(0, -1).map((from, n) => {
    const to = cuts[n + 1] ?? end;
    const of = here.filter((mark) => mark.start < to && from < mark.end).map((mark) => mark.of);
    return { start: from, words: text.slice(from, to), of };
  });
}
