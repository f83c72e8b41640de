import { setImmediate as nextTurn } from "node:timers/promises";
import { and, asc, desc, eq, gte, lt, or, type SQL, sql } from "drizzle-orm";
import type { Access } from "@/db/access";
import { amongIds } from "@/db/engines/sqlite/among-ids";
import { amongThese, isOfOneType, typeOf } from "@/db/engines/sqlite/events";
import { type AuditEvent, auditEventBody } from "@/lib/domain/audit-event";
import type { ReviewerId } from "@/lib/domain/ids";

/**
 * Events found by what their bodies say. A *way* is a condition that one of the history's indexes answers: the events
 * along it are found at once, however long the history is. Beneath a veil a body is cut before it is read, which no
 * index can know: there the same conditions are asked of every event, some thousand at a time.
 */
export type Way = Readonly<{
  where: SQL;
  /** It leads to many places of an index: what is found is sorted then, and SQLite must not go along `seq` to save that. */
  isOfMany: boolean;
}>;

/** To the events of one place in an index. */
export const wayTo = (where: SQL): Way => ({ where, isOfMany: false });

/** Events that one statement looks at: some ten milliseconds, so that what nothing passes does not hold up the desk. */
const LOOK = 4_000;
/** Ids that one statement looks up. */
const IDS = 2_000;
/** Events whose bodies one statement reads. */
const BODIES = 500;

/** To the events that name one of these ids so: a way for each part of a long list. */
export function waysTo(named: SQL, ids: readonly string[]): Way[] {
  return partsOf(ids, IDS).map((part) => ({ where: sql`${named} ${amongThese(part)}`, isOfMany: true }));
}

/** The same way, for those that pass something besides. */
export const narrowed = ({ where, isOfMany }: Way, by: SQL): Way => ({ where: sql`(${where} and ${by})`, isOfMany });

const isVeiled = ({ hidden }: Access) => hidden.length > 0;

export type Passing = Readonly<{ actorId?: ReviewerId; types?: readonly string[] }>;
type Stretch = Readonly<{ fromSeq: number; endSeq: number; limit: number }>;

/** The newest events of a stretch of the history that a way leads to and that pass, at most `limit`: newest first. */
export async function newestAlong(
  access: Access,
  ways: readonly Way[],
  { actorId, types }: Passing,
  stretch: Stretch,
): Promise<number[]> {
  const { auditEvents } = access.tables;
  if (!isVeiled(access)) {
    const found = new Set<number>();
    for (const way of ways) for (const seq of await newestOf(access, way, { actorId, types }, stretch)) found.add(seq);
    return [...found].sort((one, other) => other - one).slice(0, stretch.limit);
  }
  const within = [
    actorId && eq(auditEvents.actorId, actorId), // The cheap one first: a body is opened only for what passes it.
    types && isOfOneType(auditEvents.body, types),
    or(...ways.map(({ where }) => where)),
  ];
  const found: number[] = [];
  for (let end = stretch.endSeq; end > stretch.fromSeq && found.length < stretch.limit; end -= LOOK) {
    const rows = await access.read
      .select({ seq: auditEvents.seq })
      .from(auditEvents)
      .where(and(inStretch(access, Math.max(end - LOOK, stretch.fromSeq), end), ...within))
      .orderBy(desc(auditEvents.seq))
      .limit(stretch.limit - found.length);
    found.push(...rows.map(({ seq }) => seq));
    await nextTurn();
  }
  return found;
}

