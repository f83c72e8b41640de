import type { Segment } from "@/lib/domain/source";
import type { Block } from "@/lib/text/block";

/**
 * How a version is cut into segments, and how the cuts move. Every segment begins where a block begins and ends where a
 * block ends; an edge is where one ends and the next begins. Values in, values out: nothing here is changed in place.
 */

type Blocks = readonly Pick<Block, "start" | "end">[];
type Segments = readonly Segment[];

/** The segments of a version with no gap between: what nobody's segment holds is body. O(blocks). */
export function withoutGaps(blocks: Blocks, segments: Segments): Segment[] {
  const whole: Segment[] = [];
  let holder: Segment | null = null;
  let at = 0;
  for (const { start, end } of blocks) {
    while ((segments[at]?.end ?? Number.POSITIVE_INFINITY) <= start) at += 1;
    const next = segments[at];
    const held: Segment | null = next && next.start <= start ? next : null;
    const last = whole.at(-1);
    if (held !== holder || !last) whole.push(held ?? { kind: "body", voice: null, reliability: null, start, end });
    else if (!held) whole[whole.length - 1] = { ...last, end };
    holder = held;
  }
  return whole;
}

/** What is wrong with segments that somebody cut; null when they can stand. O(blocks + segments). */
export function wrongCut(blocks: Blocks, segments: Segments): string | null {
  const starts = new Set(blocks.map(({ start }) => start));
  const ends = new Set(blocks.map(({ end }) => end));
  for (const [at, { start, end }] of segments.entries()) {
    if (start >= end || start < (segments[at - 1]?.end ?? 0))
      return "Segments have to follow one another without overlap.";
    if (!starts.has(start) || !ends.has(end)) return "A segment has to begin and end where a paragraph does.";
  }
  return null;
}

/** Whether two versions of the same cuts say the same. O(segments). */
export function areAlike(some: Segments, others: Segments): boolean {
  const keys = ["kind", "voice", "reliability", "start", "end"] as const;
  return some.length === others.length && some.every((one, at) => keys.every((key) => one[key] === others[at]?.[key]));
}

/** The block that begins at or before an offset. O(log blocks). */
export function blockAt(blocks: Blocks, offset: number): number {
  let [low, high] = [0, blocks.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((blocks[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

/** Between which blocks the edge above segment `at` can stand: both segments keep a block. */
export function edgeRange(blocks: Blocks, segments: Segments, at: number): Readonly<{ first: number; last: number }> {
  const [above, below] = [segments[at - 1], segments[at]];
  return {
    first: blockAt(blocks, above?.start ?? 0) + 1,
    last: blockAt(blocks, (below?.end ?? 1) - 1),
  };
}

/** The edge above segment `at` moved to the start of a block, or as near as it can come. */
export function withEdgeAt(blocks: Blocks, segments: Segments, at: number, block: number): Segments {
  const { first, last } = edgeRange(blocks, segments, at);
  const to = Math.min(last, Math.max(first, block));
  const [above, below] = [segments[at - 1], segments[at]];
  const [ending, beginning] = [blocks[to - 1], blocks[to]];
  if (!above || !below || !ending || !beginning || below.start === beginning.start) return segments;
  return segments.with(at - 1, { ...above, end: ending.end }).with(at, { ...below, start: beginning.start });
}

/** The segment that holds a block cut in two before it; the second part keeps the voice. */
export function withCutBefore(blocks: Blocks, segments: Segments, block: number): Segments {
  const [ending, beginning] = [blocks[block - 1], blocks[block]];
  const at = beginning ? segments.findIndex(({ start, end }) => start < beginning.start && beginning.start < end) : -1;
  const cut = segments[at];
  if (!cut || !ending || !beginning) return segments;
  return segments.toSpliced(at, 1, { ...cut, end: ending.end }, { ...cut, start: beginning.start });
}

/** Segment `at` and the next as one, in the voice of the first. */
export function withNext(segments: Segments, at: number): Segments {
  const [one, next] = [segments[at], segments[at + 1]];
  return one && next ? segments.toSpliced(at, 2, { ...one, end: next.end }) : segments;
}
