/** Whatever could begin markup, the address that GitHub would link by itself too. */
const special = /[\\`*_[\]<>&#|~^$=!{}()@"']|:(?=\/\/)|(?<=www)\./gi;

/** What would make a list or a heading of a line, if it stood first. */
const atStart = /^([+-]|\d+(?=[.)])[.)]?)/;

/**
 * Text that reads in Markdown as it is here. A line break stays one; blanks at the ends of a line, which Markdown drops,
 * are written as entities.
 */
export function escaped(text: string): string {
  return text.split("\n").map(escapedLine).join("\\\n");
}

/** A quotation: each line of it quoted. */
export function quotedLines(text: string): string {
  return text
    .split("\n")
    .map((line) => `> ${escapedLine(line)}`)
    .join("\\\n");
}

function escapedLine(line: string): string {
  if (line === "") return "&#8203;"; // An empty line would end the paragraph.
  const marked = line.replace(special, (character) => `\\${character}`);
  const { before, inner, after } = apart(marked, isBlank);
  const plain = inner.replace(atStart, (start) => (/^\d/.test(start) ? start.replace(/[.)]/, "\\$&") : `\\${start}`));
  return `${entities(before)}${plain}${entities(after)}`;
}

/** What stands before, between and after the first and the last sign that `isOutside` does not hold for. */
export function apart(text: string, isOutside: (sign: string) => boolean) {
  let start = 0;
  while (start < text.length && isOutside(text.charAt(start))) start += 1;
  let end = text.length;
  while (end > start && isOutside(text.charAt(end - 1))) end -= 1;
  return { before: text.slice(0, start), inner: text.slice(start, end), after: text.slice(end) };
}

const isBlank = (sign: string) => sign === " " || sign === "\t";

const entities = (blanks: string) => blanks.replace(/[ \t]/g, (blank) => (blank === " " ? "&#32;" : "&#9;"));
