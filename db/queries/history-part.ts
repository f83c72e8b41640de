import { and, asc, eq } from "drizzle-orm";
import type { Access } from "@/db/access";
import type { HistoryPart } from "@/db/queries/events";
import { dayEndMs, dayStartMs } from "@/lib/domain/days-in-zone";
import { typesOf } from "@/lib/domain/event-kinds";
import type { HistoryChoice } from "@/lib/domain/history-choice";

/** What a choice, as an address holds it, means here. Null where it names a claim or a source that is not there. */
export async function historyPartOf(
  { read, tables, investigationId }: Access,
  { personId, kind, claimNumber, sourceNumber, from, to, zone }: HistoryChoice,
): Promise<HistoryPart | null> {
  const { claims, sources } = tables;
  const claimId =
    claimNumber === null
      ? null
      : only(
          await read
            .select({ id: claims.id })
            .from(claims)
            .where(and(eq(claims.investigationId, investigationId), eq(claims.number, claimNumber))),
        );
  const sourceId =
    sourceNumber === null
      ? null
      : only(
          await read
            .select({ id: sources.id })
            .from(sources)
            .where(and(eq(sources.investigationId, investigationId), eq(sources.number, sourceNumber))),
        );
  if (claimId === undefined || sourceId === undefined) return null;
  const fromMs = from === null ? null : dayStartMs(from, zone);
  const untilMs = to === null ? null : dayEndMs(to, zone);
  return {
    ...(personId && { actorId: personId }),
    ...(kind && { types: typesOf(kind) }),
    ...(claimId && { claimId }),
    ...(sourceId && { sourceId }),
    ...(fromMs !== null && { fromMs }),
    ...(untilMs !== null && { untilMs }),
  };
}

const only = <Id>([found]: readonly Readonly<{ id: Id }>[]) => found?.id;

/** More than these nobody looks through in a list: they are named by number. */
const SOURCES_AT_MOST = 200;

/** The sources, in the order of admission, or null where they are too many for a list. */
export async function sourcesToChoose({ read, tables: { sources }, investigationId }: Access) {
  const { number, title, outlet } = sources;
  const found = await read
    .select({ number, title, outlet })
    .from(sources)
    .where(eq(sources.investigationId, investigationId))
    .orderBy(asc(sources.number))
    .limit(SOURCES_AT_MOST + 1);
  return found.length > SOURCES_AT_MOST ? null : found;
}
