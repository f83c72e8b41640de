import { setImmediate as nextTurn } from "node:timers/promises";
import { and, asc, desc, eq, gt, gte, lt, or, type SQL } from "drizzle-orm";
import type { Access } from "@/db/access";
import { amongIds, isAlso } from "@/db/engines/sqlite/among-ids";
import { isAbout, isAtSource, isOfOneType, isOfType } from "@/db/engines/sqlite/events";
import { headOfStream, type Verified, verifyStream } from "@/db/history";
import { type Asks, prepared } from "@/db/prepared";
import { wholeOf } from "@/db/store";
import { type AuditEvent, auditEventBody } from "@/lib/domain/audit-event";
import { typesOf } from "@/lib/domain/event-kinds";
import type { ClaimId, ReviewerId, SourceId, ThreadId } from "@/lib/domain/ids";

/** The last `seq` and its hash. */
export function headOf({ read, tables, stream }: Access) {
  return headOfStream(read, tables, stream);
}

export async function headSeq(access: Access): Promise<number> {
  return (await headOf(access)).seq;
}

const laterEvents = prepared((read, { auditEvents }, asked: Asks<"stream" | "seq" | "limit">) =>
  read
    .select({
      seq: auditEvents.seq,
      actorId: auditEvents.actorId,
      atMs: auditEvents.atMs,
      commandId: auditEvents.commandId,
      body: auditEvents.body,
    })
    .from(auditEvents)
    .where(and(eq(auditEvents.stream, asked("stream")), gt(auditEvents.seq, asked("seq"))))
    .orderBy(asc(auditEvents.seq))
    .limit(asked("limit")),
);

/** What happened after `seq`, in order, at most `limit`: for catching up. A redacted event keeps its place, unread. */
export async function eventsSince({ read, tables, stream }: Access, seq: number, limit: number): Promise<AuditEvent[]> {
  const rows = await laterEvents({ read, tables }, { stream, seq, limit });
  return rows.flatMap(({ body, ...event }) =>
    body === null ? [] : [{ ...event, body: auditEventBody.parse(JSON.parse(body)) }],
  );
}

export type HistoryEntry = AuditEvent & Readonly<{ actorName: string }>;

/** Which part of the history; what is left out narrows nothing. */
export type HistoryPart = Readonly<{
  claimId?: ClaimId;
  sourceId?: SourceId;
  actorId?: ReviewerId;
  /** Types of events, as their bodies name them. */
  types?: readonly string[];
  fromMs?: number;
  /** Exclusive. */
  untilMs?: number;
}>;

/** Events that one statement looks at: some ten milliseconds, so that a filter nothing passes does not hold up the desk. */
const LOOK = 4_000;

/**
 * The history, newest first, a page at a time; of a part of it when one is named. Reads backwards by `seq`
 * and stops when the page is full, letting others have their turn between looks: what is rare is found
 * by reading every event once, and what is common at once.
 */
export async function historyOf(
  access: Access,
  { beforeSeq, limit, ...part }: HistoryPart & Readonly<{ beforeSeq?: number; limit: number }>,
): Promise<HistoryEntry[]> {
  const { read, tables, stream } = access;
  const { auditEvents, reviewers } = tables;
  const within = await conditionsOf(access, part);
  const found: HistoryEntry[] = [];
  let end = Math.min(beforeSeq ?? Number.POSITIVE_INFINITY, (await headSeq(access)) + 1);
  const look = within.length === 0 ? limit : LOOK;
  for (; end > 1 && found.length < limit; end -= look) {
    const rows = await read
      .select({
        seq: auditEvents.seq,
        actorId: auditEvents.actorId,
        actorName: reviewers.name,
        atMs: auditEvents.atMs,
        commandId: auditEvents.commandId,
        body: auditEvents.body,
      })
      .from(auditEvents)
      .innerJoin(reviewers, eq(reviewers.id, auditEvents.actorId))
      .where(and(eq(auditEvents.stream, stream), lt(auditEvents.seq, end), gte(auditEvents.seq, end - look), ...within))
      .orderBy(desc(auditEvents.seq))
      .limit(limit - found.length);
    for (const { body, ...event } of rows) {
      if (body !== null) found.push({ ...event, body: auditEventBody.parse(JSON.parse(body)) });
    }
    await nextTurn();
  }
  return found;
}

