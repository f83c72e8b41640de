import type { SourceText } from "@/lib/domain/source";
import type { Block } from "@/lib/text/block";
import type { Highlight } from "./highlight-changes";

/** A shorter text stands in the editor before anybody misses it. */
const LONG_CODE_UNITS = 100_000;
/** More than a tall window shows. */
const SCREEN_CODE_UNITS = 6_000;

/** A highlight with its lane, as the editor will give it. */
type Laned = Highlight & Readonly<{ lane: number }>;
/** Some words of a block, and the highlights they are under, the outermost first. */
export type Piece = Readonly<{ text: string; under: readonly Laned[] }>;
type ShownBlock = Readonly<{ block: Block; index: number | null; pieces: readonly Piece[] }>;

/**
 * The beginning of a long text with its highlights, to be read while the editor is made ready: no more than fills a window.
 * Nothing of a short text, and of one that begins with another voice, which has a heading of its own. O(blocks shown × highlights).
 */
export function firstScreen({ text, blocks, segments }: SourceText, highlights: readonly Highlight[]): ShownBlock[] {
  if (text.length < LONG_CODE_UNITS) return [];
  const first = segments.find(({ start, end }) => start <= 0 && end > 0);
  if (first && first.kind !== "body") return [];
  const end = Math.min(first?.end ?? text.length, SCREEN_CODE_UNITS);
  const shown: ShownBlock[] = [];
  const near = inLanes(highlights.filter(({ from }) => from < end));
  let index = 0;
  for (const block of blocks) {
    if (block.start >= end) break;
    if (block.kind !== "page-break") index += 1;
    shown.push({
      block,
      index: block.kind === "page-break" ? null : index,
      pieces: piecesOf(text, block, near),
    });
  }
  return shown;
}

/** Each in the first lane that none before it has over the same words. */
function inLanes(highlights: readonly Highlight[]): Laned[] {
  const laned: Laned[] = [];
  for (const highlight of highlights) {
    const over = laned.filter(({ from, to }) => from < highlight.to && highlight.from < to);
    const taken = new Set(over.map(({ lane }) => lane));
    let lane = 0;
    while (taken.has(lane)) lane += 1;
    laned.push({ ...highlight, lane });
  }
  return laned;
}

/** A block cut wherever a highlight begins or ends. */
function piecesOf(text: string, { start, end }: Block, highlights: readonly Laned[]): Piece[] {
  const here = highlights.filter(({ from, to }) => from < end && to > start);
  const cuts = here.flatMap(({ from, to }) => [from, to]).filter((at) => at > start && at < end);
  const edges = [...new Set([start, ...cuts, end])].sort((one, other) => one - other);
  return edges.slice(1).map((to, at) => {
    const from = edges[at] ?? start;
    return { text: text.slice(from, to), under: here.filter((one) => one.from < to && one.to > from) };
  });
}
