import type { JSONContent } from "@tiptap/core";
import type { Segment, SourceText } from "@/lib/domain/source";
import type { Block, BlockKind } from "@/lib/text/block";

/** More would make ProseMirror scan for longer; fewer would make the browser keep more boxes. Tried: DESIGN §14. */
export const SECTION_BLOCKS = 50;

const nodeNames: Readonly<Record<BlockKind, string>> = {
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
 * Takes O(text.length).
 */
export function articleDocument({ text, blocks, segments }: SourceText): JSONContent {
  const sections: JSONContent[] = [];
  const numbers = paragraphNumbers(blocks);
  let open: { segment: number | null; from: number } | null = null;
  const close = (to: number) => {
    if (open)
      sections.push(
        sectionOf({ text, blocks, segments }, numbers, { ...open, to, isFirst: !isAfterOwn(sections, open) }),
      );
  };
  blocks.forEach((block, at) => {
    const segment = segmentAt(segments, block.start);
    if (open && open.segment === segment && at - open.from < SECTION_BLOCKS) return;
    close(at);
    open = { segment, from: at };
  });
  close(blocks.length);
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

type Numbers = ReadonlyMap<Block, number>;

function paragraphNumbers(blocks: readonly Block[]): Numbers {
  return new Map(blocks.filter(({ kind }) => kind !== "page-break").map((block, at) => [block, at + 1]));
}

type Run = Readonly<{ segment: number | null; from: number; to: number; isFirst: boolean }>;

function sectionOf({ text, blocks, segments }: SourceText, numbers: Numbers, run: Run): JSONContent {
  const segment = run.segment === null ? null : segments[run.segment];
  const own = blocks.slice(run.from, run.to);
  return {
    type: "section",
    attrs: {
      segment: run.segment,
      kind: segment?.kind ?? "body",
      voice: segment?.voice ?? null,
      words: segment ? wordCount(text.slice(segment.start, segment.end)) : 0,
      opensSegment: run.isFirst,
      lengthCodeUnits: (own.at(-1)?.end ?? 0) - (own[0]?.start ?? 0),
    },
    content: own.map((block) => blockOf(text, block, numbers.get(block) ?? null, levelOf(blocks, block))),
  };
}

function blockOf(text: string, block: Block, index: number | null, level: number | null): JSONContent {
  const words = text.slice(block.start, block.end);
  const attrs = { index, start: block.start, level };
  const type = nodeNames[block.kind];
  return words === "" ? { type, attrs } : { type, attrs, content: [{ type: "text", text: words }] };
}

/** A heading's level among those the source uses, from 1: a source that begins at the third leaves no gap on the page. */
function levelOf(blocks: readonly Block[], { kind, level }: Block): number | null {
  if (kind !== "heading") return null;
  const used = new Set(blocks.filter((block) => block.kind === "heading").map((block) => block.level ?? 1));
  return [...used].filter((other) => other < (level ?? 1)).length + 1;
}

const emptySection: JSONContent = { type: "section", content: [{ type: "paragraph", attrs: { index: 1, start: 0 } }] };

function isAfterOwn(sections: readonly JSONContent[], { segment }: { segment: number | null }): boolean {
  return sections.some((section) => section.attrs?.["segment"] === segment);
}

function segmentAt(segments: readonly Segment[], offset: number): number | null {
  const at = segments.findIndex(({ start, end }) => start <= offset && offset < end);
  return at === -1 ? null : at;
}

/** How many words a folded segment says it has: runs between blanks, which is near enough in every script with blanks. */
function wordCount(text: string): number {
  return text.split(/\s+/).filter((word) => word !== "").length;
}
