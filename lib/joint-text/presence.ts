import { z } from "zod";
import type { ReviewerId } from "@/lib/domain/ids";
import { joinedBytes, sizedBytes, stringBytes, uintBytes } from "./bytes";
import type { AwarenessEntry } from "./frames";

/** Who is at a joint text, in the server's words: a client says where its caret is, never who it is. */
export type Writer = Readonly<{ reviewerId: ReviewerId; name: string; mayWrite: boolean }>;

const item = z.object({ client: z.number(), clock: z.number() });
const place = z.object({
  type: item.nullish(),
  tname: z.string().max(100).nullish(),
  item: item.nullish(),
  assoc: z.number().optional(),
});
const said = z.object({ cursor: z.object({ anchor: place, head: place }).nullish() }).nullable();
/** `user` is what the caret plugin of the editor looks for. */
const shown = z.object({
  user: z.object({ reviewerId: z.string(), name: z.string(), mayWrite: z.boolean() }),
});

/** The same entry with the writer the server knows; null where its state makes no sense. */
export function signedEntry({ clientId, clock, state }: AwarenessEntry, writer: Writer): AwarenessEntry | null {
  const parsed = said.safeParse(jsonIn(state));
  if (!parsed.success) return null;
  const signed = parsed.data && { user: writer, cursor: parsed.data.cursor ?? null };
  return { clientId, clock, state: JSON.stringify(signed) };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Reads who a client is out of what the server passed on. */
export function writerIn(state: unknown): Readonly<{ reviewerId: string; name: string; mayWrite: boolean }> | null {
  const parsed = shown.safeParse(state);
  return parsed.success ? parsed.data.user : null;
}

/** A frame that says what these clients say. */
export function awarenessFrame(name: string, entries: readonly AwarenessEntry[]): Uint8Array {
  const said = entries.flatMap(({ clientId, clock, state }) => [
    uintBytes(clientId),
    uintBytes(clock),
    stringBytes(state),
  ]);
  const AWARENESS = 1;
  return joinedBytes([stringBytes(name), [AWARENESS], sizedBytes(joinedBytes([uintBytes(entries.length), ...said]))]);
}
