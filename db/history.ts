import { hash as digestOf } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import canonicalize from "canonicalize";
import { and, asc, desc, eq, gt } from "drizzle-orm";
import { type Asks, insertRow, prepared } from "@/db/prepared";
import type { Stream } from "@/db/schema/history";
import type { Queryable, Tables, Writable } from "@/db/store";
import { type AuditEventBody, auditEventBody } from "@/lib/domain/audit-event";
import type { CommandId, ReviewerId } from "@/lib/domain/ids";

/** What stands before the first event of a stream. */
export const GENESIS_HASH = "0".repeat(64);
const HASH_RULE = "crossread/1";
const PAGE = 1_000;

/** Lower-case hexadecimal SHA-256; text is hashed as UTF-8. */
export const sha256 = (data: string | Uint8Array): string => digestOf("sha256", data, "hex");

/** JSON in the one form of RFC 8785, so that equal values have equal text and equal hashes. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError("Only JSON values have a canonical form.");
  return text;
}

type Envelope = Readonly<{
  stream: Stream;
  seq: number;
  actorId: ReviewerId;
  atMs: number;
  commandId: CommandId;
}>;

/**
 * The hash that chains an event to all before it: SHA-256 over the canonical JSON of
 * `["crossread/1", previous hash, stream, seq, actor, at, command id, SHA-256 of the body]`.
 * It covers the body's hash, not the body, so that a body can be redacted while the chain stays
 * whole. This rule cannot change: a new one needs a new first word.
 */
export function chainHash(previousHash: string, envelope: Envelope, bodySha256: string): string {
  const { stream, seq, actorId, atMs, commandId } = envelope;
  return sha256(canonicalJson([HASH_RULE, previousHash, stream, seq, actorId, atMs, commandId, bodySha256]));
}

export type Head = Readonly<{ seq: number; hash: string }>;
/** The head with the time of its event. */
type LastEvent = Head & Readonly<{ atMs: number }>;

const lastEvents = prepared((read, { auditEvents }, asked: Asks<"stream">) =>
  read
    .select({ seq: auditEvents.seq, hash: auditEvents.hash, atMs: auditEvents.atMs })
    .from(auditEvents)
    .where(eq(auditEvents.stream, asked("stream")))
    .orderBy(desc(auditEvents.seq))
    .limit(1),
);

/** The last event of a stream. Read inside the transaction that appends, never kept. */
export async function headOfStream(read: Queryable, tables: Tables, stream: Stream): Promise<LastEvent> {
  const [last] = await lastEvents({ read, tables }, { stream });
  return last ?? { seq: 0, hash: GENESIS_HASH, atMs: 0 };
}

/**
 * When the next event happens: now, but never before the one it follows. What counts of several
 * judgements is told by their times, and a clock that goes back must not turn that around.
 */
export const nextMoment = (nowMs: number, { atMs }: LastEvent): number => Math.max(nowMs, atMs);

/** Appends events after `head` in the transaction of the change they record. Returns the new head. */
export async function appendAuditEvents(
  write: Writable,
  { auditEvents }: Tables,
  head: Head,
  envelope: Omit<Envelope, "seq">,
  bodies: readonly AuditEventBody[],
): Promise<Head> {
  let { seq, hash } = head;
  for (const event of bodies) {
    seq += 1;
    const body = canonicalJson(auditEventBody.parse(event));
    const bodySha256 = sha256(body);
    const previousHash = hash;
    hash = chainHash(previousHash, { ...envelope, seq }, bodySha256);
    await insertRow(write, auditEvents, { ...envelope, seq, body, bodySha256, previousHash, hash });
  }
  return { seq, hash };
}

/** One event that is not what it was, and how that shows. */
type Fault = Readonly<{ seq: number; message: string }>;

export type Verified = Readonly<{
  unbroken: boolean;
  /** As far as the history is whole. */
  events: number;
  head: string;
  brokenAt: number | null;
  /** The first of them is `brokenAt`; an event after it is compared with what stands before it now. */
  faults: readonly Fault[];
}>;

const FAULTS_AT_MOST = 100;

type Walk = Readonly<{
  /** An event that is known to be in order, to go on from. */
  from?: Head;
  /** Hears each hash that is in order, up to the first fault. */
  onHash?: (hash: string) => void;
}>;

/**
 * Walks a stream from its first event and compares every hash. `brokenAt` is the first `seq` at which the
 * history is not what it was; the walk goes on from the hash that stands there, so that every changed
 * event is named and not the first alone. O(events), a page in memory at a time; others have their turn between pages.
 */
export async function verifyStream(
  read: Queryable,
  { auditEvents }: Tables,
  stream: Stream,
  { from = { seq: 0, hash: GENESIS_HASH }, onHash = () => undefined }: Walk = {},
): Promise<Verified> {
  let whole: Head = { seq: from.seq, hash: from.hash };
  let before: Head = whole;
  const faults: Fault[] = [];
  for (;;) {
    const page = await read
      .select()
      .from(auditEvents)
      .where(and(eq(auditEvents.stream, stream), gt(auditEvents.seq, before.seq)))
      .orderBy(asc(auditEvents.seq))
      .limit(PAGE);
    for (const event of page) {
      const fault = faultOf(event, before);
      if (fault && faults.length < FAULTS_AT_MOST) faults.push(fault);
      before = { seq: event.seq, hash: event.hash };
      if (faults.length > 0) continue;
      whole = before;
      onHash(event.hash);
    }
    if (page.length < PAGE) break;
    await nextTurn();
  }
  const [first] = faults;
  return { unbroken: !first, events: whole.seq, head: whole.hash, brokenAt: first?.seq ?? null, faults };
}

type StoredEvent = Tables["auditEvents"]["$inferSelect"];

/** What is wrong with an event that follows `before`, or null. Names what differs, as far as hashes can tell. */
function faultOf(event: StoredEvent, before: Head): Fault | null {
  const { seq, body, bodySha256, previousHash, hash } = event;
  const next = before.seq + 1;
  if (seq !== next) {
    const missing = seq === next + 1 ? `event ${next} is missing` : `events ${next} to ${seq - 1} are missing`;
    return { seq: next, message: `${missing}.` };
  }
  const named = `${kindIn(body)} by ${event.actorId}, ${new Date(event.atMs).toISOString()}`;
  const fault = (what: string) => ({ seq, message: `${what} (${named}).` });
  if (body !== null && sha256(body) !== bodySha256) return fault("what the event says is not what was written");
  if (previousHash !== before.hash) return fault("the event does not follow the one that stands before it");
  const isChained = chainHash(previousHash, event, bodySha256) === hash;
  return isChained ? null : fault("who, when, or by which command is not what was written, or the hash is not");
}

/** The type of event that a body names, though it may be no JSON any more. */
const kindIn = (body: string | null) => /"type":"([a-z]+\.[a-z-]+)"/.exec(body ?? "")?.[1] ?? "an event";
