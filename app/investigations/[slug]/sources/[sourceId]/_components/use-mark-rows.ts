"use client";

import type { Editor, EditorEvents } from "@tiptap/react";
import { type RefObject, startTransition, useLayoutEffect, useRef, useState } from "react";
import { areFoldsChanged } from "@/lib/editor/folding";
import { areMarksChanged, type Highlight, isDrawnUnseen } from "@/lib/editor/highlights";
import { blockPlaceAt } from "@/lib/editor/positions";
import { type MarkPlace, type MarkRows, markMeter } from "./mark-rows";

/**
 * Where each highlight stands now: measured when the highlights or folds change, when the text or the column changes
 * its size, and when a section comes into view; at most once a frame, and shown when there is time. A caret that
 * moves measures nothing.
 */
export function useMarkRows(
  editor: Editor | null,
  column: RefObject<HTMLElement | null>,
  highlights: readonly Highlight[],
): MarkRows {
  const drawn = useRef(highlights);
  drawn.current = highlights;
  const [rows, setRows] = useState<MarkRows>(new Map());
  useLayoutEffect(() => {
    const page = column.current;
    if (!editor || editor.isDestroyed || !page) return;
    const text = editor.view.dom;
    const read = markMeter(text, page, placesOf(editor, drawn));
    const show = () => {
      const next = read();
      startTransition(() => setRows((prior) => unlessSame(prior, next)));
    };
    const listening = new AbortController();
    const sizes = new ResizeObserver(show);
    sizes.observe(text);
    sizes.observe(page);
    let frame = 0;
    const soon = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(show);
    };
    // Captured, because it is each section that is told; once a frame, because many are told at once.
    text.addEventListener("contentvisibilityautostatechange", soon, { capture: true, signal: listening.signal });
    let before = editor.state;
    const seen = ({ editor: { state }, transaction }: EditorEvents["transaction"]) => {
      if (!isDrawnUnseen(transaction) && (areMarksChanged(before, state) || areFoldsChanged(before, state))) soon();
      before = state;
    };
    editor.on("transaction", seen);
    return () => {
      editor.off("transaction", seen);
      cancelAnimationFrame(frame);
      sizes.disconnect();
      listening.abort();
    };
  }, [editor, column]);
  return rows;
}

/** Where the highlights should be, section by section: worked out again when there are others. */
function placesOf(editor: Editor, drawn: Readonly<{ current: readonly Highlight[] }>) {
  let known: Readonly<{ doc: unknown; highlights: readonly Highlight[] }> | null = null;
  let places: MarkPlace[][] = [];
  return () => {
    const { doc } = editor.state;
    const highlights = drawn.current;
    if (known?.doc === doc && known.highlights === highlights) return places;
    known = { doc, highlights };
    places = Array.from({ length: doc.childCount }, () => []);
    for (const { id, from, to } of highlights) {
      const first = blockPlaceAt(doc, from);
      const last = blockPlaceAt(doc, Math.max(from, to - 1));
      const bottom = last.section === first.section ? (last.at + 1) / last.of : 1;
      places[first.section]?.push({ id, top: first.at / first.of, bottom });
    }
    return places;
  };
}

function unlessSame(prior: MarkRows, next: MarkRows): MarkRows {
  if (prior.size !== next.size) return next;
  for (const [id, { top, bottom }] of next) {
    const before = prior.get(id);
    if (before?.top !== top || before.bottom !== bottom) return next;
  }
  return prior;
}
