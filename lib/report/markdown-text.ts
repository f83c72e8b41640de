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
  const [, before = "", inner = "", after = ""] = /^([ \t]*)(.*?)([ \t]*)$/s.exec(marked) ?? [];
  const plain = inner.replace(atStart, (start) => (/^\d/.test(start) ? start.replace(/[.)]/, "\\$&") : `\\${start}`));
  return `${entities(before)}${plain}${entities(after)}`;
}

const entities = (blanks: string) => blanks.replace(/[ \t]/g, (blank) => (blank === " " ? "&#32;" : "&#9;"));
