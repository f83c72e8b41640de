"use client";

import type { Editor } from "@tiptap/react";
import { useEffect, useState } from "react";
import { blockAt } from "@/lib/editor/positions";

/** How far below the top of the window people read, near enough. */
const READING_LINE_PX = 180;

/** The block (counted from 0) that is being read: the one at the reading line. Looked at once a frame while scrolling. */
export function useVisibleBlock(editor: Editor | null): number {
  const [block, setBlock] = useState(0);
  useEffect(() => {
    if (!editor) return;
    const listening = new AbortController();
    let frame = 0;
    const look = () => {
      frame = 0;
      if (editor.isDestroyed) return;
      const { left, width } = editor.view.dom.getBoundingClientRect();
      const place = editor.view.posAtCoords({ left: left + width / 2, top: READING_LINE_PX });
      if (place) setBlock(blockAt(editor.state.doc, place.pos));
    };
    const onScroll = () => {
      if (frame === 0) frame = requestAnimationFrame(look);
    };
    // Captured, because it may be the window or the column that scrolls.
    document.addEventListener("scroll", onScroll, { capture: true, passive: true, signal: listening.signal });
    return () => {
      listening.abort();
      cancelAnimationFrame(frame);
    };
  }, [editor]);
  return block;
}
