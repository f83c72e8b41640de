"use client";

import { useEffect, useRef } from "react";
import { useAnnounce } from "@/app/_live/announcer";
import { useUndo } from "@/app/_live/live-desk";

/** Takes back the last change made in this tab; there only while there is one. */
export function UndoButton() {
  const { undo, what } = useUndo();
  const announce = useAnnounce();
  const takeBack = async () => {
    const outcome = await undo();
    if (outcome?.ok) announce("Undone.");
  };
  const latest = useRef(takeBack);
  useEffect(() => {
    latest.current = takeBack;
  });
  useEffect(() => {
    const listening = new AbortController();
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isUndoKey(event) || isTyping(event.target)) return;
      event.preventDefault();
      void latest.current();
    };
    // The desk hears the key first and keeps it to itself: there it says what is undone.
    document.addEventListener("keydown", onKeyDown, { signal: listening.signal });
    return () => listening.abort();
  }, []);
  if (what === null) return null;
  return (
    <button type="button" className="icon-button" aria-label={what} title={what} onClick={takeBack}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" fill="none" stroke="currentColor">
        <path d="M5.5 3 2.5 6l3 3M3 6h6.5a4 4 0 0 1 0 8H7" strokeWidth="1.5" />
      </svg>
    </button>
  );
}

function isUndoKey({ key, metaKey, ctrlKey, altKey, shiftKey }: KeyboardEvent): boolean {
  return key.toLowerCase() === "z" && (metaKey || ctrlKey) && !altKey && !shiftKey;
}

/** There the key takes back what was typed. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
}
