import type { Draft, Told } from "./draft";

/** Where a browser starts a new line. Everything else is part of a line. */
const blockLevel = new Set(
  (
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure " +
    "footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option p pre section " +
    "summary table tbody td tfoot th thead tr ul"
  ).split(" "),
);

/** What is never read as prose: code, controls, and what other programs draw. */
const unread = new Set(
  (
    "audio button canvas datalist embed head iframe link math meta nav noscript object script select style svg " +
    "template textarea title video"
  ).split(" "),
);

/** Too much for a row of figures, in code units: a table this full lays out a page. */
const longestRow = 2_000;
const notInRows = "table, h1, h2, h3, h4, h5, h6, blockquote, pre, ul, ol, article, section";

/** The element that decides what kind of block its text is. `used` once it has given one; `cells` are a row's. */
type Context = { element: Element | null; kind: Draft["kind"] | "pre"; level?: number; used: boolean; cells: string[] };

/**
 * The blocks of an HTML tree, from headings, paragraphs, list items, quotations, table rows and
 * preformatted lines; text beside them is paragraphs. White space collapses as a browser collapses
 * it, so no-break spaces stay. Cells of a row are parted by tabs; a line break starts a new block.
 * Scripts, styles, controls, navigation and hidden elements are not read.
 *
 * `told` says of an element whose words are in it. Walks without recursion: pages can nest deeper than the stack.
 */
export function htmlBlocks(root: Element, told: (element: Element) => Told | null = () => null): Draft[] {
  const drafts: Draft[] = [];
  const outermost: Context = { element: null, kind: "paragraph", used: false, cells: [] };
  const contexts: Context[] = [outermost];
  const innermost = () => contexts.at(-1) ?? outermost;
  const voices: { element: Element; told: Told }[] = [];
  let pending: string[] = [];

  const taken = () => {
    const text = pending.join("");
    pending = [];
    return text;
  };
  const place = (draft: Draft) => {
    const voice = toldLast(voices.map((open) => open.told));
    drafts.push(voice === null ? draft : { ...draft, told: voice });
  };
  const flush = () => {
    const context = innermost();
    if (context.kind === "pre") place({ kind: "paragraph", text: taken() });
    else if (context.kind === "table-row") pending.push(" ");
    else {
      const text = collapsed(taken());
      if (!/\S/.test(text)) return;
      const kind = context.kind === "list-item" && context.used ? "paragraph" : context.kind;
      place(context.level === undefined ? { kind, text } : { kind, level: context.level, text });
      context.used = true;
    }
  };
  const enter = (element: Element) => {
    const name = element.localName;
    const context = innermost();
    if (name === "br") {
      if (context.kind === "pre") pending.push("\n");
      else if (context.kind === "heading") pending.push(" ");
      else flush();
    }
    if (blockLevel.has(name)) flush();
    const opened = contextOf(element, context);
    if (opened) contexts.push(opened);
    const voice = told(element);
    if (voice) voices.push({ element, told: voice });
  };
  const leave = (element: Element) => {
    const context = innermost();
    if (context.kind === "table-row" && /^t[dh]$/.test(element.localName)) context.cells.push(collapsed(taken()));
    if (blockLevel.has(element.localName)) flush();
    if (context.element === element) {
      contexts.pop();
      if (context.kind === "table-row")
        place({ kind: "table-row", text: [...context.cells, collapsed(taken())].join("\t") });
    }
    if (voices.at(-1)?.element === element) voices.pop();
  };

  walk(root, { enter, leave, text: (data) => pending.push(data) });
  flush();
  return drafts;
}

/** Of elements in each other: the innermost comment, since a reader answers another; else the outermost. */
const toldLast = (open: readonly Told[]) => open.findLast(({ kind }) => kind === "comment") ?? open[0] ?? null;

type Visitor = Readonly<{
  enter: (element: Element) => void;
  leave: (element: Element) => void;
  text: (data: string) => void;
}>;

/** Visits `root` and all that is read under it, in reading order. */
function walk(root: Element, visitor: Visitor): void {
  visitor.enter(root);
  let parent: Element = root;
  let node: ChildNode | null = root.firstChild;
  for (;;) {
    if (node && isElement(node) && isRead(node)) {
      visitor.enter(node);
      parent = node;
      node = node.firstChild;
    } else if (node) {
      if (isText(node)) visitor.text(node.data);
      node = node.nextSibling;
    } else {
      visitor.leave(parent);
      const above: Element | null = parent.parentElement;
      if (parent === root || !above) return;
      node = parent.nextSibling;
      parent = above;
    }
  }
}

export function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

function isText(node: Node): node is Text {
  return node.nodeType === 3;
}

function isRead(element: Element): boolean {
  if (unread.has(element.localName) || element.hasAttribute("hidden")) return false;
  return !/display\s*:\s*none/i.test(element.getAttribute("style") ?? "");
}

function contextOf(element: Element, within: Context): Context | null {
  const fresh = { element, used: false, cells: [] };
  const name = element.localName;
  if (within.kind === "table-row" || within.kind === "pre") return null;
  if (/^h[1-6]$/.test(name)) return { ...fresh, kind: "heading", level: Number(name.slice(1)) };
  if (name === "li") return { ...fresh, kind: "list-item" };
  if (name === "blockquote") return { ...fresh, kind: "quotation" };
  if (name === "pre") return { ...fresh, kind: "pre" };
  return name === "tr" && isDataRow(element) ? { ...fresh, kind: "table-row" } : null;
}

/** Old pages lay out whole articles in tables; only a row of short cells is a row. */
function isDataRow(row: Element): boolean {
  const cells = [...row.children].filter((cell) => /^t[dh]$/.test(cell.localName));
  if (cells.length < 2 || row.querySelector(notInRows)) return false;
  return (row.textContent ?? "").length <= longestRow && cells.every((cell) => cell.querySelectorAll("p").length <= 1);
}

/** White space as a browser collapses it: only that of HTML, so no-break spaces are kept. */
export function collapsed(text: string): string {
  return text.replace(/[ \t\n\r\f]+/g, " ").replace(/^ | $/g, "");
}
