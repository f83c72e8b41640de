import { Plugin } from "@tiptap/pm/state";

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
          if (ids.length > 0) onPoint(ids);
          return false;
        },
      },
    },
  });
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
