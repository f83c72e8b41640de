import { beginsWithListMarker } from "@/lib/text/list-marker";
import { normaliseText } from "@/lib/text/normalise";
import { isByline } from "./byline";
import type { Draft, Parsed } from "./draft";
import { wrapColumn } from "./hard-wrap";
import { trimmed } from "./lay-out";

/** The longest first line that is taken for a title, in code units. */
const longestTitle = 160;

/**
 * Plain text: every line that is not blank is a block, and nothing in it is markup. Only where the
 * file is clearly hard-wrapped are the lines of a paragraph joined by a space. List markers stay in
 * the text, since they are all that shows the list. A short first line with a blank one after it, and
 * without a final full stop, is the title; it stays in the text. A note in brackets is none.
 */
export function readPlainText(text: string): Parsed {
  const paragraphs = paragraphsOf(normaliseText(text));
  const column = wrapColumn(paragraphs.flatMap(stretchesOf));
  const title = titleLine(paragraphs);
  const drafts = paragraphs.flatMap((lines, index): Draft[] => {
    if (index === 0 && title !== null) return [{ kind: "heading", level: 1, text: title }];
    return (column === null ? lines : stretchesOf(lines).map((stretch) => stretch.join(" "))).map((line) => ({
      kind: kindOf(line),
      text: line,
    }));
  });
  const warnings = [
    ...(title === null ? [] : ["Title guessed from the first line."]),
    ...(column === null ? [] : [`Lines broken at about ${column} characters were joined to paragraphs.`]),
  ];
  return { drafts, said: title === null ? {} : { title }, warnings };
}

/** Runs of lines without a blank one, each line trimmed. A form feed parts paragraphs and is one of its own. */
function paragraphsOf(text: string): string[][] {
  const paragraphs: string[][] = [];
  let open: string[] = [];
  for (const raw of text.replace(/\f/g, "\n\n\f\n\n").split("\n")) {
    const line = trimmed(raw);
    if (line !== "") open.push(line);
    else if (open.length > 0) {
      paragraphs.push(open);
      open = [];
    }
  }
  return open.length > 0 ? [...paragraphs, open] : paragraphs;
}

/** The lines of a paragraph, cut where a list item starts. */
function stretchesOf(lines: readonly string[]): string[][] {
  const stretches: string[][] = [];
  for (const line of lines) {
    const open = stretches.at(-1);
    if (open && kindOf(line) === "paragraph") open.push(line);
    else stretches.push([line]);
  }
  return stretches;
}

function kindOf(line: string): "list-item" | "paragraph" {
  return beginsWithListMarker(line) ? "list-item" : "paragraph";
}

function titleLine([first, second]: readonly (readonly string[])[]): string | null {
  const line = first?.length === 1 ? first[0] : undefined;
  if (line === undefined || second === undefined || line.length > longestTitle) return null;
  const isSentence = /[.,;:。۔،]["'”’»)\]]*$/.test(line);
  return isSentence || line.startsWith("[") || !/\p{L}/u.test(line) || kindOf(line) === "list-item" || isByline(line)
    ? null
    : line;
}
