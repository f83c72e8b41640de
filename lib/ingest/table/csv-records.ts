/** A row as it stands in the file, without the line end behind it. `line` is that on which it begins, from 1. */
export type RawRecord = Readonly<{ raw: string; line: number; isOpen: boolean }>;

const delimiters = [",", ";", "\t", "|"] as const;

/**
 * Cuts a table into its rows. A quotation mark opens a cell at its beginning only, and what is in it may have line ends;
 * a mark that is never closed makes the rest of the file one row, which says so. O(text).
 *
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
export function* csvRecords(text: string, delimiter: string): Generator<RawRecord> {
  let [start, line, linesWithin] = [0, 1, 0];
  let [isQuoted, isFresh] = [false, true];
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (letter === "\n" && isQuoted) linesWithin += 1;
    if (letter === "\n" && !isQuoted) {
      yield { raw: text.slice(start, at).replace(/\r$/, ""), line, isOpen: false };
      line += linesWithin + 1;
      [start, linesWithin, isFresh] = [at + 1, 0, true];
      continue;
    }
    // An escaped mark, written twice, closes the cell and opens it again.
    if (letter === '"' && (isQuoted || isFresh || text[at - 1] === '"')) isQuoted = !isQuoted;
    isFresh = letter === delimiter && !isQuoted;
  }
  if (start < text.length) yield { raw: text.slice(start).replace(/\r$/, ""), line, isOpen: isQuoted };
}

/** What parts the cells: the one of the usual marks that the header has most of, outside quotation marks. */
export function delimiterOf(header: string): string {
  const bare = header.replace(/"[^"]*"/g, "");
  const counts = delimiters.map((delimiter) => [delimiter, bare.split(delimiter).length] as const);
  return counts.reduce((most, one) => (one[1] > most[1] ? one : most))[0];
}
