import type { HistoryEntry } from "@/db/queries/events";
import type { Undoing } from "@/db/queries/undoings";
import { tokenBehind } from "@/lib/domain/access-token";
import type { EventNames } from "@/lib/domain/event-names";
import type { AccessTokenId } from "@/lib/domain/ids";
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
  /** What the access token is called that it came through; null for what a person did. */
  through: string | null;
}>;

type Named = Readonly<{ names: EventNames; tokens: Readonly<Record<AccessTokenId, string>> }>;

export function shownEvent(
  { body, ...event }: HistoryEntry,
  { names, tokens }: Named,
  undoing: Undoing | null,
): ShownEvent {
  const { seq, actorId, actorName, atMs } = event;
  const tokenId = tokenBehind(event.commandId);
  return {
    seq,
    actorId,
    actorName,
    atMs,
    words: eventWords(body, names, actorId),
    changes: changesOf(body).map(marked),
    undoing,
    through: tokenId && (tokens[tokenId] ?? "from another installation"),
  };
}
