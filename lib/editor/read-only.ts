import type { JSONContent } from "@tiptap/core";
import { type EditorState, Plugin, PluginKey, Selection, type Transaction } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { type Highlight, withHighlights } from "./highlights";

const key = new PluginKey("read-only");

/** Keys that would change an editable text; the browser must not try. */
const changingKeys: ReadonlySet<string> = new Set(["Enter", "Backspace", "Delete"]);

/**
 * Keeps the text as it was captured. To the browser the view is editable, so that it has a caret and
 * keyboard selection; every transaction that would change the document is refused, whatever made it
 * (typing, paste, drop, cut, an input method, an extension), and what a browser did to the page
 * nevertheless is drawn over. Copying and cutting give the plain text.
 */
export function readOnlyPlugin(): Plugin {
  return new Plugin({
    key,
    filterTransaction: (transaction) => !transaction.docChanged || transaction.getMeta(key) === "open",
    props: {
      handleTextInput: () => true,
      handlePaste: () => true,
      handleDrop: () => true,
      handleKeyDown: (_view, event) => changingKeys.has(event.key),
      handleDOMEvents: {
        beforeinput: refuse,
        paste: refuse,
        drop: refuse,
        dragstart: refuse,
        copy: copyText,
        cut: copyText,
      },
    },
    view: ({ dom }) => {
      asPlainText(dom);
      return { update: (view) => asPlainText(view.dom) };
    },
  });
}

/**
 * Before each change to the page, React asks where the selection is in a focused element with rich text, and walks all
 * of its nodes to find out: 14 ms in an article of a megabyte. It does not ask one with plain text. A browser that
 * knows no such elements keeps the rich one.
 */
function asPlainText(dom: HTMLElement): void {
  if (dom.contentEditable !== "true") return;
  try {
    dom.contentEditable = "plaintext-only";
  } catch (thrown) {
    if (!(thrown instanceof DOMException)) throw thrown;
  }
}

/** Replaces what is shown with an article, its highlights drawn in the same step, the caret before its first word. */
export function openArticle(view: EditorView, article: JSONContent, highlights: readonly Highlight[]): void {
  view.dispatch(opening(view.state, article, highlights));
}

/** The one transaction that may change the document. */
export function opening(state: EditorState, article: JSONContent, highlights: readonly Highlight[]): Transaction {
  const doc = state.schema.nodeFromJSON(article);
  const transaction = state.tr.replaceWith(0, state.doc.content.size, doc.content).setMeta(key, "open");
  return withHighlights(transaction.setSelection(Selection.atStart(transaction.doc)), highlights);
}

function refuse(_view: EditorView, event: Event): boolean {
  event.preventDefault();
  return true;
}

/** Puts the selected words on the clipboard as plain text, with the line breaks the source has between its blocks. */
function copyText(view: EditorView, event: ClipboardEvent): boolean {
  const { from, to, empty } = view.state.selection;
  event.preventDefault();
  if (!empty) event.clipboardData?.setData("text/plain", view.state.doc.textBetween(from, to, "\n"));
  return true;
}
