import type { Html, Nodes, PhrasingContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import type { Draft, Parsed, Voice } from "./draft";
import { readFrontMatter } from "./front-matter";
import { trimmed } from "./lay-out";
import { refuseEndlessMarkdown } from "./markdown-limits";
import { oneLine } from "./one-line";
import { readSegmentMark } from "./segment-mark";

/** A hard break; no line end that is read from the file is a carriage return any more. */
const hardBreak = "\r";

/**
 * Markdown (CommonMark, and tables with pipes) to its text. Inline markup is reduced to the words a
 * reader sees, links to their text, pictures to their description; HTML stays as it was typed, but
 * for comments. Lines of a paragraph are joined by a space; a hard break starts a new block.
 *
 * A comment `<!-- segment: wire; voice: Reuters -->` starts a segment (see `readSegmentMark`).
 *
 * @throws {Problem} `invalid` for front matter or segment marks that are wrong, and for hostile markup.
 */
export function readMarkdown(text: string, fileName: string): Parsed {
  const { said, body, lineCount, warnings } = readFrontMatter(text, fileName);
  refuseEndlessMarkdown(body, fileName, lineCount);
  const drafts = draftsOf(fromMarkdown(body), ({ value, position }, alone) =>
    readSegmentMark(value, { fileName, line: (position?.start.line ?? 1) + lineCount, alone }),
  );
  const title = said.title === undefined ? firstHeading(drafts) : null;
  if (title === null) return { drafts, said, warnings };
  return { drafts, said: { ...said, title }, warnings: [...warnings, "Title guessed from the first heading."] };
}

/** Refuses a mark that is wrong, or not `alone` on its line. */
type ReadMark = (html: Html, alone: boolean) => Voice | null;
type Place = Readonly<{ node: Nodes; within: "paragraph" | "list-item" | "quotation" }>;

/** Walks without recursion, however deep the file nests. */
function draftsOf(root: Nodes, readMark: ReadMark): Draft[] {
  const drafts: Draft[] = [];
  const waiting: Place[] = [{ node: root, within: "paragraph" }];
  for (let place = waiting.pop(); place; place = waiting.pop()) {
    const { node, within } = place;
    if (node.type === "heading") {
      const text = wordsOf(node.children, readMark).replaceAll(hardBreak, " ");
      drafts.push({ kind: "heading", level: node.depth, text });
    } else if (node.type === "paragraph") {
      drafts.push(...paragraphDrafts(wordsOf(node.children, readMark), within));
    } else if (node.type === "code") {
      drafts.push({ kind: "paragraph", text: node.value });
    } else if (node.type === "html") {
      drafts.push(htmlDraft(node.value, readMark(node, true)));
    } else if ("children" in node) {
      waiting.push(...inside(place).reverse());
    }
  }
  return drafts;
}

/** Only the first block of a list item is the item; what follows in it are paragraphs of their own. */
function inside({ node, within }: Place): Place[] {
  const children: readonly Nodes[] = "children" in node ? node.children : [];
  return children.map((child, index) => {
    if (node.type === "blockquote") return { node: child, within: "quotation" };
    if (node.type === "listItem") return { node: child, within: index === 0 ? "list-item" : "paragraph" };
    return { node: child, within };
  });
}

function htmlDraft(html: string, opens: Voice | null): Draft {
  return opens ? { kind: "paragraph", text: "", opens } : { kind: "paragraph", text: withoutComments(html) };
}

/** The words of inline markup, in reading order; soft breaks are `\n`, hard ones `hardBreak`. */
function wordsOf(children: readonly PhrasingContent[], readMark: ReadMark): string {
  const words: string[] = [];
  const waiting: Nodes[] = [...children].reverse();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === "text" || node.type === "inlineCode") words.push(node.value);
    else if (node.type === "break") words.push(hardBreak);
    else if (node.type === "image" || node.type === "imageReference") words.push(node.alt ?? "");
    else if (node.type === "html") {
      readMark(node, false);
      words.push(withoutComments(node.value));
    } else if ("children" in node) waiting.push(...[...node.children].reverse());
  }
  return words.join("");
}

function paragraphDrafts(words: string, kind: Place["within"]): Draft[] {
  const lines = words.split("\n").map(trimmed);
  const rule = lines.findIndex((line, index) => index > 0 && isTableRule(line) && lines[index - 1]?.includes("|"));
  if (rule === -1) return [{ kind, text: lines.join(" ") }];
  const before: Draft = { kind, text: lines.slice(0, rule - 1).join(" ") };
  const rows = [...lines.slice(rule - 1, rule), ...lines.slice(rule + 1)];
  return [before, ...rows.map((row): Draft => ({ kind: "table-row", text: cellsOf(row).join("\t") }))];
}

function isTableRule(line: string): boolean {
  return line.includes("|") && /^\|?(?:\s*:?-+:?\s*\|)*(?:\s*:?-+:?\s*)?$/.test(line);
}

function cellsOf(row: string): string[] {
  return row
    .replace(/^\||\|$/g, "")
    .split("|")
    .map(trimmed);
}

function withoutComments(html: string): string {
  return html.replace(/<!--[\s\S]*?(?:-->|$)/g, "");
}

function firstHeading(drafts: readonly Draft[]): string | null {
  return oneLine(drafts.find(({ kind }) => kind === "heading")?.text ?? "");
}
