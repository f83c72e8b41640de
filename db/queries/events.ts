import { and, asc, desc, eq, gt, gte, isNotNull, lt, or, sql } from "drizzle-orm";
import type { Access } from "@/db/access";
import { amongIds, isAlso } from "@/db/engines/sqlite/among-ids";
import { amongThese, isOfOneType, isOfType, otherClaimOf, placeOf, subjectOf } from "@/db/engines/sqlite/events";
import { headOfStream } from "@/db/history";
import {
  allAlong,
  firstSeqAt,
  narrowed,
  newestAlong,
  type Passing,
  type Way,
  waysTo,
  wayTo,
} from "@/db/indexed-events";
import { type Asks, prepared } from "@/db/prepared";
import { type AuditEvent, auditEventBody } from "@/lib/domain/audit-event";
import { eventTypes, typesOf } from "@/lib/domain/event-kinds";
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

/**
 * The history, newest first, a page at a time; of a part of it when one is named: that is found by the indexes of the
 * history, or, beneath a veil, by looking at every event in turns.
 */
export async function historyOf(
  access: Access,
  { beforeSeq, limit, ...part }: HistoryPart & Readonly<{ beforeSeq?: number; limit: number }>,
): Promise<HistoryEntry[]> {
  const { read, tables, stream } = access;
  const { auditEvents, reviewers } = tables;
  const head = await headSeq(access);
  const untilSeq = part.untilMs === undefined ? head + 1 : await firstSeqAt(access, part.untilMs, head);
  const fromSeq = part.fromMs === undefined ? 1 : await firstSeqAt(access, part.fromMs, head);
  const endSeq = Math.min(beforeSeq ?? untilSeq, untilSeq);
  const { ways, passing } = await waysOf(access, part);
  const seqs = ways && (await newestAlong(access, ways, passing, { fromSeq, endSeq, limit }));
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
    .where(
      and(
        eq(auditEvents.stream, stream),
        seqs ? amongIds(auditEvents.seq, seqs) : and(gte(auditEvents.seq, fromSeq), lt(auditEvents.seq, endSeq)),
        isNotNull(auditEvents.body),
      ),
    )
    .orderBy(desc(auditEvents.seq))
    .limit(limit);
  return rows.flatMap(({ body, ...event }) =>
    body === null ? [] : [{ ...event, body: auditEventBody.parse(JSON.parse(body)) }],
  );
}

/** How to find a part, by what narrows it most, and what is left to be asked of each event; null where nothing narrows it. */
async function waysOf(
  access: Access,
  { claimId, sourceId, actorId, types }: HistoryPart,
): Promise<Readonly<{ ways: readonly Way[] | null; passing: Passing }>> {
  const { actorId: actor, body } = access.tables.auditEvents;
  const passing = { ...(actorId && { actorId }), ...(types && { types }) };
  if (claimId !== undefined) {
    const other = wayTo(sql`${otherClaimOf(body)} = ${claimId}`);
    return { ways: [...waysTo(subjectOf(body), await idsAbout(access, [claimId])), other], passing };
  }
  if (sourceId !== undefined) {
    const { ids, versionIds } = await idsAt(access, sourceId);
    const there = sql`json_extract(${body}, '$.versionId') ${amongThese(versionIds)}`;
    const restored = { where: sql`(${isOfType(body, "candidate.restored")} and ${there})`, isOfMany: true };
    const at = wayTo(sql`${placeOf(body)} = ${sourceId}`);
    const captured = (types ?? eventTypes).map((type) => narrowed(at, isOfType(body, type)));
    return { ways: [...captured, ...waysTo(subjectOf(body), ids), restored], passing };
  }
  const kinds = types ?? (actorId && eventTypes);
  if (!kinds) return { ways: null, passing: {} };
  const byActor = actorId && eq(actor, actorId);
  const ofType = (type: string) => wayTo(isOfType(body, type));
  return { ways: kinds.map((type) => (byActor ? narrowed(ofType(type), byActor) : ofType(type))), passing: {} };
}

