import { splitsSurrogatePair } from "@/lib/text/code-points";
import type { Span } from "@/lib/text/span";
import { CONTEXT_CODE_UNITS, type PassageSelector } from "./selector";

/**
 * Describes a span so that `anchor` finds it again, in this text or a later version of it. The
 * text is expected normalised (`normaliseText`); it is not normalised here, since that would move
 * the offsets under the caller.
 *
 * A span that cannot be described is a bug of whoever made it: spans from outside are checked
 * where they come in. Takes constant time beyond the quote itself.
 *
 * @throws {RangeError} for a span that is empty, outside the text, or splits a surrogate pair.
 */
export function describePassage(text: string, { start, end }: Span): PassageSelector {
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end > text.length) {
    throw new RangeError(`The span ${start}–${end} is not within a text of ${text.length} code units.`);
  }
  if (start >= end) throw new RangeError(`The span ${start}–${end} is empty: a passage has words.`);
  if (splitsSurrogatePair(text, start) || splitsSurrogatePair(text, end)) {
    throw new RangeError(`The span ${start}–${end} splits a surrogate pair.`);
  }
  const from = Math.max(0, start - CONTEXT_CODE_UNITS);
  const to = Math.min(text.length, end + CONTEXT_CODE_UNITS);
  return {
    exact: text.slice(start, end),
    prefix: text.slice(splitsSurrogatePair(text, from) ? from + 1 : from, start),
    suffix: text.slice(end, splitsSurrogatePair(text, to) ? to - 1 : to),
    start,
    end,
  };
}
