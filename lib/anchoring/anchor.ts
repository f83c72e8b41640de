import { splitsSurrogatePair } from "@/lib/text/code-points";
import type { Difference } from "@/lib/text/difference";
import type { Span } from "@/lib/text/span";
import { quotedSpans } from "./quoted-spans";
import type { PassageSelector } from "./selector";

/**
 * The outcome of looking for a passage. `anchored`: where it was described. `moved`: the same words
 * elsewhere. `changed`: found approximately, so that a person must look; exact matching, which
 * is all there is so far, never returns it. `ambiguous`: several places fit equally well, listed
 * in text order. `orphaned`: the words are not there.
 */
export type Anchoring =
  | Readonly<{ status: "anchored"; span: Span }>
  | Readonly<{ status: "moved"; span: Span /** Away from what it stood in. */; isElsewhere?: true }>
  | Readonly<{ status: "changed"; span: Span; difference: Difference }>
  | Readonly<{ status: "ambiguous"; candidates: readonly Span[] }>
  | Readonly<{ status: "orphaned" }>;

/**
 * Finds where a quoted passage stands in `text` now.
 *
 * The old position wins if the quote and both its neighbours are still there: text that merely
 * repeats elsewhere must not pull a passage away. Otherwise the occurrence that shares most
 * context wins, and a tie is reported rather than guessed.
 *
 * Never throws, whatever the selector holds: one with no words or an impossible position finds
 * nothing, or finds its words. Takes O(text.length), plus the length of the context for each
 * occurrence of `exact`, and mostly far less: nothing is searched for where the old position
 * holds, and words are only weighed one by one where they no longer stand in their full context.
 *
 * @see https://www.w3.org/TR/annotation-model/#text-quote-selector
 */
export function anchor(text: string, selector: PassageSelector): Anchoring {
  const { start, end } = selector;
  if (standsWhereItStood(text, selector)) return { status: "anchored", span: { start, end } };

  const inFullContext = [...quotedSpans(text, selector)];
  const candidates = inFullContext.length > 0 ? inFullContext : sharingMostContext(text, selector);
  const [span, rival] = candidates;
  if (!span) return { status: "orphaned" };
  if (rival) return { status: "ambiguous", candidates };
  return { status: span.start === start && span.end === end ? "anchored" : "moved", span };
}

function standsWhereItStood(text: string, { exact, prefix, suffix, start, end }: PassageSelector): boolean {
  return (
    exact !== "" &&
    // `startsWith` reads a negative or broken offset as another place.
    Number.isInteger(start) &&
    start >= prefix.length &&
    end === start + exact.length &&
    text.startsWith(exact, start) &&
    text.startsWith(prefix, start - prefix.length) &&
    text.startsWith(suffix, end) &&
    !splitsSurrogatePair(text, start) &&
    !splitsSurrogatePair(text, end)
  );
}

/** How many code units around a span agree with the passage's neighbours, without a break. */
export function sharedContext(text: string, { start, end }: Span, { prefix, suffix }: PassageSelector): number {
  return sharedBefore(text, start, prefix) + sharedAfter(text, end, suffix);
}

/** The occurrences of the words that no other beats in context: several when tied. */
function sharingMostContext(text: string, selector: PassageSelector): Span[] {
  let most = 0;
  let candidates: Span[] = [];
  for (const span of quotedSpans(text, { exact: selector.exact, prefix: "", suffix: "" })) {
    const shared = sharedContext(text, span, selector);
    if (shared > most) candidates = [];
    if (shared >= most) candidates.push(span);
    most = Math.max(most, shared);
  }
  return candidates;
}

/** How many code units directly before `offset` agree with the end of `prefix`, in whole characters. */
function sharedBefore(text: string, offset: number, prefix: string): number {
  const limit = Math.min(offset, prefix.length);
  let shared = 0;
  while (shared < limit && text.charCodeAt(offset - shared - 1) === prefix.charCodeAt(prefix.length - shared - 1)) {
    shared++;
  }
  // Two emoji often agree in one half; that is not context.
  const splits = splitsSurrogatePair(text, offset - shared) || splitsSurrogatePair(prefix, prefix.length - shared);
  return splits ? shared - 1 : shared;
}

/** How many code units directly after `offset` agree with the start of `suffix`, in whole characters. */
function sharedAfter(text: string, offset: number, suffix: string): number {
  const limit = Math.min(text.length - offset, suffix.length);
  let shared = 0;
  while (shared < limit && text.charCodeAt(offset + shared) === suffix.charCodeAt(shared)) shared++;
  const splits = splitsSurrogatePair(text, offset + shared) || splitsSurrogatePair(suffix, shared);
  return splits ? shared - 1 : shared;
}
