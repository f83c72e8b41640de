import { z } from "zod";
import { anchor } from "@/lib/anchoring/anchor";
import { describePassage } from "@/lib/anchoring/describe-passage";
import type { PassageSelector } from "@/lib/anchoring/selector";
import { type CodePointSpan, toCodePoints, toCodeUnits } from "@/lib/text/code-points";
import { normaliseText } from "@/lib/text/normalise";
import type { Span } from "@/lib/text/span";

/**
 * Passages in the W3C Web Annotation model: one selector by words and one by position, the
 * alternatives of one target. The model counts code points of normalised text, so both
 * directions need the text.
 *
 * @see https://www.w3.org/TR/annotation-model/#selectors
 */
const quoteSelector = z.object({
  type: z.literal("TextQuoteSelector"),
  exact: z.string().min(1),
  prefix: z.string().default(""),
  suffix: z.string().default(""),
});
const positionSelector = z
  .object({ type: z.literal("TextPositionSelector"), start: z.int().nonnegative(), end: z.int().nonnegative() })
  .refine(({ start, end }) => start < end, "its end must come after its start");

export type TextQuoteSelector = Readonly<z.output<typeof quoteSelector>>;
export type TextPositionSelector = Readonly<z.output<typeof positionSelector>>;

/** What a foreign selector comes to: the passage it selects in our text, or the reason it selects none. */
type SelectorParse = Readonly<{ ok: true; selector: PassageSelector }> | Readonly<{ ok: false; reason: string }>;

/**
 * A passage of `text` as W3C selectors. Takes O(selector.end).
 *
 * @throws {RangeError} when the selector's position is not within `text`: it describes another version.
 */
export function toWebAnnotationSelectors(
  text: string,
  { exact, prefix, suffix, start, end }: PassageSelector,
): readonly [TextQuoteSelector, TextPositionSelector] {
  return [
    { type: "TextQuoteSelector", exact, prefix, suffix },
    { type: "TextPositionSelector", ...toCodePoints(text, { start, end }) },
  ];
}

/**
 * Reads one W3C selector or a list of alternatives, as found in a target's `selector`. Of each
 * kind the first counts; kinds that do not select text (XPath, CSS, fragments) are passed over.
 *
 * Words outweigh a position that disagrees with them, and words that stand in several equally
 * likely places are refused, as in `anchor`. The result describes the passage as it stands in
 * `text`, with our length of context. Never throws. Takes O(text.length).
 */
export function fromWebAnnotationSelectors(text: string, raw: unknown): SelectorParse {
  const read = textSelectorsIn(raw);
  if ("reason" in read) return refused(read.reason);
  const { quote, position } = read;
  const span = position && spanWithin(text, position);
  if (quote) return byQuote(text, quote, span ?? NOWHERE);
  if (!position) return refused("There is neither a TextQuoteSelector nor a TextPositionSelector.");
  if (!span) return refused(`The position ${position.start}–${position.end} lies outside the text.`);
  return { ok: true, selector: describePassage(text, span) };
}

type TextSelectors = Readonly<{ quote: TextQuoteSelector | null; position: TextPositionSelector | null }>;

/** The first selector of each of the two kinds that select text, or why one of them cannot be read. */
export function textSelectorsIn(raw: unknown): TextSelectors | Readonly<{ reason: string }> {
  const alternatives: readonly unknown[] = Array.isArray(raw) ? raw : [raw];
  let quote: TextQuoteSelector | null = null;
  let position: TextPositionSelector | null = null;
  for (const alternative of alternatives) {
    const type = typeOf(alternative);
    if (type === "TextQuoteSelector") {
      const parsed = quoteSelector.safeParse(alternative);
      if (!parsed.success) return { reason: `The TextQuoteSelector cannot be read: ${z.prettifyError(parsed.error)}` };
      quote ??= parsed.data;
    }
    if (type === "TextPositionSelector") {
      const parsed = positionSelector.safeParse(alternative);
      if (!parsed.success) {
        return { reason: `The TextPositionSelector cannot be read: ${z.prettifyError(parsed.error)}` };
      }
      position ??= parsed.data;
    }
  }
  return { quote, position };
}

/** A position no text has, so that `anchor` goes by the words alone. */
const NOWHERE: Span = { start: -1, end: -1 };

function byQuote(text: string, quote: TextQuoteSelector, { start, end }: Span): SelectorParse {
  const exact = normaliseText(quote.exact);
  const prefix = normaliseText(quote.prefix);
  const anchoring = anchor(text, { exact, prefix, suffix: normaliseText(quote.suffix), start, end });
  switch (anchoring.status) {
    case "anchored":
    case "moved":
      return { ok: true, selector: describePassage(text, anchoring.span) };
    case "changed":
      return refused("The quote is in the text only with changes.");
    case "ambiguous":
      return refused(`The quote stands in ${anchoring.candidates.length} places that fit equally well.`);
    case "orphaned":
      return refused("The quote is not in the text.");
  }
}

function typeOf(alternative: unknown): unknown {
  return typeof alternative === "object" && alternative !== null && "type" in alternative
    ? alternative.type
    : undefined;
}

function spanWithin(text: string, position: CodePointSpan): Span | null {
  const { end: lengthCodePoints } = toCodePoints(text, { start: 0, end: text.length });
  return position.end <= lengthCodePoints ? toCodeUnits(text, position) : null;
}

function refused(reason: string): SelectorParse {
  return { ok: false, reason };
}
