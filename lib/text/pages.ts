import type { Block } from "./block";
import type { Span } from "./span";

/** The pages on which a span stands, from 1; most often one. */
export type Pages = Readonly<{ first: number; last: number }>;

/** Where each page but the first begins: behind its page break. */
export function pageStarts(blocks: readonly Block[]): number[] {
  return blocks.flatMap(({ kind, end }) => (kind === "page-break" ? [end] : []));
}

/** The pages of a span; null in a text that is not cut into pages. O(pages). */
export function pagesOf(starts: readonly number[], { start, end }: Span): Pages | null {
  if (starts.length === 0) return null;
  const pageAt = (offset: number) => 1 + starts.filter((begin) => begin <= offset).length;
  return { first: pageAt(start), last: pageAt(Math.max(start, end - 1)) };
}

/** "page 3" or "pages 3–4". */
export function pagesInWords({ first, last }: Pages): string {
  return first === last ? `page ${first}` : `pages ${first}–${last}`;
}