async function conditionsOf(
  access: Access,
  { claimId, sourceId, actorId, types, fromMs, untilMs }: HistoryPart,
): Promise<SQL[]> {
  const { auditEvents } = access.tables;
  const conditions: SQL[] = [];
  // The cheap ones first: a body is opened only for what passes them.
  if (actorId !== undefined) conditions.push(eq(auditEvents.actorId, actorId));
  if (fromMs !== undefined) conditions.push(gte(auditEvents.atMs, fromMs));
  if (untilMs !== undefined) conditions.push(lt(auditEvents.atMs, untilMs));
  if (types !== undefined) conditions.push(isOfOneType(auditEvents.body, types));
  if (claimId !== undefined) conditions.push(isAbout(auditEvents.body, await idsAbout(access, claimId)));
  if (sourceId !== undefined) {
    conditions.push(isAtSource(auditEvents.body, sourceId, await idsAt(access, sourceId)));
  }
  return conditions;
}

/** The claim's id and those of everything said of it: a retraction names only the link. */
async function idsAbout({ read, tables, investigationId }: Access, claimId: ClaimId): Promise<string[]> {
  const { appearances, evidenceLinks, assessments, curations, threads } = tables;
  const ids: string[] = [claimId];
  for (const table of [appearances, evidenceLinks, assessments, curations]) {
    const about = await read
      .select({ id: table.id })
      .from(table)
      .where(and(eq(table.claimId, claimId), eq(table.investigationId, investigationId)));
    ids.push(...about.map(({ id }) => id));
  }
  const opened = await read
    .select({ id: threads.id })
    .from(threads)
    .where(
      and(
        eq(threads.investigationId, investigationId),
        or(eq(threads.claimId, claimId), amongIds(threads.linkId, ids)),
      ),
    );
  return [...ids, ...(await withComments({ read, tables, investigationId }, opened))];
}

/**
 * Everything that ever happened to a claim up to `seq`, in order, to be replayed by itself: with the claims that it
 * was merged with or split from, since passages went between them, and with the sources and people of all. One look
 * at every event, in turns.
 */
export async function eventsBehind(access: Access, claimId: ClaimId, seq: number): Promise<AuditEvent[]> {
  const { auditEvents } = access.tables;
  const regroupings = await everyEvent(access, seq, [isOfOneType(auditEvents.body, regrouping)]);
  const family = new Set<ClaimId>([claimId]);
  for (let size = 0; size < family.size; ) {
    size = family.size;
    for (const { body } of regroupings) {
      const pair = regrouped(body);
      if (pair.some((id) => family.has(id))) for (const id of pair) family.add(id);
    }
  }
  const ids: string[] = [];
  for (const id of family) ids.push(...(await idsAbout(access, id)));
  const background = isOfOneType(auditEvents.body, [
    "investigation.opened",
    "source.captured",
    "version.captured",
    "passages.reanchored",
    ...typesOf("people"),
  ]);
  const about = or(isAbout(auditEvents.body, [...ids, ...(await saidAtPassages(access, ids))]), background);
  return everyEvent(access, seq, about ? [about] : []);
}

const regrouping = ["claim.merged", "claim.unmerged", "claim.split"];

function regrouped(body: AuditEvent["body"]): readonly ClaimId[] {
  if (body.type === "claim.merged" || body.type === "claim.unmerged") return [body.claimId, body.intoId];
  return body.type === "claim.split" ? [body.claimId, body.newClaimId] : [];
}

/** The passages of these appearances and links, and the threads about them, with their comments. */
async function saidAtPassages({ read, tables, investigationId }: Access, ids: readonly string[]): Promise<string[]> {
  const { appearances, evidenceLinks, threads } = tables;
  const passageIds: string[] = [];
  for (const table of [appearances, evidenceLinks]) {
    const pointed = await read
      .select({ id: table.passageId })
      .from(table)
      .where(and(amongIds(table.id, ids), isAlso(table.investigationId, investigationId)));
    passageIds.push(...pointed.map(({ id }) => id));
  }
  const opened = await read
    .select({ id: threads.id })
    .from(threads)
    .where(and(eq(threads.investigationId, investigationId), amongIds(threads.passageId, passageIds)));
  // The passages too: what became of them in later versions is said of themselves.
  return [...passageIds, ...(await withComments({ read, tables, investigationId }, opened))];
}

