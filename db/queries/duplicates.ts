import { and, asc, eq } from "drizzle-orm";
import type { Access } from "@/db/access";
import { amongIds, isAlso } from "@/db/engines/sqlite/among-ids";
import type { SourceId } from "@/lib/domain/ids";

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
