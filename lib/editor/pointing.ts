import { Plugin, Selection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";

/** Tells which highlights were clicked, the innermost first; nothing for a click elsewhere or one that ended a selection. */
export function pointingPlugin(onPoint: (ids: readonly string[]) => void): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        click: (view, event) => {
          // The browser's own selection: the editor hears of a change only after the click.
          const isSelecting = view.dom.ownerDocument.getSelection()?.isCollapsed === false;
          if (isSelecting || !(event.target instanceof Element)) return false;
          const ids = highlightsAround(event.target);
          if (ids.length === 0) return false;
          takeCaret(view);
          onPoint(ids);
          return false;
        },
      },
    },
  });
}

/**
 * Puts the editor's caret where the browser's is now: what is pointed at is drawn anew, and with it the place would be
 * lost from which the keys go on.
 */
function takeCaret(view: EditorView): void {
  const { anchorNode, anchorOffset } = view.dom.ownerDocument.getSelection() ?? {};
  if (!anchorNode || !view.dom.contains(anchorNode)) return;
  const { doc, tr } = view.state;
  view.dispatch(tr.setSelection(Selection.near(doc.resolve(view.posAtDOM(anchorNode, anchorOffset ?? 0)))));
}

/** The highlights an element stands in, the innermost first. */
function highlightsAround(element: Element): string[] {
  const ids: string[] = [];
  for (
    let mark = element.closest("[data-highlight]");
    mark;
    mark = mark.parentElement?.closest("[data-highlight]") ?? null
  ) {
    const id = mark.getAttribute("data-highlight");
    if (id !== null && !ids.includes(id)) ids.push(id);
  }
  return ids;
}
