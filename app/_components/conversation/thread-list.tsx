"use client";

import type { ReactNode } from "react";
import { countedWords } from "@/app/_components/time-words";
import type { ThreadView } from "@/lib/live/thread-view";
import { ThreadItem } from "./thread-item";

type Props = Readonly<{ threads: readonly ThreadView[]; aboutOf?: (view: ThreadView) => ReactNode }>;

/** Threads with the open ones first; resolved ones are folded. */
export function ThreadList({ threads, aboutOf }: Props) {
  const open = threads.filter(({ isOpen }) => isOpen);
  const resolved = threads.filter(({ isOpen }) => !isOpen);
  const item = (view: ThreadView) => (
    <li key={view.thread.id}>
      <ThreadItem view={view} about={aboutOf?.(view)} />
    </li>
  );
  return (
    <>
      {open.length > 0 && (
        <ul className="threads" aria-label="Open threads">
          {open.map(item)}
        </ul>
      )}
      {resolved.length > 0 && (
        <details className="threads-resolved">
          <summary>{countedWords(resolved.length, "resolved thread")}</summary>
          <ul className="threads" aria-label="Resolved threads">
            {resolved.map(item)}
          </ul>
        </details>
      )}
    </>
  );
}
