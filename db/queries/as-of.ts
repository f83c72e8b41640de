import { setImmediate as nextTurn } from "node:timers/promises";
import type { Access } from "@/db/access";
import { eventsBehind, eventsSince } from "@/db/queries/events";
import type { Stream } from "@/db/schema/history";
import type { Store } from "@/db/store";
import type { AuditEvent } from "@/lib/domain/audit-event";
import type { ClaimId } from "@/lib/domain/ids";
import { Problem } from "@/lib/errors";
import { type Desk, emptyDesk, replay } from "@/lib/live/desk";

/** A desk of the past, and the event after which it stood so. */
export type PastDesk = Readonly<{ desk: Desk; event: AuditEvent }>;

/** Events replayed in one go: some ten milliseconds, after which others have their turn. */
const PAGE = 250;

/** Some seconds. Beyond them a page would take too long, and hold too much; one claim can be replayed from any history. */
export const REPLAYED_AT_MOST = 25_000;

/** What was replayed last, for as long as nothing needs the memory: the next moment is seldom far from it. */
const lately = new WeakMap<Store, Map<Stream, WeakRef<PastDesk>>>();

/**
 * The whole desk as it was after event `seq`: all events up to it, replayed. O(events), or only those since
 * the moment that was looked at last, when that is earlier.
 *
 * @throws {Problem} `not-found` when nothing happened under that number, or it was redacted; `too-large`
 * when it is further than `REPLAYED_AT_MOST` from where a replay can begin.
 */
export async function deskAsOf(access: Access, seq: number): Promise<PastDesk> {
  const { store, stream, investigationId, hidden } = access;
  const known = lately.get(store) ?? new Map<Stream, WeakRef<PastDesk>>();
  lately.set(store, known);
  // What somebody may not know of changes while the history stays: beneath a veil nothing is remembered.
  const last = hidden.length > 0 ? undefined : known.get(stream)?.deref();
  const begun = last && last.desk.seq <= seq ? last : null;
  const start = begun?.desk ?? emptyDesk(investigationId);
  let event = begun?.desk.seq === seq ? begun.event : null;
  if (seq - start.seq > REPLAYED_AT_MOST) {
    throw new Problem("too-large", "That moment lies too many events after the beginning to be replayed here.");
  }
  const replaying = replay(start);
  for (let at = start.seq; at < seq; at += PAGE) {
    const events = (await eventsSince(access, at, PAGE)).filter((it) => it.seq <= seq && it.seq <= at + PAGE);
    replaying.take(events);
    event = events.at(-1) ?? event;
    await nextTurn();
  }
  if (event?.seq !== seq)
    throw new Problem("not-found", "There is no such event in the history of this investigation.");
  const past = { desk: replaying.end(), event };
  known.set(stream, new WeakRef(past));
  return past;
}

/**
 * The part of that desk that bears on one claim, from a history of any length: the claim, those it was merged with
 * or split from, all that was said of them, the sources and the people. O(events) to find them, and O(those found).
 *
 * @throws {Problem} `not-found` when nothing happened under that number, or it was redacted.
 */
export async function claimAsOf(access: Access, claimId: ClaimId, seq: number): Promise<PastDesk> {
  const [event] = await eventsSince(access, seq - 1, 1);
  if (event?.seq !== seq)
    throw new Problem("not-found", "There is no such event in the history of this investigation.");
  const replaying = replay(emptyDesk(access.investigationId));
  replaying.take(await eventsBehind(access, claimId, seq));
  return { desk: { ...replaying.end(), seq }, event };
}
