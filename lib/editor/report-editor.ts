import { type EditorOptions, Extension, type Extensions, Node, type NodeViewRenderer } from "@tiptap/core";
import { Collaboration } from "@tiptap/extension-collaboration";
import { NodeSelection, Plugin, TextSelection, type Transaction } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import StarterKit from "@tiptap/starter-kit";
import type { Awareness } from "y-protocols/awareness";
import type { Doc } from "yjs";
import { TEXT_FIELD } from "@/lib/joint-text/text-in";
import { BLOCK_ATTRIBUTE, LIVE_BLOCK } from "@/lib/report/report-document";
import { carets, type Hue } from "./writing-editor";

type Writing = Readonly<{
  doc: Doc;
  awareness: Awareness;
  hueOf: Hue;
  attributes: Readonly<Record<string, string>>;
  /** How a block that shows the investigation is drawn. */
  liveBlock: NodeViewRenderer;
  /** A `/` was typed at the beginning of an empty line: what can stand there is offered. */
  onSlash: () => void;
}>;

/** What makes a Tiptap editor one in which a report is written: headings, paragraphs, lists, and live blocks. */
export function reportEditorOptions({ doc, awareness, hueOf, attributes, liveBlock, onSlash }: Writing) {
  const extensions: Extensions = [
    StarterKit.configure({
      ...{ blockquote: false, code: false, codeBlock: false, hardBreak: false, horizontalRule: false, strike: false },
      ...{ underline: false, undoRedo: false, trailingNode: false, dropcursor: false },
      heading: { levels: [1, 2, 3], HTMLAttributes: { dir: "auto" } },
      paragraph: { HTMLAttributes: { dir: "auto" } },
      link: {
        openOnClick: false,
        protocols: ["http", "https", "mailto"],
        HTMLAttributes: { rel: "noopener noreferrer nofollow", target: null },
      },
    }),
    liveBlockNode(liveBlock),
    blockKeys(onSlash),
    Collaboration.configure({ document: doc, field: TEXT_FIELD }),
    carets(awareness, hueOf),
  ];
  return {
    extensions,
    injectCSS: false,
    editorProps: {
      attributes: { role: "textbox", "aria-multiline": "true", tabindex: "0", ...attributes },
    },
  } satisfies Partial<EditorOptions>;
}

/** One node for every block that shows the investigation; what it shows is in its attribute, as JSON. */
function liveBlockNode(view: NodeViewRenderer) {
  return Node.create({
    name: LIVE_BLOCK,
    group: "block",
    atom: true,
    selectable: true,
    draggable: true,
    addAttributes: () => ({
      [BLOCK_ATTRIBUTE]: {
        default: null,
        parseHTML: (element) => element.getAttribute("data-block"),
        renderHTML: (attributes) => ({ "data-block": attributes[BLOCK_ATTRIBUTE] }),
      },
    }),
    parseHTML: () => [{ tag: "div[data-block]" }],
    renderHTML: ({ HTMLAttributes }) => ["div", HTMLAttributes],
    addNodeView: () => view,
  });
}

function blockKeys(onSlash: () => void) {
  return Extension.create({
    name: "blockKeys",
    addKeyboardShortcuts() {
      const move = (by: -1 | 1) => this.editor.commands.command(({ tr, dispatch }) => moved(tr, by, dispatch));
      // Without it a report that ends in a live block could not be gone on with.
      const goOn = () => {
        const { selection } = this.editor.state;
        if (!(selection instanceof NodeSelection)) return false;
        const { to } = selection;
        return this.editor
          .chain()
          .insertContentAt(to, { type: "paragraph" })
          .focus(to + 1)
          .run();
      };
      return {
        "Alt-ArrowUp": () => move(-1),
        "Alt-ArrowDown": () => move(1),
        Enter: goOn,
      };
    },
    addProseMirrorPlugins: () => [
      new Plugin({
        props: {
          handleTextInput: (view, _from, _to, text) => {
            if (text !== "/" || !isOnEmptyLine(view)) return false;
            onSlash();
            return true;
          },
        },
      }),
    ],
  });
}

function isOnEmptyLine({ state: { selection } }: EditorView): boolean {
  const { $from, empty } = selection;
  return empty && $from.depth === 1 && $from.parent.type.name === "paragraph" && $from.parent.content.size === 0;
}

/** Puts the block of the selection before the one above it, or after the one below. False at the end of the document. */
export function moved(tr: Transaction, by: -1 | 1, dispatch: ((tr: Transaction) => void) | undefined): boolean {
  const { $from } = tr.selection;
  const index = $from.index(0);
  const node = tr.doc.maybeChild(index);
  const other = tr.doc.maybeChild(index + by);
  if (!node || !other) return false;
  if (!dispatch) return true;
  const start = $from.posAtIndex(index, 0);
  const offset = tr.selection.from - start;
  tr.delete(start, start + node.nodeSize);
  const target = by < 0 ? start - other.nodeSize : start + other.nodeSize;
  tr.insert(target, node);
  const selection = node.isAtom
    ? NodeSelection.create(tr.doc, target)
    : TextSelection.near(tr.doc.resolve(target + offset));
  tr.setSelection(selection).scrollIntoView();
  return true;
}
