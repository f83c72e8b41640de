"use client";

import type { Editor } from "@tiptap/react";
import { type RefObject, useLayoutEffect, useState } from "react";

/** Where a highlight stands: pixels from the top of the reading column. */
export type MarkRow = Readonly<{ top: number; bottom: number }>;
export type MarkRows = ReadonlyMap<string, MarkRow>;

/**
 * Where each highlight stands now, measured after every change of the page and of its size. A folded
 * one stands where its segment's heading does. Reads the layout of every mark once: O(marks).
 */
export function useMarkRows(editor: Editor | null, column: RefObject<HTMLElement | null>, revision: number): MarkRows {
  const [rows, setRows] = useState<MarkRows>(new Map());
  // biome-ignore lint/correctness/useExhaustiveDependencies: the revision says when to measure again
  useLayoutEffect(() => {
    const page = column.current;
    if (!editor || editor.isDestroyed || !page) return;
    const text = editor.view.dom;
    const read = () => setRows((prior) => unlessSame(prior, measured(text, page)));
    read();
    const sizes = new ResizeObserver(read);
    sizes.observe(text);
    sizes.observe(page);
    return () => sizes.disconnect();
  }, [editor, column, revision]);
  return rows;
}

function measured(text: Element, page: Element): Map<string, MarkRow> {
  const rows = new Map<string, MarkRow>();
  const origin = page.getBoundingClientRect().top;
  for (const mark of text.querySelectorAll("mark[data-highlight]")) {
    const id = mark.getAttribute("data-highlight") ?? "";
    const { top, bottom } = (mark.closest("section.folded") ?? mark).getBoundingClientRect();
    const prior = rows.get(id);
    rows.set(id, {
      top: Math.round(Math.min(prior?.top ?? Number.POSITIVE_INFINITY, top - origin)),
      bottom: Math.round(Math.max(prior?.bottom ?? Number.NEGATIVE_INFINITY, bottom - origin)),
    });
  }
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
