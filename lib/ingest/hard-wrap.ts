/** Lines of prose broken by hand or by a mailer are about this long, in code units. */
const shortest = 50;
const longest = 90;
/** Fewer inner lines than this prove nothing. */
const fewest = 3;
/** The share of inner lines that must look wrapped. */
const consistent = 0.9;

/**
 * The column at which paragraphs are hard-wrapped, or `null` when a line's end means something.
 *
 * A line was wrapped when it is 50 to 90 long and the next line's first word would not have fitted.
 * Nearly all lines but the last of each paragraph must be so, and there must be two paragraphs: lines
 * joined by mistake are worse than lines left apart. `paragraphs` are runs of lines without blank ones.
 */
export function wrapColumn(paragraphs: readonly (readonly string[])[]): number | null {
  const lengths = paragraphs.flatMap((lines) => lines.slice(0, -1).map((line) => line.length));
  if (paragraphs.length < 2 || lengths.length < fewest) return null;
  const column = lengths.reduce((widest, length) => Math.max(widest, length), 0);
  if (column > longest) return null;
  const wrapped = paragraphs.reduce((count, lines) => count + wrappedLines(lines, column), 0);
  return wrapped >= consistent * lengths.length ? column : null;
}

function wrappedLines(lines: readonly string[], column: number): number {
  return lines.slice(0, -1).filter((line, index) => {
    const word = lines[index + 1]?.split(/[ \t]/, 1)[0] ?? "";
    return line.length >= shortest && line.length + 1 + word.length > column;
  }).length;
}
