import { splitsSurrogatePair } from "@/lib/text/code-points";
import { occurrences } from "@/lib/text/occurrences";
import type { Span } from "@/lib/text/span";

/** Words, and what must stand directly before and after them; empty where nothing is asked. */
export type Quote = Readonly<{ exact: string; prefix: string; suffix: string }>;

/**
 * The spans whose words are `exact`, between exactly `prefix` and `suffix`, in text order.
 * Overlapping ones count. Half a character is not a quote: a span that splits a surrogate pair is
 * left out. Nothing for an empty `exact`.
 *
 * Neighbours are searched for together with the words, in one native pass: asking for more
 * context is not slower.
 */
export function* quotedSpans(text: string, { exact, prefix, suffix }: Quote): Generator<Span, void> {
  if (exact === "") return;
  for (const at of occurrences(text, prefix + exact + suffix)) {
    const start = at + prefix.length;
    const end = start + exact.length;
    if (!splitsSurrogatePair(text, start) && !splitsSurrogatePair(text, end)) yield { start, end };
  }
}