/** Of one way. What the index does not say of an event is looked at here, a page of them at a time. */
async function newestOf(
  access: Access,
  way: Way,
  { actorId, types }: { [Key in keyof Passing]: Passing[Key] | undefined },
  { fromSeq, endSeq, limit }: Stretch,
): Promise<number[]> {
  const { auditEvents } = access.tables;
  const isAll = actorId === undefined && types === undefined;
  const among = types && new Set(types);
  const found: number[] = [];
  for (let end = endSeq; found.length < limit; ) {
    const rows = await access.read
      .select({
        seq: auditEvents.seq,
        ...(!isAll && { actorId: auditEvents.actorId, type: sql<string>`${typeOf(auditEvents.body)}` }),
      })
      .from(auditEvents)
      .where(and(inStretch(access, fromSeq, end, way), way.where))
      .orderBy(desc(numberOf(access, way)))
      .limit(isAll ? limit : LOOK);
    for (const row of rows) {
      const passes = (!actorId || row.actorId === actorId) && (!among || among.has(row.type ?? ""));
      if (passes && found.length < limit) found.push(row.seq);
    }
    await nextTurn();
    const last = rows.at(-1);
    if (isAll || !last || rows.length < LOOK) break;
    end = last.seq;
  }
  return found;
}

/** All events up to `seq`, and from `fromSeq` on, that a way leads to, in order. O(those found). */
export async function allAlong(access: Access, ways: readonly Way[], seq: number, fromSeq = 1): Promise<AuditEvent[]> {
  const { auditEvents } = access.tables;
  const found = new Set<number>();
  const look = isVeiled(access) ? LOOK : seq;
  const every = { where: or(...ways.map(({ where }) => where)), isOfMany: false };
  for (const way of isVeiled(access) ? [every] : ways) {
    for (let from = fromSeq; from <= seq; from += look) {
      const rows = await access.read
        .select({ seq: auditEvents.seq })
        .from(auditEvents)
        .where(and(inStretch(access, from, Math.min(from + look, seq + 1), way), way.where));
      for (const row of rows) found.add(row.seq);
      await nextTurn();
    }
  }
  return eventsNumbered(
    access,
    [...found].sort((one, other) => one - other),
  );
}

/** These events, in order; those that were redacted are passed over. */
async function eventsNumbered({ read, tables, stream }: Access, seqs: readonly number[]): Promise<AuditEvent[]> {
  const { auditEvents } = tables;
  const { seq, actorId, atMs, commandId, body } = auditEvents;
  const found: AuditEvent[] = [];
  for (const part of partsOf(seqs, BODIES)) {
    const rows = await read
      .select({ seq, actorId, atMs, commandId, body })
      .from(auditEvents)
      .where(and(eq(auditEvents.stream, stream), amongIds(auditEvents.seq, part)))
      .orderBy(asc(auditEvents.seq));
    for (const row of rows) {
      if (row.body !== null) found.push({ ...row, body: auditEventBody.parse(JSON.parse(row.body)) });
    }
    await nextTurn();
  }
  return found;
}

/** The first event at a moment or after it; one after the last where there is none. Moments grow with `seq`. */
export async function firstSeqAt({ read, tables, stream }: Access, atMs: number, headSeq: number): Promise<number> {
  const { auditEvents } = tables;
  let [low, high] = [1, headSeq + 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const [event] = await read
      .select({ seq: auditEvents.seq, atMs: auditEvents.atMs })
      .from(auditEvents)
      .where(and(eq(auditEvents.stream, stream), gte(auditEvents.seq, middle)))
      .orderBy(asc(auditEvents.seq))
      .limit(1);
    if (!event || event.atMs >= atMs) high = middle;
    else low = event.seq + 1;
  }
  return low;
}

type Going = Pick<Way, "isOfMany">;

export const numberOf = ({ tables: { auditEvents } }: Access, { isOfMany }: Going) =>
  isOfMany ? sql`+${auditEvents.seq}` : sql`${auditEvents.seq}`;

export function inStretch(access: Access, fromSeq: number, endSeq: number, way: Going = { isOfMany: false }) {
  const seq = numberOf(access, way);
  return and(eq(access.tables.auditEvents.stream, access.stream), gte(seq, fromSeq), lt(seq, endSeq));
}

function partsOf<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, n) => items.slice(n * size, (n + 1) * size));
}
