import type { Span } from "@/lib/text/span";

/** Words that turn a sentence into its contrary. Small words of other languages only where they mean nothing else. */
const negation =
  /(?<![\p{L}\p{N}])(?:not|no|never|none|nobody|nothing|neither|nor|cannot|without|nicht|kein\p{L}{0,2}|niemals|ne|pas|jamais|nunca|jamás|не|нет|никогда|لا|لم|لن|ليس|ليست)(?![\p{L}\p{N}])|\p{L}n['’]t(?!\p{L})/giu;
/** Where a sentence ends, near enough: a mark before a blank, or the end of a paragraph. */
const ends = /[.!?…؟۔]["'”’»)\]]{0,3}(?=\s)|\n/g;
/** Of the sentence on either side of a passage, in code units. */
const LOOKED_AT = 300;

/**
 * Whether a "not" came or went in the sentence around a passage whose own words stayed: it may say the contrary now.
 * Costs nothing where the neighbours are the same, and else what they are long.
 */
export function isNegatedAround(before: string, was: Span, after: string, is: Span): boolean {
  const [wasAround, isAround] = [sidesOf(before, was), sidesOf(after, is)];
  if (wasAround.every((side, n) => side === isAround[n])) return false;
  return countIn(wasAround) !== countIn(isAround);
}

const sidesOf = (text: string, { start, end }: Span) =>
  [text.slice(Math.max(0, start - LOOKED_AT), start), text.slice(end, end + LOOKED_AT)] as const;

/** The negations of the sentence alone: behind the last end on the left, before the first on the right. */
function countIn([left, right]: readonly [left: string, right: string]): number {
  const lastEnd = [...left.matchAll(ends)].at(-1);
  const from = lastEnd ? lastEnd.index + lastEnd[0].length : 0;
  const to = right.search(ends);
  const around = `${left.slice(from)} \n ${to === -1 ? right : right.slice(0, to)}`;
  return around.match(negation)?.length ?? 0;
}
