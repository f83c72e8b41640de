import type { HistoryEntry } from "@/db/queries/events";
import type { Undoing } from "@/db/queries/undoings";
import type { EventNames } from "@/lib/domain/event-names";
import { changesOf, type MarkedChange, marked } from "./event-changes";
import { type EventWords, eventWords } from "./event-words";

/** An event as the history shows it: a sentence, what it changed, and what became of it. */
export type ShownEvent = Readonly<{
  seq: number;
  actorId: string;
  actorName: string;
  atMs: number;
  words: EventWords;
  changes: readonly MarkedChange[];
  undoing: Undoing | null;
}>;

export function shownEvent({ body, ...event }: HistoryEntry, names: EventNames, undoing: Undoing | null): ShownEvent {
  const { seq, actorId, actorName, atMs } = event;
  return {
    seq,
    actorId,
    actorName,
    atMs,
    words: eventWords(body, names),
    changes: changesOf(body).map(marked),
    undoing,
  };
}
