"use client";

import type { Editor } from "@tiptap/react";
import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import { type MarkRows, markMeter } from "./mark-rows";

/**
 * Where each highlight stands now: measured when the highlights or folds change (`revision`), when
 * the text or the column changes its size, and when a section comes into view. A caret that moves
 * measures nothing.
 */
export function useMarkRows(editor: Editor | null, column: RefObject<HTMLElement | null>, revision: number): MarkRows {
  const [rows, setRows] = useState<MarkRows>(new Map());
  const measure = useRef<(() => void) | null>(null);
  useLayoutEffect(() => {
    const page = column.current;
    if (!editor || editor.isDestroyed || !page) return;
    const text = editor.view.dom;
    const read = markMeter(text, page);
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

function unlessSame(prior: MarkRows, next: MarkRows): MarkRows {
  if (prior.size !== next.size) return next;
  for (const [id, { top, bottom }] of next) {
    const before = prior.get(id);
    if (before?.top !== top || before.bottom !== bottom) return next;
  }
  return prior;
}