/** The ids of claims and of everything said of them: a retraction names only the link. */
async function idsAbout({ read, tables, investigationId }: Access, claimIds: readonly ClaimId[]): Promise<string[]> {
  const { appearances, evidenceLinks, assessments, curations, threads } = tables;
  const ids: string[] = [...claimIds];
  for (const table of [appearances, evidenceLinks, assessments, curations]) {
    const about = await read
      .select({ id: table.id })
      .from(table)
      .where(and(amongIds(table.claimId, claimIds), eq(table.investigationId, investigationId)));
    ids.push(...about.map(({ id }) => id));
  }
  const opened = await read
    .select({ id: threads.id })
    .from(threads)
    .where(
      and(
        eq(threads.investigationId, investigationId),
        or(amongIds(threads.claimId, claimIds), amongIds(threads.linkId, ids)),
      ),
    );
  return [...ids, ...(await withComments({ read, tables, investigationId }, opened))];
}

/**
 * Everything that ever happened to some claims up to `seq`, in order, to be replayed by itself: with the claims that they
 * were merged with or split from, since passages went between them, with their sources, and with the people of all.
 */
export async function eventsBehind(access: Access, claimIds: readonly ClaimId[], seq: number): Promise<AuditEvent[]> {
  const { body } = access.tables.auditEvents;
  const family = await familyOf(access, claimIds, seq);
  const ids = await idsAbout(access, family);
  const { passageIds, sourceIds, saidIds } = await saidAtPassages(access, ids);
  const everywhere = ["investigation.opened", ...typesOf("people")].map((type) => wayTo(isOfType(body, type)));
  return allAlong(
    access,
    [
      ...waysTo(subjectOf(body), [...ids, ...passageIds, ...saidIds]),
      ...waysTo(otherClaimOf(body), family),
      ...waysTo(placeOf(body), sourceIds).flatMap((at) => ofSources.map((type) => narrowed(at, isOfType(body, type)))),
      ...everywhere,
    ],
    seq,
  );
}

const ofSources = typesOf("sources");

/** Some claims, with those that passages went to or came from. */
async function familyOf(access: Access, claimIds: readonly ClaimId[], seq: number): Promise<ClaimId[]> {
  const { body } = access.tables.auditEvents;
  const family = new Set<ClaimId>(claimIds);
  for (let fresh = [...family]; fresh.length > 0; ) {
    const ways = [...waysTo(subjectOf(body), fresh), ...waysTo(otherClaimOf(body), fresh)];
    const regroupings = await allAlong(
      access,
      ways.map((way) => narrowed(way, isOfOneType(body, regrouping))),
      seq,
    );
    fresh = regroupings.flatMap((event) => regrouped(event.body)).filter((id) => !family.has(id));
    for (const id of fresh) family.add(id);
  }
  return [...family];
}

const regrouping = ["claim.merged", "claim.unmerged", "claim.split"];

function regrouped(body: AuditEvent["body"]): readonly ClaimId[] {
  if (body.type === "claim.merged" || body.type === "claim.unmerged") return [body.claimId, body.intoId];
  return body.type === "claim.split" ? [body.claimId, body.newClaimId] : [];
}

/**
 * The passages of these appearances and links, which later versions' events name, their sources, and what was said
 * about them.
 */
async function saidAtPassages({ read, tables, investigationId }: Access, ids: readonly string[]) {
  const { appearances, evidenceLinks, passages, sourceVersions, threads } = tables;
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
  const standing = await read
    .selectDistinct({ id: sourceVersions.sourceId })
    .from(passages)
    .innerJoin(sourceVersions, eq(sourceVersions.id, passages.versionId))
    .where(and(amongIds(passages.id, passageIds), isAlso(passages.investigationId, investigationId)));
  const saidIds = await withComments({ read, tables, investigationId }, opened);
  return { passageIds, sourceIds: standing.map(({ id }) => id), saidIds };
}

/** What was said at a source's passages and of the source itself, by the ids that later events name. */
async function idsAt({ read, tables, investigationId }: Access, sourceId: SourceId) {
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
  const ids: string[] = [];
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
  return { ids: [...ids, ...(await withComments({ read, tables, investigationId }, opened))], versionIds };
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