/** The events up to `seq` that pass, oldest first. */
async function everyEvent(
  { read, tables, stream }: Access,
  seq: number,
  within: readonly SQL[],
): Promise<AuditEvent[]> {
  const { auditEvents } = tables;
  const { actorId, atMs, commandId, body } = auditEvents;
  const found: AuditEvent[] = [];
  for (let from = 1; from <= seq; from += LOOK) {
    const until = Math.min(from + LOOK, seq + 1);
    const rows = await read
      .select({ seq: auditEvents.seq, actorId, atMs, commandId, body })
      .from(auditEvents)
      .where(and(eq(auditEvents.stream, stream), gte(auditEvents.seq, from), lt(auditEvents.seq, until), ...within))
      .orderBy(asc(auditEvents.seq));
    for (const row of rows) {
      if (row.body !== null) found.push({ ...row, body: auditEventBody.parse(JSON.parse(row.body)) });
    }
    await nextTurn();
  }
  return found;
}

/** What was said at a source's passages and of the source itself, by the ids that later events name. */
async function idsAt({ read, tables, investigationId }: Access, sourceId: SourceId): Promise<string[]> {
  const { sourceVersions, passages, appearances, evidenceLinks, threads } = tables;
  const versions = await read
    .select({ id: sourceVersions.id })
    .from(sourceVersions)
    .where(and(eq(sourceVersions.sourceId, sourceId), eq(sourceVersions.investigationId, investigationId)));
  const versionIds = versions.map(({ id }) => id);
  const pointed = await read
    .select({ id: passages.id })
    .from(passages)
    .where(and(eq(passages.investigationId, investigationId), amongIds(passages.versionId, versionIds)));
  const passageIds = pointed.map(({ id }) => id);
  const ids: string[] = [...versionIds];
  for (const table of [appearances, evidenceLinks]) {
    const there = await read
      .select({ id: table.id })
      .from(table)
      .where(and(eq(table.investigationId, investigationId), amongIds(table.passageId, passageIds)));
    ids.push(...there.map(({ id }) => id));
  }
  const opened = await read
    .select({ id: threads.id })
    .from(threads)
    .where(
      and(
        eq(threads.investigationId, investigationId),
        or(eq(threads.sourceId, sourceId), amongIds(threads.passageId, passageIds), amongIds(threads.linkId, ids)),
      ),
    );
  return [...ids, ...(await withComments({ read, tables, investigationId }, opened))];
}

/** Threads, with what was said in them. */
async function withComments(
  { read, tables: { comments }, investigationId }: Pick<Access, "read" | "tables" | "investigationId">,
  threads: readonly Readonly<{ id: ThreadId }>[],
): Promise<string[]> {
  const threadIds = threads.map(({ id }) => id);
  const said = await read
    .select({ id: comments.id })
    .from(comments)
    .where(and(eq(comments.investigationId, investigationId), amongIds(comments.threadId, threadIds)));
  return [...threadIds, ...said.map(({ id }) => id)];
}

const withdrawing = ["claim.withdrawn", "claim.merged"] as const;

/** Why each claim was withdrawn or merged, the last time it was: for those withdrawn now. One walk through the history. */
export async function withdrawalReasons({ read, tables, stream }: Access): Promise<Record<ClaimId, string>> {
  const { auditEvents } = tables;
  const withdrawals = await read
    .select({ body: auditEvents.body })
    .from(auditEvents)
    .where(and(eq(auditEvents.stream, stream), or(...withdrawing.map((type) => isOfType(auditEvents.body, type)))))
    .orderBy(asc(auditEvents.seq));
  const reasons: Record<ClaimId, string> = {};
  for (const { body } of withdrawals) {
    const event = auditEventBody.parse(JSON.parse(body ?? "null"));
    if (event.type === "claim.withdrawn" || event.type === "claim.merged") reasons[event.claimId] = event.reason;
  }
  return reasons;
}

/** Whether the history is what it was when it was written: all of it, whatever who asks may know of. Walks it from the start. */
export function verifyHistory({ store, tables, stream }: Access): Promise<Verified> {
  return wholeOf(store).snapshot((read) => verifyStream(read, tables, stream));
}
