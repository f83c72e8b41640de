import { and, asc, desc, eq, gt, lt, or } from "drizzle-orm";
import type { Access } from "@/db/access";
import { amongIds } from "@/db/engines/sqlite/among-ids";
import { isAbout, isOfType } from "@/db/engines/sqlite/events";
import { headOfStream, type Verified, verifyStream } from "@/db/history";
import { type AuditEvent, auditEventBody } from "@/lib/domain/audit-event";
import type { ClaimId } from "@/lib/domain/ids";

/** The last `seq` and its hash. */
export function headOf({ read, tables, stream }: Access) {
  return headOfStream(read, tables, stream);
}

export async function headSeq(access: Access): Promise<number> {
  return (await headOf(access)).seq;
}

/** What happened after `seq`, in order, at most `limit`: for catching up. A redacted event keeps its place, unread. */
export async function eventsSince({ read, tables, stream }: Access, seq: number, limit: number): Promise<AuditEvent[]> {
  const { auditEvents } = tables;
  const rows = await read
    .select({
      seq: auditEvents.seq,
      actorId: auditEvents.actorId,
      atMs: auditEvents.atMs,
      commandId: auditEvents.commandId,
      body: auditEvents.body,
    })
    .from(auditEvents)
    .where(and(eq(auditEvents.stream, stream), gt(auditEvents.seq, seq)))
    .orderBy(asc(auditEvents.seq))
    .limit(limit);
  return rows.flatMap(({ body, ...event }) =>
    body === null ? [] : [{ ...event, body: auditEventBody.parse(JSON.parse(body)) }],
  );
}

export type HistoryEntry = AuditEvent & Readonly<{ actorName: string }>;

/** The history, newest first, a page at a time; of one claim alone when it is named. */
export async function historyOf(
  access: Access,
  { beforeSeq, limit, claimId }: Readonly<{ beforeSeq?: number; limit: number; claimId?: ClaimId }>,
): Promise<HistoryEntry[]> {
  const { read, tables, stream } = access;
  const { auditEvents, reviewers } = tables;
  const ids = claimId === undefined ? null : await idsAbout(access, claimId);
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
        beforeSeq === undefined ? undefined : lt(auditEvents.seq, beforeSeq),
        ids === null ? undefined : isAbout(auditEvents.body, ids),
      ),
    )
    .orderBy(desc(auditEvents.seq))
    .limit(limit);
  return rows.flatMap(({ body, ...event }) =>
    body === null ? [] : [{ ...event, body: auditEventBody.parse(JSON.parse(body)) }],
  );
}

/** The claim's id and those of everything said of it: a retraction names only the link. */
async function idsAbout({ read, tables, investigationId }: Access, claimId: ClaimId): Promise<string[]> {
  const { appearances, evidenceLinks, assessments, curations } = tables;
  const ids: string[] = [claimId];
  for (const table of [appearances, evidenceLinks, assessments, curations]) {
    const about = await read
      .select({ id: table.id })
      .from(table)
      .where(and(eq(table.claimId, claimId), eq(table.investigationId, investigationId)));
    ids.push(...about.map(({ id }) => id));
  }
  const { threads, comments } = tables;
  const opened = await read
    .select({ id: threads.id })
    .from(threads)
    .where(
      and(
        eq(threads.investigationId, investigationId),
        or(eq(threads.claimId, claimId), amongIds(threads.linkId, ids)),
      ),
    );
  const threadIds = opened.map(({ id }) => id);
  const said = await read
    .select({ id: comments.id })
    .from(comments)
    .where(and(eq(comments.investigationId, investigationId), amongIds(comments.threadId, threadIds)));
  return [...ids, ...threadIds, ...said.map(({ id }) => id)];
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

/** Whether the history is what it was when it was written. Walks it from the start. */
export function verifyHistory({ store, tables, stream }: Access): Promise<Verified> {
  return store.snapshot((read) => verifyStream(read, tables, stream));
}
