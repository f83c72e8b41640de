import { and, asc, eq, gt, lte } from "drizzle-orm";
import { canonicalJson } from "@/db/history";
import { placementsSaid } from "@/db/placements-said";
import type { Queryable, Tables } from "@/db/store";
import { type AuditEvent, auditEventBody, type BodyOf } from "@/lib/domain/audit-event";
import type { InvestigationId, ReviewerId, SourceVersionId } from "@/lib/domain/ids";
import { type Desk, emptyDesk, replay } from "@/lib/live/desk";

type RowOf<Name extends "candidateRejections" | "aliasGroups" | "placements" | "reports" | "editions"> = Omit<
  Tables[Name]["$inferSelect"],
  "investigationId"
>;
type By = Readonly<{ actorId: ReviewerId; atMs: number }>;

/** A version as it was captured. */
type CapturedText = Pick<
  BodyOf<"version.captured">,
  "sourceId" | "version" | "capturedFrom" | "segments" | "response"
> &
  By;

/** What a history says there is: the desk, and what a desk does not hold. */
export type Replayed = Readonly<{
  desk: Desk;
  /** When the investigation was opened; null for a history that does not begin so. */
  openedAtMs: number | null;
  /** Each source as it was captured, by its id. */
  captured: ReadonlyMap<string, BodyOf<"source.captured"> & By>;
  /** How each version is cut into segments, by its id. */
  cuts: ReadonlyMap<string, BodyOf<"source.captured" | "version.captured" | "source.recut">["segments"]>;
  /** Each text by its version's id, the later ones too. */
  versions: ReadonlyMap<SourceVersionId, CapturedText>;
  /** What became of each passage in each later version, by both ids. */
  placements: ReadonlyMap<string, RowOf<"placements">>;
  rejections: ReadonlyMap<string, RowOf<"candidateRejections">>;
  aliases: ReadonlyMap<string, RowOf<"aliasGroups">>;
  reports: ReadonlyMap<string, RowOf<"reports">>;
  /** Without what they say: the history has its hash. */
  editions: ReadonlyMap<string, Omit<RowOf<"editions">, "content">>;
}>;

const PAGE = 500;

/** Replays a history up to `upToSeq`. O(events); what it says is in memory, the events are not. */
export async function replayed(
  read: Queryable,
  { auditEvents }: Tables,
  stream: InvestigationId,
  upToSeq: number,
): Promise<Replayed> {
  const replaying = replay(emptyDesk(stream));
  const beside = besideTheDesk();
  for (let seq = 0; seq < upToSeq; ) {
    const { actorId, atMs, commandId, body } = auditEvents;
    const page = await read
      .select({ seq: auditEvents.seq, actorId, atMs, commandId, body })
      .from(auditEvents)
      .where(and(eq(auditEvents.stream, stream), gt(auditEvents.seq, seq), lte(auditEvents.seq, upToSeq)))
      .orderBy(asc(auditEvents.seq))
      .limit(PAGE);
    const events: AuditEvent[] = page.flatMap((event) =>
      event.body === null ? [] : [{ ...event, body: auditEventBody.parse(JSON.parse(event.body)) }],
    );
    replaying.take(events);
    for (const event of events) beside.take(event);
    seq = page.at(-1)?.seq ?? upToSeq;
  }
  return { desk: replaying.end(), ...beside.end() };
}

/** Keeps what the desk passes over. */
function besideTheDesk() {
  let openedAtMs: number | null = null;
  const captured = new Map<string, BodyOf<"source.captured"> & By>();
  const cuts = new Map<string, BodyOf<"source.captured" | "version.captured" | "source.recut">["segments"]>();
  const versions = new Map<SourceVersionId, CapturedText>();
  const placing = placementsSaid();
  const rejections = new Map<string, RowOf<"candidateRejections">>();
  const aliases = new Map<string, RowOf<"aliasGroups">>();
  const reports = new Map<string, RowOf<"reports">>();
  const editions = new Map<string, Omit<RowOf<"editions">, "content">>();
  const change = (id: string, changed: Partial<RowOf<"reports">>) => {
    const report = reports.get(id);
    if (report) reports.set(id, { ...report, ...changed });
  };
  return {
    take({ actorId, atMs, body }: AuditEvent) {
      placing.take({ actorId, atMs, body });
      switch (body.type) {
        case "investigation.opened":
          openedAtMs = atMs;
          break;
        case "source.captured":
          captured.set(body.source.id, { ...body, actorId, atMs });
          cuts.set(body.source.version.id, body.segments);
          versions.set(body.source.version.id, {
            sourceId: body.source.id,
            version: body.source.version,
            capturedFrom: body.source.capturedFrom,
            segments: body.segments,
            ...(body.response && { response: body.response }),
            actorId,
            atMs,
          });
          break;
        case "version.captured":
          versions.set(body.version.id, { ...body, actorId, atMs });
          cuts.set(body.version.id, body.segments);
          break;
        case "source.recut":
          cuts.set(body.versionId, body.segments);
          break;
        case "candidate.rejected": {
          const { rejectionId: id, claimId, versionId, start, end } = body;
          const made = { rejectedBy: actorId, rejectedAtMs: atMs, restoredAtMs: null };
          rejections.set(id, { id, claimId, versionId, start, end, ...made });
          break;
        }
        case "candidate.restored": {
          const rejection = rejections.get(body.rejectionId);
          if (rejection) rejections.set(rejection.id, { ...rejection, restoredAtMs: atMs });
          break;
        }
        case "aliases.set":
          aliases.set(body.groupId, { id: body.groupId, names: canonicalJson(body.names) });
          break;
        case "aliases.removed":
          aliases.delete(body.groupId);
          break;
        case "report.created": {
          const { reportId: id, number, title, template } = body;
          reports.set(id, { id, number, title, template, createdBy: actorId, createdAtMs: atMs, withdrawnAtMs: null });
          break;
        }
        case "report.renamed":
          change(body.reportId, { title: body.title });
          break;
        case "report.withdrawn":
          change(body.reportId, { withdrawnAtMs: atMs });
          break;
        case "report.reinstated":
          change(body.reportId, { withdrawnAtMs: null });
          break;
        case "edition.published": {
          const { type: _type, editionId: id, writtenBy, withConfidential: _with, ...said } = body;
          const published = { publishedBy: actorId, publishedAtMs: atMs };
          editions.set(id, { id, ...said, ...published, writtenBy: canonicalJson(writtenBy) });
          break;
        }
        default:
          break;
      }
    },
    end: () => ({
      openedAtMs,
      captured,
      versions,
      cuts,
      placements: placing.said,
      rejections,
      aliases,
      reports,
      editions,
    }),
  };
}
