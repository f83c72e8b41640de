import type { JSONContent } from "@tiptap/core";
import type { Segment, SourceText } from "@/lib/domain/source";
import type { Block, BlockKind } from "@/lib/text/block";

/**
 * More would make ProseMirror scan for longer; fewer would make the browser keep more boxes. A flat document of
 * 3 000 paragraphs and 7 763 marks took 631 ms and more to open and 10 ms and more for each mark added, as
 * ProseMirror scans children one by one; in sections of 50 it took 401 ms and 2 ms.
 */
export const SECTION_BLOCKS = 50;

/** What the kinds of blocks are called in the editor's document, and on the page. */
export const nodeNames: Readonly<Record<BlockKind, string>> = {
  heading: "heading",
  paragraph: "paragraph",
  "list-item": "listItem",
  quotation: "quotation",
  "table-row": "tableRow",
  "page-break": "pageBreak",
};

/**
 * The editor's document for one version's text. Every code unit of a block is in it once and in
 * order, so offsets and positions can be worked out from each other (`positions.ts`).
 *
 * A version without blocks gives one empty paragraph, because a document cannot be empty.
 * Takes O(text.length): each block and segment is looked at a fixed number of times.
 */
export function articleDocument(source: SourceText): JSONContent {
  const sectionOf = sectionsOf(source);
  const sections = runsIn(source).map(sectionOf);
  return { type: "doc", content: sections.length > 0 ? sections : [emptySection] };
}

/**
 * The number people cite for the paragraph that holds `offset`, counted from 1 over the whole
 * source; a page break is none. Null outside the text. O(blocks).
 */
export function paragraphAt(blocks: readonly Block[], offset: number): number | null {
  const isWithin = offset >= 0 && offset <= (blocks.at(-1)?.end ?? -1);
  return isWithin ? blocks.filter(({ kind, start }) => kind !== "page-break" && start <= offset).length : null;
}

/** Neighbouring blocks of one segment, `from` inclusive and `to` exclusive: what becomes one section. */
type Run = Readonly<{ segment: number | null; from: number; to: number }>;

function runsIn({ blocks, segments }: SourceText): Run[] {
  const runs: Run[] = [];
  const segmentAt = segmentFinder(segments);
  for (const [at, block] of blocks.entries()) {
    const segment = segmentAt(block.start);
    const last = runs.at(-1);
    const isMore = last !== undefined && last.segment === segment && at - last.from < SECTION_BLOCKS;
    if (isMore) runs[runs.length - 1] = { ...last, to: at + 1 };
    else runs.push({ segment, from: at, to: at + 1 });
  }
  return runs;
}

/** Makes sections of runs, which have to come in order: paragraphs are counted on, and a segment is opened once. */
function sectionsOf({ text, blocks, segments }: SourceText): (run: Run) => JSONContent {
  const level = levelFinder(blocks);
  const opened = new Map<number | null, Readonly<{ words: number }>>();
  let paragraphs = 0;
  return ({ segment: at, from, to }) => {
    const own = blocks.slice(from, to);
    const segment = at === null ? null : segments[at];
    const before = opened.get(at);
    // Counted once for each segment: a long one is cut into many sections.
    const { words } = before ?? { words: segment ? wordCount(text.slice(segment.start, segment.end)) : 0 };
    opened.set(at, { words });
    return {
      type: "section",
      attrs: {
        segment: at,
        kind: segment?.kind ?? "body",
        voice: segment?.voice ?? null,
        words,
        opensSegment: before === undefined,
        lengthCodeUnits: (own.at(-1)?.end ?? 0) - (own[0]?.start ?? 0),
      },
      content: own.map((block) => {
        if (block.kind !== "page-break") paragraphs += 1;
        return blockOf(text, block, block.kind === "page-break" ? null : paragraphs, level(block));
      }),
    };
  };
}

function blockOf(text: string, block: Block, index: number | null, level: number | null): JSONContent {
  const words = text.slice(block.start, block.end);
  const attrs = { index, start: block.start, level };
  const type = nodeNames[block.kind];
  return words === "" ? { type, attrs } : { type, attrs, content: [{ type: "text", text: words }] };
}

/** A heading's level among those the source uses, from 1: a source that begins at the third leaves no gap on the page. */
function levelFinder(blocks: readonly Block[]): (block: Block) => number | null {
  const used = new Set(blocks.filter(({ kind }) => kind === "heading").map(({ level }) => level ?? 1));
  const ranks = new Map([...used].sort((one, other) => one - other).map((level, at) => [level, at + 1]));
  return ({ kind, level }) => (kind === "heading" ? (ranks.get(level ?? 1) ?? 1) : null);
}

const emptySection: JSONContent = { type: "section", content: [{ type: "paragraph", attrs: { index: 1, start: 0 } }] };

/**
 * Which segment holds an offset, null where none does. Offsets have to come in order, as those of blocks do: it goes
 * through the segments once.
 */
function segmentFinder(segments: readonly Segment[]): (offset: number) => number | null {
  const inOrder = [...segments.entries()].sort(([, one], [, other]) => one.start - other.start);
  let next = 0;
  return (offset) => {
    while ((inOrder[next]?.[1].end ?? offset + 1) <= offset) next += 1;
    const [at, segment] = inOrder[next] ?? [];
    return at !== undefined && segment !== undefined && segment.start <= offset ? at : null;
  };
}

/** How many words a folded segment says it has: runs between blanks, which is near enough in every script with blanks. */
function wordCount(text: string): number {
  return text.split(/\s+/).filter((word) => word !== "").length;
}
