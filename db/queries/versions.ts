import { and, asc, desc, eq } from "drizzle-orm";
import type { Access } from "@/db/access";
import { amongIds, isAlso } from "@/db/engines/sqlite/among-ids";
import type { PassageId, SourceId, SourceVersionId } from "@/lib/domain/ids";
import type { Passage } from "@/lib/domain/passage";
import { type Context, contextAround } from "@/lib/text/context-around";
import type { Span } from "@/lib/text/span";

/** The versions of a source, the newest first: when each was captured, and from where. */
export function versionsOf({ read, tables, investigationId }: Access, sourceId: SourceId) {
  const { sourceVersions } = tables;
  const { id, number, capturedAtMs, capturedFrom, textSha256, originalSha256 } = sourceVersions;
  return read
    .select({ id, number, capturedAtMs, capturedFrom, textSha256, originalSha256 })
    .from(sourceVersions)
    .where(and(eq(sourceVersions.sourceId, sourceId), eq(sourceVersions.investigationId, investigationId)))
    .orderBy(desc(number));
}
export type VersionView = Awaited<ReturnType<typeof versionsOf>>[number];

/** Where passages stood in one version, or stand in it still. */
export async function placesIn(
  access: Access,
  versionId: SourceVersionId,
): Promise<(Span & { passageId: PassageId })[]> {
  const { read, tables, investigationId } = access;
  const { passages, placements } = tables;
  const still = await read
    .select({ passageId: passages.id, start: passages.start, end: passages.end })
    .from(passages)
    .where(and(eq(passages.investigationId, investigationId), eq(passages.versionId, versionId)));
  const once = await read
    .select({ passageId: placements.passageId, start: placements.fromStart, end: placements.fromEnd })
    .from(placements)
    .where(and(eq(placements.investigationId, investigationId), eq(placements.fromVersionId, versionId)))
    .orderBy(asc(placements.passageId));
  // One that still stands there was looked for in later versions too.
  const places = new Map([...once, ...still].map((place) => [place.passageId, place]));
  return Array.from(places, ([, place]) => place).sort((one, other) => one.start - other.start || other.end - one.end);
}

/** Some passages amid their paragraphs, as the versions say in which they stand. */
export async function contextsOf(
  { read, tables, investigationId }: Access,
  some: readonly Pick<Passage, "id" | "versionId" | "start" | "end">[],
): Promise<Record<PassageId, Context>> {
  const { sourceVersions } = tables;
  const ids = new Set(some.map(({ versionId }) => versionId));
  const texts = await read
    .select({ id: sourceVersions.id, text: sourceVersions.text })
    .from(sourceVersions)
    .where(and(amongIds(sourceVersions.id, ids), isAlso(sourceVersions.investigationId, investigationId)));
  const textOf = new Map(texts.map(({ id, text }) => [id, text]));
  const contexts: Record<PassageId, Context> = {};
  for (const passage of some) {
    const text = textOf.get(passage.versionId);
    if (text !== undefined) contexts[passage.id] = contextAround(text, passage);
  }
  return contexts;
}
