import { type EditorState, Plugin, TextSelection, type Transaction } from "@tiptap/pm/state";
import { shownEnds } from "./folding";

type End = "first" | "last";
type Held = Readonly<Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey">>;

/**
 * The keys that lead to the text's beginning and end, with Shift selecting up to there. Browsers leave the caret where it
 * is when the end is in a section that they have not laid out, is folded away, or begins with a heading that has no caret.
 */
export function caretToEndsPlugin(): Plugin {
  return new Plugin({
    props: {
      handleKeyDown(view, event) {
        const end = endAsked(event);
        if (!end) return false;
        view.dispatch(movedToEnd(view.state, end, event.shiftKey).scrollIntoView());
        return true;
      },
    },
  });
}

/** Control with Home and End, as on most machines; Command with the arrows, as on a Mac. */
export function endAsked({ key, ctrlKey, metaKey, altKey }: Held): End | null {
  if (altKey || ctrlKey === metaKey) return null;
  if (key === (ctrlKey ? "Home" : "ArrowUp")) return "first";
  return key === (ctrlKey ? "End" : "ArrowDown") ? "last" : null;
}

/** The caret before the first, or after the last, word that is not folded away; `isSelecting` from where it was. */
export function movedToEnd(state: EditorState, end: End, isSelecting: boolean): Transaction {
  const { doc, selection, tr } = state;
  const head = doc.resolve(shownEnds(state)[end]);
  return tr.setSelection(TextSelection.between(isSelecting ? selection.$anchor : head, head));
}
