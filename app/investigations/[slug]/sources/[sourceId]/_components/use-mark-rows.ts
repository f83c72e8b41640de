"use client";

import type { Editor } from "@tiptap/react";
import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import type { Highlight } from "@/lib/editor/highlights";
import { blockPlaceAt } from "@/lib/editor/positions";
import { type MarkPlace, type MarkRows, markMeter } from "./mark-rows";

/**
 * Where each highlight stands now: measured when the highlights or folds change (`revision`), when
 * the text or the column changes its size, and when a section comes into view. A caret that moves
 * measures nothing.
 */
export function useMarkRows(
  editor: Editor | null,
  column: RefObject<HTMLElement | null>,
  highlights: readonly Highlight[],
  revision: number,
): MarkRows {
  const drawn = useRef(highlights);
  drawn.current = highlights;
  const [rows, setRows] = useState<MarkRows>(new Map());
  const measure = useRef<(() => void) | null>(null);
  useLayoutEffect(() => {
    const page = column.current;
    if (!editor || editor.isDestroyed || !page) return;
    const text = editor.view.dom;
    const read = markMeter(text, page, placesOf(editor, drawn));
    const show = () => setRows((prior) => unlessSame(prior, read()));
    const listening = new AbortController();
    const sizes = new ResizeObserver(show);
    measure.current = show;
    sizes.observe(text);
    sizes.observe(page);
    let frame = 0;
    const soon = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(show);
    };
    // Captured, because it is each section that is told; once a frame, because many are told at once.
    text.addEventListener("contentvisibilityautostatechange", soon, { capture: true, signal: listening.signal });
    return () => {
      measure.current = null;
      cancelAnimationFrame(frame);
      sizes.disconnect();
      listening.abort();
    };
  }, [editor, column]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the revision says when to measure again
  useLayoutEffect(() => measure.current?.(), [editor, revision]);
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
