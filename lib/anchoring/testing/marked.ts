import type { Span } from "@/lib/text/span";

/**
 * Tests write a passage in its text, `The tower is [330 m] tall.`, so that a reader checks it by
 * eye and not by counting. The brackets are not part of the text.
 *
 * @throws {RangeError} without exactly one pair of brackets: the example is mistyped.
 */
export function marked(notation: string): { text: string; span: Span } {
  const [before, quote, after, ...others] = notation.split(/[[\]]/);
  if (before === undefined || quote === undefined || after === undefined || others.length > 0) {
    throw new RangeError(`Mark one passage with [ and ] in "${notation}".`);
  }
  return { text: before + quote + after, span: { start: before.length, end: before.length + quote.length } };
}
