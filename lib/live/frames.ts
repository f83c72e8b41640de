import { z } from "zod";
import type { AuditEvent } from "@/lib/domain/audit-event";
import { commandId, id, type ReviewerId, type SourceId, type SourceVersionId } from "@/lib/domain/ids";
import type { ProblemCode } from "@/lib/errors";

/**
 * What a tab and the server say to each other on `/live?investigation=SLUG`. One JSON object a
 * frame. The tab speaks first: `hello` with the `seq` its view was read at; the server sends what
 * happened since, and from then on every event as it happens.
 */

export const UP_FRAME_BYTES = 256 * 1024;
/** Who missed more than this reads the page again: sooner done than every event told, and never a mixture of the two. */
export const CATCH_UP_EVENTS = 5_000;

/** No text is longer: what is counted in a text stays below. */
const offset = z
  .int()
  .nonnegative()
  .max(2 ** 31 - 1);

/** Words that somebody has selected, in the text of one version. */
const selection = z
  .object({ versionId: id("ver"), start: offset, end: offset })
  .refine(({ start, end }) => start < end, "A selection has at least one character.");
export type Selection = Readonly<{ versionId: SourceVersionId; start: number; end: number }>;

export const upFrame = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("hello"),
    since: z.int().nonnegative(),
    /** Whose page it is. Somebody else may have signed in on this browser since: nothing is to be sent under their name. */
    as: id("rev").optional(),
  }),
  z.object({ type: z.literal("command"), id: commandId, command: z.string().max(60), input: z.unknown() }),
  z.object({
    type: z.literal("presence"),
    sourceId: id("src").nullable(),
    /** The block the person reads, counted from 0. */
    block: offset.nullable(),
    /** Left out by tabs from before there was one. */
    selection: selection.nullable().default(null),
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
  selection: Selection | null;
}>;

/** `present`: the words that stand where those of the change were to go, when their author had not seen them. */
export type RefusedFor = Readonly<{ code: ProblemCode; message: string; present?: string | undefined }>;

export type DownFrame =
  /** The answer to `hello`, after the events that were missed. */
  | Readonly<{ type: "ready"; seq: number }>
  | Readonly<{ type: "events"; events: readonly AuditEvent[] }>
  /** Sent after the change is on disk and after its events, so that nothing flickers. */
  | Readonly<{ type: "acknowledged"; id: string; seq: number }>
  | Readonly<{ type: "refused"; id: string; problem: RefusedFor }>
  /** Everyone who is here, said once to who comes in; `moved` is what is otherwise since, a person at a time. */
  | Readonly<{ type: "present"; people: readonly Presence[] }>
  | Readonly<{ type: "moved"; people: readonly Presence[]; left: readonly ReviewerId[] }>;

/** Why the server closes a socket; the tab says it in words and knows whether to come back. */
export const closeCodes = {
  signedOut: 4001,
  notAMember: 4003,
  anotherAccount: 4004,
  badFrame: 4400,
  tooSlow: 4408,
  /** The tab is more than `CATCH_UP_EVENTS` behind: it has to read its page again, and comes back with that `seq`. */
  leftBehind: 4410,
  shuttingDown: 1012,
} as const;
