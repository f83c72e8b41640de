import type { Segment, SourceText } from "@/lib/domain/source";
import type { Block } from "@/lib/text/block";
import { withoutEndlessMarks } from "@/lib/text/marks";
import { normaliseText } from "@/lib/text/normalise";
import { bodyVoice, type Draft, type Voice } from "./draft";

/**
 * Places drafts one after the other: the only maker of a version's text.
 *
 * Each line of a draft becomes a block; spaces and tabs at its ends are layout and vanish, and a line
 * of nothing else vanishes with them. No-break spaces are words and stay. A form feed between two
 * blocks becomes one page-break block whose text is the form feed; one before or after everything
 * parts nothing and vanishes.
 *
 * Blocks tile the text, one `\n` between neighbours. So do segments: one ends where its last block
 * ends, the next starts where its first block starts. A mark with no text after it opens nothing.
 * Never throws; no drafts with text give an empty text. Takes O(text). `onBlock` hears of each block's draft.
 */
export function layOut(drafts: readonly Draft[], onBlock: (draft: Draft) => void = () => {}): SourceText {
  const lines: string[] = [];
  const blocks: Block[] = [];
  const openings: { start: number; voice: Voice }[] = [];
  let at = 0;
  let opening: Voice | null = bodyVoice;
  let broken = false;

  const place = (line: string, { kind, level }: Pick<Draft, "kind" | "level">) => {
    const span = { start: at, end: at + line.length };
    blocks.push(level === undefined ? { ...span, kind } : { ...span, kind, level });
    lines.push(line);
    at = span.end + 1;
  };

  for (const draft of drafts) {
    opening = draft.opens ?? opening;
    for (const piece of normaliseText(withoutEndlessMarks(draft.text)).split(/(\f)|\n/)) {
      if (piece === "\f") broken = blocks.length > 0;
      const line = trimmed(piece ?? "");
      if (line === "" || line === "\f") continue;
      if (broken) {
        place("\f", { kind: "page-break" });
        onBlock(draft);
      }
      broken = false;
      if (opening) openings.push({ start: at, voice: opening });
      opening = null;
      place(line, draft);
      onBlock(draft);
    }
  }

  const text = lines.join("\n");
  const segments = openings.map(({ start, voice }, index): Segment => {
    const next = openings[index + 1];
    return { start, end: next ? next.start - 1 : text.length, ...voice };
  });
  return { text, blocks, segments };
}

/** Without spaces and tabs at either end. Only these: `trim` would also take no-break spaces. */
export function trimmed(line: string): string {
  return line.replace(/^[ \t]+/, "").replace(trailing, "");
}
/** Looks behind, so that a long run of spaces inside a line is not tried again from each of its spaces. */
const trailing = /(?<![ \t])[ \t]+$/;
