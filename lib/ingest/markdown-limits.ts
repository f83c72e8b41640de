import { Problem } from "@/lib/errors";

/**
 * Past these the parser's time grows with the square of what is written (tried: 12 s for 5 000 lists in one
 * another, 40 s for 20 000 lone asterisks in a paragraph). No article comes near them.
 */
const deepestNesting = 100;
const mostMarks = 5_000;

const nested = new RegExp(`^(?:[ \\t]*(?:>|(?:[-+*]|\\d{1,9}[.)])(?=[ \\t]))){${deepestNesting}}`);

/**
 * Refuses Markdown that would keep the parser busy for minutes.
 *
 * @throws {Problem} `invalid`, naming the file and line. `linesBefore` is how many were taken off its top.
 */
export function refuseEndlessMarkdown(text: string, fileName: string, linesBefore: number): void {
  let marks = 0;
  for (const [index, line] of text.split("\n").entries()) {
    marks = /^[ \t]*$/.test(line) ? 0 : marks + (line.match(/[*_[\]`<]/g)?.length ?? 0);
    const isNested = nested.test(line);
    if (!isNested && marks <= mostMarks) continue;
    const place = `“${fileName}”, line ${index + 1 + linesBefore}:`;
    const reason = isNested
      ? `more than ${deepestNesting} lists or quotations in one another`
      : "too much markup at once";
    throw new Problem("invalid", `${place} ${reason}. Take it out, or import the file as plain text.`);
  }
}
