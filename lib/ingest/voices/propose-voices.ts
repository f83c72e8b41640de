import type { Segment, SourceText } from "@/lib/domain/source";
import type { Told } from "../draft";
import { biography } from "./biographies";
import { comments, commentsAt } from "./comments";
import { editorNotes } from "./editor-notes";
import { footer, strayLines } from "./footers";
import { type Found, isProse, isShort, type Line, linesOf, type Mark } from "./page";
import type { SegmentReason } from "./segment-reason";
import { wireCopy } from "./wire-copy";

export type Proposed = Readonly<{ segments: readonly Segment[]; reasons: readonly SegmentReason[] }>;

/** What the source says of itself, where that helps. */
type Known = Readonly<{ author: string | null }>;

/**
 * Cuts a text into its voices by its cues: editor's notes, agency copy, quotations, the author's biography, the outlet's
 * own lines, readers' comments. What no cue speaks of is body: a wrong voice would be worse than none.
 *
 * What the file's markup tells of a block, `told`, goes before the cues of words; those do not read the comments that it
 * marks at the end. Segments begin and end where blocks do, and tile the text as those of `layOut` do. Never throws.
 * Takes O(text).
 */
export function proposeVoices(source: SourceText, { author }: Known, told: readonly (Told | null)[] = []): Proposed {
  const all = linesOf(source);
  const marks: (Mark | null)[] = all.map((_, at) => told[at] ?? null);
  const lines = all.slice(0, marks.findLastIndex((mark) => mark?.kind !== "comment") + 1);
  const put = (found: readonly Found[]) => {
    for (const { from, to, mark } of found) {
      for (let at = from; at <= to; at += 1) marks[at] ??= mark;
    }
  };
  const notes = editorNotes(source, lines);
  put(notes);
  const closing = endOf(lines, author);
  put(closing);
  put(strayLines(lines));
  put(quotations(lines));
  const isOpen = (mark: Mark | null) => mark === null || mark.kind === "quotation";
  const wires = wireCopy(lines, marks.map(isOpen));
  put(wires.length > 0 ? wires : reprinted(lines, notes, closing, marks.map(isOpen)));
  return tiled(source, all, marks);
}

/** What stands after the article, from its end upwards: comments, the outlet's lines, the author's biography. */
function endOf(lines: readonly Line[], author: string | null): Found[] {
  const readers = commentsAt(lines);
  const above = endsAbove(lines, readers?.from ?? lines.length, author);
  if (!readers) return above;
  // Numbers under an article that nothing ended are its own list.
  if (readers.how === "numbers" && above.length === 0) return endsAbove(lines, lines.length, author);
  const under = footer(lines, lines.length);
  const isUnder = under !== null && under.from > readers.from;
  const after = above.length > 0 ? "numbered, after what ends the article" : "stamped as comments are";
  return [
    ...above,
    ...(isUnder ? [under] : []),
    ...comments(lines, readers, isUnder ? under.from : lines.length, after),
  ];
}

/** A biography may stand above or below the outlet's lines. */
function endsAbove(lines: readonly Line[], end: number, author: string | null): Found[] {
  const found: Found[] = [];
  let from = end;
  for (const look of [footer, biographyBy(author), footer]) {
    const part = look(lines, from);
    if (!part) continue;
    found.push(part);
    from = part.from;
  }
  return found;
}

const biographyBy = (author: string | null) => (lines: readonly Line[], end: number) => biography(lines, end, author);

/** Paragraphs that the file sets as quotations; one after the other is one. */
function quotations(lines: readonly Line[]): Found[] {
  const found: Found[] = [];
  lines.forEach(({ kind }, at) => {
    const last = found.at(-1);
    if (kind !== "quotation") return;
    if (last?.to === at - 1) found[found.length - 1] = { ...last, to: at };
    else {
      const reason = "Set as a quotation in the file.";
      found.push({ from: at, to: at, mark: { kind: "quotation", voice: null, reason, sureness: "likely" } });
    }
  });
  return found;
}

/**
 * Copy from elsewhere that names no agency: a note in brackets opens the page, and what follows has a headline of its
 * own. Likely only when the note is signed by the person whose biography closes the page.
 */
function reprinted(
  lines: readonly Line[],
  notes: readonly Found[],
  closing: readonly Found[],
  open: readonly boolean[],
): Found[] {
  const [note] = notes;
  if (!note || note.from > 1 || !lines[note.from]?.head.startsWith("[")) return [];
  const from = note.to + 1;
  const [title, next] = [lines[from], lines[from + 1]];
  if (!title || !next || !open[from] || !isShort(title) || !lines.slice(from).some(isProse)) return [];
  let to = from;
  while (to + 1 < lines.length && open[to + 1]) to += 1;
  const signed = note.mark.voice;
  const isSigned =
    signed !== null &&
    closing.some(({ from: at, mark }) => mark.kind === "boilerplate" && (lines[at]?.head ?? "").startsWith(signed));
  const reason = isSigned
    ? "Has a headline of its own under an editor's note, whose author is named at the end: copy from elsewhere."
    : "Has a headline of its own under an editor's note: it may be copy from elsewhere.";
  return [{ from, to, mark: { kind: "wire", voice: null, reason, sureness: isSigned ? "likely" : "unsure" } }];
}

/** Runs of lines with one mark, as segments. A page break belongs to what stands before it. */
function tiled({ text, blocks }: SourceText, lines: readonly Line[], marks: readonly (Mark | null)[]): Proposed {
  const cuts: { start: number; mark: Mark | null }[] = [];
  let present: Mark | null | undefined;
  lines.forEach(({ kind }, at) => {
    const mark = kind === "page-break" && present !== undefined ? present : (marks[at] ?? null);
    if (mark !== present) cuts.push({ start: blocks[at]?.start ?? 0, mark });
    present = mark;
  });
  return {
    segments: cuts.map(({ start, mark }, index): Segment => {
      const next = cuts[index + 1];
      return {
        kind: mark?.kind ?? "body",
        voice: mark?.voice ?? null,
        reliability: null,
        start,
        end: next ? next.start - 1 : text.length,
      };
    }),
    reasons: cuts.flatMap(({ start, mark }) => (mark ? [{ start, reason: mark.reason, sureness: mark.sureness }] : [])),
  };
}
