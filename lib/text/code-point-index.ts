import type { CodePointSpan } from "./code-points";
import type { Span } from "./span";

/** Both ways between the two ways to count, for a text that is asked many times. */
export type CodePointIndex = Readonly<{
  lengthCodePoints: number;
  /** @throws {RangeError} for a span outside the text, or one that splits a surrogate pair. */
  toCodePoints: (span: Span) => CodePointSpan;
  /** @throws {RangeError} for a span outside the text. */
  toCodeUnits: (span: CodePointSpan) => Span;
}>;

/**
 * An index of the characters that take two code units: most texts have none, and then both counts are one. Takes
 * O(text.length) once, and a search among those characters for each question.
 */
export function codePointIndex(text: string): CodePointIndex {
  /** Where each of them begins, in code units. */
  const wide: number[] = [];
  for (const { index } of text.matchAll(/[\u{10000}-\u{10ffff}]/gu)) wide.push(index);
  const lengthCodePoints = text.length - wide.length;
  return {
    lengthCodePoints,
    toCodePoints(span) {
      requireWithin(span, text.length);
      return { start: pointsAt(span.start), end: pointsAt(span.end) };
    },
    toCodeUnits(span) {
      requireWithin(span, lengthCodePoints);
      return { start: unitsAt(span.start), end: unitsAt(span.end) };
    },
  };

  function pointsAt(unit: number): number {
    const before = howMany((at) => at < unit);
    if (before > 0 && wide[before - 1] === unit - 1) throw new RangeError(`Offset ${unit} splits a surrogate pair.`);
    return unit - before;
  }

  /** The nth of them begins at `wide[n]`, which is code point `wide[n] - n`. */
  function unitsAt(point: number): number {
    return point + howMany((at, n) => at - n < point);
  }

  /** How many of them, from the first, are so; what is so of one is so of those before it. */
  function howMany(isSo: (at: number, n: number) => boolean): number {
    let [low, high] = [0, wide.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isSo(wide[middle] ?? 0, middle)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function requireWithin({ start, end }: Span, length: number): void {
  const isWithin = Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start <= end && end <= length;
  if (!isWithin) throw new RangeError(`The span ${start}–${end} is not within a text of ${length}.`);
}
