import type { Segment, SourceText } from "@/lib/domain/source";
import type { BlockKind } from "@/lib/text/block";
import type { Sureness } from "./segment-reason";

/** Whose voice a run of lines is, with the one sentence that says why. */
export type Mark = Readonly<{ kind: Segment["kind"]; voice: string | null; reason: string; sureness: Sureness }>;

/** A mark on the lines `from` to `to`, the last one included. */
export type Found = Readonly<{ from: number; to: number; mark: Mark }>;

/**
 * A block as the cues see it. Only its two ends are looked at, so that a text costs what its blocks cost and
 * not what its longest paragraph does.
 */
export type Line = Readonly<{ kind: BlockKind; length: number; head: string; low: string; tail: string }>;

/** Code units at either end of a block in which cues are looked for. */
const LOOKED_AT = 400;

/** The lines of a text; page breaks are lines too, so that the numbers of lines are those of blocks. */
export function linesOf({ text, blocks }: Pick<SourceText, "text" | "blocks">): Line[] {
  return blocks.map(({ kind, start, end }) => {
    const head = text.slice(start, Math.min(end, start + LOOKED_AT)).trim();
    const tail = text.slice(Math.max(start, end - LOOKED_AT), end).trim();
    return { kind, length: end - start, head, low: plain(head), tail };
  });
}

/** Small letters, with the one apostrophe and the one space of a keyboard. */
function plain(words: string): string {
  return words
    .toLowerCase()
    .replace(/[’‘ʼ]/g, "'")
    .replace(/[\s\u00a0]+/g, " ");
}

/** Whether a line is prose: long enough, and ended like a sentence. Titles, names and links are not. */
export function isProse({ kind, length, tail }: Line): boolean {
  return kind !== "heading" && length > 60 && /[.!?…]["'”’»)\]]{0,3}$/.test(tail);
}

/** A short line that ends no sentence: a title, a name, a link. */
export function isShort({ length, tail }: Line): boolean {
  return length <= 160 && !/[.!?]["'”’»)\]]{0,3}$/.test(tail);
}

/** The first words, to be named in a reason. */
export function opening({ head }: Line): string {
  const words = head.slice(0, 40);
  return head.length > 40 ? `${words.replace(/\s+\S*$/, "")}…` : words;
}

/** A person as a byline gives them: two to four words, each with a capital or one of the small ones between. */
export function isName(words: string): boolean {
  const parts = words.split(" ");
  if (words.length > 60 || parts.length < 2 || parts.length > 5) return false;
  return parts.every((part) => /^(?:al|bin|da|de|del|der|di|du|el|la|van|von)$|^\p{Lu}[\p{L}.'’-]*$/u.test(part));
}
