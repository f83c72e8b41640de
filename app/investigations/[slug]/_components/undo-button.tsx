"use client";

import { useAnnounce } from "@/app/_live/announcer";
import { useUndo } from "@/app/_live/live-desk";

/** Takes back the last change made in this tab; there only while there is one. */
export function UndoButton() {
  const { undo, what } = useUndo();
  const announce = useAnnounce();
  if (what === null) return null;
  const takeBack = async () => {
    const outcome = await undo();
    if (outcome?.ok) announce("Undone.");
  };
  return (
    <button type="button" className="icon-button" aria-label={what} title={what} onClick={takeBack}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" fill="none" stroke="currentColor">
        <path d="M5.5 3 2.5 6l3 3M3 6h6.5a4 4 0 0 1 0 8H7" strokeWidth="1.5" />
      </svg>
    </button>
  );
}
