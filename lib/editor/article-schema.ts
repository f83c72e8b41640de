import { type Extensions, Node } from "@tiptap/core";
import { beginsWithListMarker } from "@/lib/text/list-marker";
import { sectionView } from "./section-view";

/**
 * The document of the desk: `doc › section+ › block+`. Sections keep ProseMirror fast, since it
 * scans children one by one, and let the browser skip those out of view; a new one begins where
 * another voice does. Blocks hold plain text: no marks, because highlights are decorations.
 */

const ArticleDocument = Node.create({ name: "doc", topNode: true, content: "section+" });

const ArticleText = Node.create({ name: "text", group: "inline" });

/** A run of blocks of one segment. `segment` is its place among the version's segments; null outside all of them. */
const ArticleSection = Node.create({
  name: "section",
  content: "block+",
  isolating: true,
  addAttributes: () => ({
    segment: { default: null, rendered: false },
    kind: { default: "body", rendered: false },
    voice: { default: null, rendered: false },
    /** Of the whole segment: what a folded one says of itself. */
    words: { default: 0, rendered: false },
    /** Only the first section of a segment carries its heading. */
    opensSegment: { default: false, rendered: false },
    lengthCodeUnits: { default: 0, rendered: false },
  }),
  renderHTML: ({ node }) => ["section", { "data-kind": node.attrs["kind"] }, 0],
  addNodeView:
    () =>
    ({ node, decorations, view }) =>
      sectionView(node, decorations, view),
});

/** One paragraph-like block: `index` is the number people cite (a page break has none); `start` its offset in the text. */
function block(name: string, tag: (attrs: Readonly<Record<string, unknown>>) => string) {
  return Node.create({
    name,
    group: "block",
    content: "text*",
    marks: "",
    whitespace: "pre",
    addAttributes: () => ({
      index: { default: null, renderHTML: ({ index }) => (index === null ? {} : { "data-index": index }) },
      start: { default: 0, rendered: false },
      level: { default: null, rendered: false },
    }),
    renderHTML: ({ node, HTMLAttributes }) => {
      const isMarked = name === "listItem" && beginsWithListMarker(node.textContent);
      return [tag(node.attrs), { ...HTMLAttributes, "data-block": name, ...(isMarked && { "data-marked": "" }) }, 0];
    },
  });
}

/** The page's own heading is the article's title, so a heading in the text begins one level lower. */
const headingTag = ({ level }: Readonly<Record<string, unknown>>) =>
  `h${Math.min(6, (typeof level === "number" ? level : 1) + 1)}`;

export const articleExtensions: Extensions = [
  ArticleDocument,
  ArticleText,
  ArticleSection,
  block("paragraph", () => "p"),
  block("heading", headingTag),
  block("listItem", () => "p"),
  block("quotation", () => "blockquote"),
  block("tableRow", () => "p"),
  block("pageBreak", () => "p"),
];
