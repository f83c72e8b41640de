import type { Line } from "./page-lines";

/** Lines on one baseline: one of prose, or the cells of a row. In reading order. */
export type Row = Line & Readonly<{ cells: readonly string[] }>;

/** A gutter has as many lines to either side, with as much of the words, and lines fill their side this far. */
const LINES_A_SIDE = 3;
const WORDS_A_SIDE = 0.15;
const FILLED = 0.5;
/** More lines across it than this, and it is no gutter. */
const ACROSS = 0.4;

/**
 * The rows of a page in the order in which a person reads them: column by column, between what stands across the
 * columns. `isRtl`: the right column comes first. O(lines²) on one page.
 */
export function readingOrder(lines: readonly Line[], isRtl: boolean): Row[] {
  const gutter = gutterOf(lines);
  if (gutter === null) return rowsOf(lines, isRtl);
  const rows: Row[] = [];
  let [left, right]: [Line[], Line[]] = [[], []];
  const flush = () => {
    const columns = [readingOrder(left, isRtl), readingOrder(right, isRtl)];
    rows.push(...(isRtl ? columns.reverse() : columns).flat());
    [left, right] = [[], []];
  };
  for (const line of downward(lines)) {
    if (line.right <= gutter + 1) left.push(line);
    else if (line.left >= gutter - 1) right.push(line);
    else {
      flush();
      rows.push(...rowsOf([line], isRtl));
    }
  }
  flush();
  return rows;
}

/** Where a page parts into columns: the left edge of lines that others end before, with few lines across it. */
function gutterOf(lines: readonly Line[]): number | null {
  const words = wordsIn(lines);
  const [from, to] = [Math.min(...lines.map(({ left }) => left)), Math.max(...lines.map(({ right }) => right))];
  let found: Readonly<{ at: number; across: number }> | null = null;
  for (const at of new Set(lines.map(({ left }) => left))) {
    const left = lines.filter((line) => line.right <= at + 1);
    const right = lines.filter((line) => line.left >= at - 1);
    const across = lines.length - left.length - right.length;
    const isGutter =
      [left, right].every((side) => side.length >= LINES_A_SIDE && wordsIn(side) >= WORDS_A_SIDE * words) &&
      across <= ACROSS * lines.length &&
      areBeside(left, right) &&
      isFilled(left, at - from) &&
      isFilled(right, to - at);
    if (isGutter && (!found || across < found.across)) found = { at, across };
  }
  return found?.at ?? null;
}

const wordsIn = (lines: readonly Line[]) => lines.reduce((sum, { text }) => sum + text.length, 0);

/** Beside each other for half of the shorter at least, and not one above the other. */
function areBeside(left: readonly Line[], right: readonly Line[]): boolean {
  const [one, other] = [heightsOf(left), heightsOf(right)];
  const shared = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return shared >= 0.5 * Math.min(one.bottom - one.top, other.bottom - other.top);
}

function heightsOf(lines: readonly Line[]) {
  const ys = lines.map(({ y }) => y);
  return { top: Math.min(...ys), bottom: Math.max(...ys) };
}

/** Prose fills its column; the cells of a table do not. */
function isFilled(lines: readonly Line[], width: number): boolean {
  const widths = lines.map(({ left, right }) => right - left).sort((one, other) => one - other);
  return (widths[widths.length >> 1] ?? 0) >= FILLED * width;
}

const downward = (lines: readonly Line[]) => [...lines].sort((one, other) => one.y - other.y);

function rowsOf(lines: readonly Line[], isRtl: boolean): Row[] {
  const rows: Line[][] = [];
  for (const line of downward(lines)) {
    const open = rows.at(-1);
    const isBeside = open?.every((other) => isOnRow(other, line));
    if (open && isBeside) open.push(line);
    else rows.push([line]);
  }
  return rows.map((row) => {
    const cells = row.sort((one, other) => (isRtl ? other.right - one.right : one.left - other.left));
    const size = Math.max(...cells.map((cell) => cell.size));
    return {
      text: cells.map(({ text }) => text).join(" "),
      cells: cells.map(({ text }) => text),
      left: Math.min(...cells.map(({ left }) => left)),
      right: Math.max(...cells.map(({ right }) => right)),
      y: Math.max(...cells.map(({ y }) => y)),
      size,
    };
  });
}

/** On the same baseline, and not over one another. */
function isOnRow(other: Line, line: Line): boolean {
  const isLevel = Math.abs(other.y - line.y) < 0.3 * Math.min(other.size, line.size);
  return isLevel && (line.left >= other.right - 1 || line.right <= other.left + 1);
}
