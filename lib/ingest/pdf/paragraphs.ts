import type { Draft } from "../draft";
import type { Row } from "./reading-order";

/** Type this much larger than that of the text is a heading's. */
const HEADING = 1.15;
const LONGEST_HEADING = 200;
/** Of a word that a line breaks, so much is looked at. */
const LONGEST_WORD = 80;
const listMarker = /^(?:[•‣◦▪–—*-]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+\S/;

/**
 * The rows of all pages as paragraphs, headings, list items and the rows of tables. A paragraph ends where the space
 * below a line is wider than usual, where a line is indented or set in another size, and where a short line ends a
 * sentence. A page ends in a page break; a sentence that runs on over it is two blocks, so that each is on its page.
 * O(rows).
 */
export function paragraphsOf(pages: readonly (readonly Row[])[]): Draft[] {
  const all = pages.flat();
  const body = { size: usual(all.map(({ size, text }) => [rounded(size), text.length])), leading: leadingOf(pages) };
  const sizes = [...new Set(all.map(({ size }) => rounded(size)).filter((size) => size >= HEADING * body.size))];
  const levels = new Map(sizes.sort((one, other) => other - one).map((size, n) => [size, Math.min(n + 1, 6)]));
  const join = joining(all);
  const drafts: Draft[] = [];
  for (const rows of pages) {
    if (drafts.length > 0) drafts.push({ kind: "paragraph", text: "\f" });
    for (const [from, to] of runsOf(rows, body)) {
      const run = rows.slice(from, to);
      const [first] = run;
      if (!first) continue;
      if (first.cells.length > 1 && isTable(rows, from)) {
        drafts.push({ kind: "table-row", text: first.cells.join("\t") });
        continue;
      }
      const text = run.map((row) => row.text).reduce(join);
      const level = text.length <= LONGEST_HEADING && /\p{L}/u.test(text) ? levels.get(rounded(first.size)) : undefined;
      if (level !== undefined) drafts.push({ kind: "heading", level, text });
      else drafts.push({ kind: listMarker.test(text) ? "list-item" : "paragraph", text });
    }
  }
  return drafts;
}

type Body = Readonly<{ size: number; leading: number }>;

/** Where paragraphs begin and end among the rows of a page. */
function runsOf(rows: readonly Row[], body: Body): (readonly [number, number])[] {
  const starts = rows.flatMap((row, at) => {
    const before = rows[at - 1];
    return !before || begins(before, row, rows[at + 1], isTable(rows, at) || isTable(rows, at - 1), body) ? [at] : [];
  });
  return starts.map((from, n) => [from, starts[n + 1] ?? rows.length]);
}

function begins(before: Row, row: Row, after: Row | undefined, isCells: boolean, body: Body): boolean {
  if (isCells || listMarker.test(row.text)) return true;
  if (rounded(before.size) !== rounded(row.size) && Math.abs(before.size - row.size) > 0.1 * row.size) return true;
  const down = row.y - before.y;
  const endsSentence = /[.!?:؟۔]["'”’»)\]]*$/.test(before.text);
  if (down < 0) return endsSentence; // The top of the next column.
  if (down > 1.4 * Math.max(body.leading, 1.1 * row.size)) return true;
  if (row.size >= HEADING * body.size) return false; // Headings are often centred: their lines begin anywhere.
  const isIndented = row.left - before.left > 0.8 * row.size && (!after || row.left - after.left > 0.8 * row.size);
  const column = Math.max(before.right, row.right, after?.right ?? 0) - Math.min(before.left, row.left);
  const isShort = Math.max(row.right, after?.right ?? 0) - before.right > 0.2 * column;
  return isIndented || (isShort && endsSentence);
}

/** Two rows of cells, one below the other, are a table; one alone is a line with a gap in it. */
function isTable(rows: readonly Row[], at: number): boolean {
  const cells = (n: number) => rows[n]?.cells.length ?? 0;
  return cells(at) > 1 && (cells(at - 1) > 1 || cells(at + 1) > 1);
}

/**
 * Joins two lines. A hyphen at the end of the first goes where the document has the whole word elsewhere without it,
 * or not with it; "short-range" stays as it is where the document writes it so.
 */
function joining(rows: readonly Row[]): (one: string, other: string) => string {
  const words = new Set(
    rows.flatMap(({ text }) => text.toLowerCase().match(/[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*/gu) ?? []),
  );
  return (one, other) => {
    const ending = /([\p{L}\p{M}]+)[-\u00ad\u2010]$/u.exec(one.slice(-LONGEST_WORD))?.[1];
    const beginning = /^[\p{Ll}\p{M}]+/u.exec(other)?.[0];
    if (ending === undefined || beginning === undefined) return `${one} ${other}`;
    const isKept =
      words.has(`${ending}-${beginning}`.toLowerCase()) && !words.has(`${ending}${beginning}`.toLowerCase());
    return isKept ? `${one}${other}` : `${one.slice(0, -1)}${other}`;
  };
}

/** The usual distance from one line to the next. */
function leadingOf(pages: readonly (readonly Row[])[]): number {
  const steps = pages.flatMap((rows) =>
    rows.flatMap((row, at): [number, number][] => {
      const down = row.y - (rows[at - 1]?.y ?? Number.NaN);
      return down > 0.5 * row.size && down < 3 * row.size ? [[rounded(down), row.text.length]] : [];
    }),
  );
  return usual(steps);
}

/** The value with the most weight; 0 for none. */
function usual(weighed: readonly (readonly [value: number, weight: number])[]): number {
  const weights = new Map<number, number>();
  for (const [value, weight] of weighed) weights.set(value, (weights.get(value) ?? 0) + weight);
  return [...weights].reduce((most, one) => (one[1] > most[1] ? one : most), [0, 0])[0];
}

const rounded = (points: number) => Math.round(points * 2) / 2;
