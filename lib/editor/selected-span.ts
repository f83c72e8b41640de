import type { EditorState } from "@tiptap/pm/state";
import { splitsSurrogatePair } from "@/lib/text/code-points";
import type { Span } from "@/lib/text/span";
import { toTextOffset } from "./positions";

/**
 * The selected stretch of `text`, without blanks at its ends: people select the blank after a word
 * and do not mean it. Null when no word is selected.
 */
export function selectedSpan(state: EditorState, text: string): Span | null {
  const { from, to, empty } = state.selection;
  if (empty) return null;
  return trimmedSpan(text, { start: toTextOffset(state.doc, from, "on"), end: toTextOffset(state.doc, to, "back") });
}

/** The span without blanks at its ends and without half characters; null when nothing is left. */
function trimmedSpan(text: string, { start, end }: Span): Span | null {
  let from = splitsSurrogatePair(text, start) ? start - 1 : start;
  let to = splitsSurrogatePair(text, end) ? end + 1 : end;
  while (from < to && isBlank(text.charAt(from))) from++;
  while (from < to && isBlank(text.charAt(to - 1))) to--;
  return from < to ? { start: from, end: to } : null;
}

const isBlank = (character: string) => /\s/.test(character);
