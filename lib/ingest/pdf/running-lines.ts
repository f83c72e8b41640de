import type { Line } from "./page-lines";

/** How many lines from the top of a page, and from its bottom, may be a running head. */
const EDGE_LINES = 2;

/**
 * The heads, feet and page numbers of a document: lines at the edge of a page that stand at the same height and say the
 * same, but for their figures, on at least half of several pages; and a page's own number as its last line. None when
 * that were all there is.
 */
export function runningLines(pages: readonly (readonly Line[])[]): ReadonlySet<Line> {
  const edges = pages.map(edgeLines);
  const counts = new Map<string, number>();
  for (const lines of edges) {
    for (const key of new Set(lines.map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const enough = Math.max(2, pages.length / 2);
  const running = edges.flatMap((lines, page) =>
    lines.filter((line) => (counts.get(keyOf(line)) ?? 0) >= enough || isPageNumber(line, lines, page + 1)),
  );
  return new Set(running.length < pages.flat().length ? running : []);
}

function isPageNumber(line: Line, edge: readonly Line[], page: number): boolean {
  return line.text === `${page}` && line === edge.at(-1) && edge.length > 1;
}

function edgeLines(lines: readonly Line[]): readonly Line[] {
  const sorted = [...lines].sort((one, other) => one.y - other.y);
  return [...new Set([...sorted.slice(0, EDGE_LINES), ...sorted.slice(-EDGE_LINES)])];
}

const keyOf = ({ text, y }: Line) => `${Math.round(y / 6)} ${text.toLowerCase().replace(/\d+/g, "#")}`;
