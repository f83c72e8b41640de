import { and, asc, count, desc, eq } from "drizzle-orm";
import type { Access } from "@/db/access";
import { amongIds, isAlso } from "@/db/engines/sqlite/among-ids";
import type { SourceId, SourceVersionId } from "@/lib/domain/ids";

export type SourceNamed = Readonly<{ sourceId: SourceId; number: number; title: string }>;

/** The sources that have files with one of these hashes, in the order of admission. One look into an index for each. */
export function sourcesWithBytes(
  { read, tables: { sources, sourceVersions }, investigationId }: Access,
  hashes: Iterable<string>,
) {
  return read
    .select({
      sha256: sourceVersions.originalSha256,
      sourceId: sources.id,
      number: sources.number,
      title: sources.title,
    })
    .from(sourceVersions)
    .innerJoin(sources, eq(sources.id, sourceVersions.sourceId))
    .where(and(eq(sourceVersions.investigationId, investigationId), amongIds(sourceVersions.originalSha256, hashes)))
    .orderBy(asc(sources.number));
}

/** What these sources are called now; those that are not in the investigation are left out. */
export function sourcesNamed(
  { read, tables: { sources }, investigationId }: Access,
  ids: Iterable<SourceId>,
): Promise<SourceNamed[]> {
  return read
    .select({ sourceId: sources.id, number: sources.number, title: sources.title })
    .from(sources)
    .where(and(amongIds(sources.id, ids), isAlso(sources.investigationId, investigationId)))
    .orderBy(asc(sources.number));
}

/** As many numbers of a sketch as are asked after: a long text that shares less has little to do with the other. */
const ASKED = 512;

/** The versions whose sketches share most with this one, at most `most` of them: the greatest likeness first. */
export function versionsSharing(
  { read, tables: { shingles, sketches }, investigationId }: Access,
  sketch: readonly number[],
  most: number,
) {
  return read
    .select({ versionId: sketches.versionId, shared: count() })
    .from(shingles)
    .innerJoin(sketches, eq(sketches.id, shingles.sketchId))
    .where(and(amongIds(shingles.hash, sketch.slice(0, ASKED)), isAlso(sketches.investigationId, investigationId)))
    .groupBy(shingles.sketchId)
    .orderBy(desc(count()), asc(sketches.id))
    .limit(most);
}

/** The texts of these versions, each with its source. */
export function textsOf(
  { read, tables: { sources, sourceVersions }, investigationId }: Access,
  ids: Iterable<SourceVersionId>,
) {
  return read
    .select({ sourceId: sources.id, number: sources.number, title: sources.title, text: sourceVersions.text })
    .from(sourceVersions)
    .innerJoin(sources, eq(sources.id, sourceVersions.sourceId))
    .where(and(amongIds(sourceVersions.id, ids), isAlso(sourceVersions.investigationId, investigationId)));
}
