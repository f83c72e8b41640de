import type { Span } from "./span";

/**
 * Offsets here count UTF-16 code units; W3C selectors count Unicode code points, so that programs
 * in other languages find the same words. An offset between the two halves of a surrogate pair
 * exists in the first count only, and is refused.
 */
export type CodePointSpan = Readonly<{ start: number; end: number }>;

/** Whether `offset` (code units) falls between the two halves of one character. False outside the text. */
export function splitsSurrogatePair(text: string, offset: number): boolean {
  return isHighSurrogate(text.charCodeAt(offset - 1)) && isLowSurrogate(text.charCodeAt(offset));
}

/**
 * The same span counted in code points. A lone surrogate counts as one, as in JavaScript's own iteration.
 * Takes O(span.end).
 *
 * @throws {RangeError} for a span outside the text, backwards, or splitting a surrogate pair.
 */
export function toCodePoints(text: string, span: Span): CodePointSpan {
  requireSpan(span, text.length);
  if (splitsSurrogatePair(text, span.start) || splitsSurrogatePair(text, span.end)) {
    throw new RangeError(`The span ${span.start}–${span.end} splits a surrogate pair.`);
  }
  const start = countCodePoints(text, 0, span.start);
  return { start, end: start + countCodePoints(text, span.start, span.end) };
}

/**
 * The same span counted in code units. Takes O(end of the span).
 *
 * @throws {RangeError} for a span outside the text, or backwards.
 */
export function toCodeUnits(text: string, codePoints: CodePointSpan): Span {
  requireSpan(codePoints, text.length);
  const start = skipCodePoints(text, 0, codePoints.start);
  return { start, end: skipCodePoints(text, start, codePoints.end - codePoints.start) };
}

function requireSpan({ start, end }: Span, length: number): void {
  const isWithin = Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start <= end && end <= length;
  if (!isWithin) throw new RangeError(`The span ${start}–${end} is not within a text of ${length} code units.`);
}

function countCodePoints(text: string, from: number, to: number): number {
  let count = 0;
  for (let offset = from; offset < to; offset++) if (!splitsSurrogatePair(text, offset)) count++;
  return count;
}

function skipCodePoints(text: string, from: number, count: number): number {
  let offset = from;
  for (let left = count; left > 0; left--) {
    if (offset >= text.length) throw new RangeError("The span ends after the text's last code point.");
    offset += splitsSurrogatePair(text, offset + 1) ? 2 : 1;
  }
  return offset;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
