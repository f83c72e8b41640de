import type { JSONContent } from "@tiptap/core";
import { TextSelection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { scrollerOf } from "@/app/_components/scroller-of";
import type { Highlight } from "@/lib/editor/highlights";
import { toEditorPosition, toTextOffset } from "@/lib/editor/positions";
import { openArticle } from "@/lib/editor/read-only";

/**
 * Shows the same text in other sections, as when somebody said anew whose voice is where: the caret stays in its place,
 * and what was at the top of the window stays there.
 */
export function reopenArticle(view: EditorView, article: JSONContent, highlights: readonly Highlight[]): void {
  const caret = toTextOffset(view.state.doc, view.state.selection.head);
  const place = placeAtTop(view);
  openArticle(view, article, highlights);
  const { doc, tr } = view.state;
  view.dispatch(tr.setSelection(TextSelection.create(doc, toEditorPosition(doc, caret))));
  const block = place && blockAt(view, place.offset);
  if (block) scrollerOf(view.dom).scrollBy(0, block.getBoundingClientRect().top - place.top);
}

/** The first block that reaches into the window, and how far down it begins. Null when the text begins there. */
function placeAtTop(view: EditorView): Readonly<{ offset: number; top: number }> | null {
  const isBelowTop = (element: Element) => element.getBoundingClientRect().bottom > 0;
  const section = [...view.dom.querySelectorAll("section")].find(isBelowTop);
  const block = section && [...section.querySelectorAll("[data-block]")].find(isBelowTop);
  const top = block?.getBoundingClientRect().top ?? 0;
  if (!block || top > 0) return null;
  return { offset: toTextOffset(view.state.doc, view.posAtDOM(block, 0)), top };
}

function blockAt(view: EditorView, offset: number): Element | null {
  const { node } = view.domAtPos(toEditorPosition(view.state.doc, offset));
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest("[data-block]") ?? null;
}
