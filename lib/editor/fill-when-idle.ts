import type { EditorState, PluginView, Transaction } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { blockPlaceAt, toTextOffset } from "./positions";

/** Long enough to get on, short enough that a key press or a scroll does not wait for it. */
const SLICE_MS = 6;
const SLICE_HIGHLIGHTS = 40;

type Filling = Readonly<{
  /** The section to go on with; null when nothing waits. */
  next: (state: EditorState) => number | null;
  fill: (transaction: Transaction, section: number, atMost: number, isSeen: boolean) => Transaction;
}>;

/**
 * Draws what waits: in slices while the browser is idle, a whole section when it comes into view, and everything
 * before printing.
 */
export function fillWhenIdle(view: EditorView, { next, fill }: Filling): PluginView {
  const listening = new AbortController();
  const { signal } = listening;
  let cancel: (() => void) | null = null;
  const draw = (section: number, atMost: number, isSeen: boolean) =>
    view.dispatch(fill(view.state.tr, section, atMost, isSeen));

  const slice = () => {
    cancel = null;
    const began = performance.now();
    for (let section = next(view.state); section !== null; section = next(view.state)) {
      draw(section, SLICE_HIGHLIGHTS, false);
      if (performance.now() - began > SLICE_MS) break;
    }
    goOn();
  };
  const goOn = () => {
    if (cancel === null && !signal.aborted && next(view.state) !== null) cancel = whenIdle(slice);
  };
  const drawAll = () => {
    for (let section = next(view.state); section !== null; section = next(view.state)) {
      draw(section, Number.POSITIVE_INFINITY, true);
    }
  };
  const drawSeen = (event: Event) => {
    const { target } = event;
    const isSkipped = "skipped" in event && event.skipped === true;
    if (isSkipped || !(target instanceof Element) || next(view.state) === null) return;
    const { doc } = view.state;
    draw(
      blockPlaceAt(doc, toTextOffset(doc, view.posAtDOM(target, 0) + 1, "on")).section,
      Number.POSITIVE_INFINITY,
      true,
    );
  };
  view.dom.ownerDocument.defaultView?.addEventListener("beforeprint", drawAll, { signal });
  view.dom.addEventListener("contentvisibilityautostatechange", drawSeen, { capture: true, signal });
  goOn();
  return {
    update: goOn,
    destroy() {
      listening.abort();
      cancel?.();
    },
  };
}

/** Runs `task` when there is nothing else to do; where the browser cannot tell, a moment later. Says how to call it off. */
function whenIdle(task: () => void): () => void {
  if (typeof requestIdleCallback === "function") {
    const id = requestIdleCallback(task, { timeout: 500 });
    return () => cancelIdleCallback(id);
  }
  const id = setTimeout(task, 30);
  return () => clearTimeout(id);
}
