import { z } from "zod";
import type { AuditEvent } from "@/lib/domain/audit-event";
import { commandId, id, type ReviewerId, type SourceId } from "@/lib/domain/ids";
import type { ProblemCode } from "@/lib/errors";

/**
 * What a tab and the server say to each other on `/live?investigation=SLUG`. One JSON object a
 * frame. The tab speaks first: `hello` with the `seq` its view was read at; the server sends what
 * happened since, and from then on every event as it happens.
 */

export const UP_FRAME_BYTES = 256 * 1024;

export const upFrame = z.discriminatedUnion("type", [
  z.object({ type: z.literal("hello"), since: z.int().nonnegative() }),
  z.object({ type: z.literal("command"), id: commandId, command: z.string().max(60), input: z.unknown() }),
  z.object({
    type: z.literal("presence"),
    sourceId: id("src").nullable(),
    /** The block the person reads, counted from 0. */
    block: z.int().nonnegative().nullable(),
  }),
]);
/** As sent: ids are plain strings until the server has parsed them. */
export type UpFrame = z.input<typeof upFrame>;

/** One person who is here. Somebody with two tabs is listed once, where they last were. */
export type Presence = Readonly<{
  reviewerId: ReviewerId;
  name: string;
  sourceId: SourceId | null;
  block: number | null;
}>;

export type DownFrame =
  /** The answer to `hello`, after the events that were missed. */
  | Readonly<{ type: "ready"; seq: number }>
  | Readonly<{ type: "events"; events: readonly AuditEvent[] }>
  /** Sent after the change is on disk and after its events, so that nothing flickers. */
  | Readonly<{ type: "acknowledged"; id: string; seq: number }>
  | Readonly<{ type: "refused"; id: string; problem: Readonly<{ code: ProblemCode; message: string }> }>
  | Readonly<{ type: "present"; people: readonly Presence[] }>;

/** Why the server closes a socket; the tab says it in words and knows whether to come back. */
export const closeCodes = {
  signedOut: 4001,
  notAMember: 4003,
  badFrame: 4400,
  tooSlow: 4408,
  shuttingDown: 1012,
} as const;
