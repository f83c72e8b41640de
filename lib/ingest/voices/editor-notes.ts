import type { SourceText } from "@/lib/domain/source";
import { type Found, isProse, type Line, opening } from "./page";

/** How a note begins, in small letters, with a colon or dash after it. */
const begins =
  /^[[(]?\s?(?:(?:an? )?editors?(?:'s?|ial)?(?: |-)note|note (?:from|by) the editors?|ed\.? note|ed\.(?=:)|note de la rédaction|n\.?d\.?l\.?r\.?(?=[ :])|anm(?:erkung|\.) der redaktion|nota del editor|от редакции|ملاحظة المحرر)\s?(?:[:.–—-]|$)/;

/** A note in brackets may have several paragraphs; one that goes on longer than this was never closed. */
const longestNote = 20_000;
/** Beginnings in a text that are looked into: more, and it would cost their number times the longest note. */
const mostNotes = 50;
/** What may stand after the closing bracket in its block. */
const afterBracket = 20;

/**
 * Editor's notes: from “[Editor's note” to its closing bracket, else to the end of the paragraph that begins so; where
 * the words stand alone on their line, the paragraph after them.
 */
export function editorNotes({ text, blocks }: Text, lines: readonly Line[]): Found[] {
  const found: Found[] = [];
  let after = 0;
  const beginnings = lines.flatMap(({ low }, at) => (begins.test(low.slice(0, 60)) ? [at] : []));
  for (const at of beginnings.slice(0, mostNotes)) {
    const note = at >= after ? noteAt({ text, blocks }, lines, at) : null;
    if (!note) continue;
    found.push(note);
    after = note.to + 1;
  }
  return found;
}

type Text = Pick<SourceText, "text" | "blocks">;

function noteAt({ text, blocks }: Text, lines: readonly Line[], from: number): Found | null {
  const [line, block] = [lines[from], blocks[from]];
  const cue = line && begins.exec(line.low.slice(0, 60));
  if (!line || !block || !cue) return null;
  const bracket = { "[": "]", "(": ")" }[line.head[0] ?? ""];
  if (bracket) return bracketed(text, blocks, from, line, bracket);
  const mark = {
    kind: "editor-note",
    voice: null,
    sureness: "sure",
    reason: `Begins with “${opening(line)}”.`,
  } as const;
  if (cue[0].length < line.low.length) return { from, to: from, mark };
  const next = lines[from + 1];
  return next && isProse(next) ? { from, to: from + 1, mark: { ...mark, sureness: "likely" } } : null;
}

function bracketed(text: string, blocks: Text["blocks"], from: number, line: Line, closing: string): Found | null {
  const start = blocks[from]?.start ?? 0;
  const end = closingOf(text.slice(start, start + longestNote), line.head[0] ?? "", closing);
  if (end === null) return null;
  let to = from;
  while ((blocks[to]?.end ?? text.length) < start + end) to += 1;
  // Where the article goes on behind the bracket, the block has two voices: better said of neither.
  if ((blocks[to]?.end ?? 0) - (start + end) > afterBracket) to -= 1;
  if (to < from) return null;
  const reason = `Begins with “${opening(line)}” and ends with its closing bracket.`;
  const voice = signature(text.slice(Math.max(start, start + end - 60), start + end - 1));
  return { from, to, mark: { kind: "editor-note", voice, reason, sureness: "sure" } };
}

/** Where the bracket that opens `words` closes again: after it. */
function closingOf(words: string, open: string, closing: string): number | null {
  let depth = 0;
  for (let at = 0; at < words.length; at += 1) {
    if (words[at] === open) depth += 1;
    if (words[at] !== closing) continue;
    depth -= 1;
    if (depth === 0) return at + 1;
  }
  return null;
}

/** One or two names after the last sentence: who signed the note. */
function signature(words: string): string | null {
  const signed = /[.!?…]["'”’]?\s+[–—-]?\s?(\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){0,2})$/u.exec(words.trimEnd());
  return signed?.[1] ?? null;
}
