"use client";

import { useSyncExternalStore } from "react";

type Said = Readonly<{ text: string; count: number }>;

const silence: Said = { text: "", count: 0 };
let said = silence;
const listeners = new Set<() => void>();

function announce(text: string): void {
  said = { text, count: said.count + 1 };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Says something to screen readers, when they have finished what they are saying. */
export function useAnnounce(): (text: string) => void {
  return announce;
}

/** Where announcements are made: once on a page, there from the start, since a region that comes with its text is not read. */
export function Announcer() {
  const { text, count } = useSyncExternalStore(
    subscribe,
    () => said,
    () => silence,
  );
  return (
    <div className="unseen" role="status" aria-live="polite">
      {/* A new element each time: the same words said twice are news twice. */}
      <span key={count}>{text}</span>
    </div>
  );
}
