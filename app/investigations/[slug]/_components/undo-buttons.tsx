"use client";

import { useEffect, useRef } from "react";
import { useAnnounce } from "@/app/_live/announcer";
import { useUndo } from "@/app/_live/live-desk";

/** Takes back the last change made in this tab, and does it again; on every page of the investigation, by button and key. */
export function UndoButtons() {
  const { undo, redo, undoable, redoable } = useUndo();
  const announce = useAnnounce();
  const act = async (back: typeof undo, what: string | null, nothing: string) => {
    if (what === null) return announce(nothing);
    announce(what);
    const outcome = await back();
    if (outcome?.ok === false) announce(`Not done. ${outcome.problem.message}`);
  };
  const takeBack = () => act(undo, undoable, "Nothing to undo in this tab.");
  const doAgain = () => act(redo, redoable, "Nothing to do again in this tab.");
  const latest = useRef({ takeBack, doAgain });
  useEffect(() => {
    latest.current = { takeBack, doAgain };
  });
  useEffect(() => {
    const listening = new AbortController();
    const onKeyDown = (event: KeyboardEvent) => {
      const direction = directionOf(event);
      if (!direction || isTyping(event.target)) return;
      event.preventDefault();
      void latest.current[direction]();
    };
    document.addEventListener("keydown", onKeyDown, { signal: listening.signal });
    return () => listening.abort();
  }, []);
  return (
    <>
      {undoable && <ArrowButton label={undoable} onClick={takeBack} />}
      {redoable && <ArrowButton label={redoable} isForward onClick={doAgain} />}
    </>
  );
}

type ArrowProps = Readonly<{ label: string; isForward?: boolean; onClick: () => void }>;

function ArrowButton({ label, isForward = false, onClick }: ArrowProps) {
  return (
    <button type="button" className="icon-button" aria-label={label} title={label} onClick={onClick}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" fill="none" stroke="currentColor">
        <path
          d="M5.5 3 2.5 6l3 3M3 6h6.5a4 4 0 0 1 0 8H7"
          strokeWidth="1.5"
          {...(isForward && { transform: "matrix(-1 0 0 1 16 0)" })}
        />
      </svg>
    </button>
  );
}

/** Ctrl or ⌘ with Z, with Shift the other way; Ctrl with Y as well, which is what Windows has. */
function directionOf({ key, metaKey, ctrlKey, altKey, shiftKey }: KeyboardEvent): "takeBack" | "doAgain" | null {
  if (altKey || !(metaKey || ctrlKey)) return null;
  if (key.toLowerCase() === "z") return shiftKey ? "doAgain" : "takeBack";
  return key.toLowerCase() === "y" && ctrlKey && !shiftKey ? "doAgain" : null;
}

/** There the key takes back what was typed; in the article nothing can be. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element) || target.closest(".article-text")) return false;
  return target.closest("input, textarea, select, [contenteditable]") !== null;
}
