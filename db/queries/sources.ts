import { and, asc, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { Access } from "@/db/access";
import { amongIds, isAlso } from "@/db/engines/sqlite/among-ids";
import { pageResponsesWithin } from "@/db/page-responses";
import { storedBlocks } from "@/db/stored-blocks";
import { storedPublished } from "@/db/stored-published";
import type { ReviewerId, SourceId, SourceVersionId } from "@/lib/domain/ids";
import type { PageResponse } from "@/lib/domain/page-response";
import type { SourceSummary, SourceText, VersionName } from "@/lib/domain/source";
import { Problem } from "@/lib/errors";

/** Sources with their present versions, in the order of admission: the named ones, or all. No texts. */
export async function sourceSummaries(
  { read, tables, investigationId }: Access,
  sourceIds: Iterable<SourceId> | null = null,
): Promise<SourceSummary[]> {
  const { sources, sourceVersions } = tables;
  const { id, number, originalSha256, textSha256, capturedFrom } = sourceVersions;
  const rows = await read
    .select({ source: sources, version: { id, number, originalSha256, textSha256 }, capturedFrom })
    .from(sources)
    .innerJoin(sourceVersions, eq(sourceVersions.sourceId, sources.id))
    .where(
      and(
        sourceIds
          ? and(amongIds(sources.id, sourceIds), isAlso(sources.investigationId, investigationId))
          : eq(sources.investigationId, investigationId),
        sql`${sourceVersions.number} = (select max(v.number) from ${sourceVersions} v where v.source_id = ${sources.id})`,
      ),
    )
    .orderBy(asc(sources.number));
  const earlier = await earlierVersions({ read, tables, investigationId }, sourceIds);
  const readers = await readersOf({ read, tables, investigationId });
  return rows.map(({ source, version, capturedFrom }) => {
    const [before, named] = [earlier.get(source.id), readers.get(source.id)];
    const { investigationId: _investigationId, capturedBy: _capturedBy, published: stored, ...described } = source;
    return {
      ...described,
      published: storedPublished(stored),
      capturedFrom,
      version,
      ...(named && { readers: named }),
      ...(before && { earlier: before }),
    };
  });
}

/** Who alone may know of which source: nearly always none. */
async function readersOf({
  read,
  tables: { sourceReaders },
  investigationId,
}: Pick<Access, "read" | "tables" | "investigationId">): Promise<ReadonlyMap<SourceId, ReviewerId[]>> {
  const rows = await read
    .select({ sourceId: sourceReaders.sourceId, reviewerId: sourceReaders.reviewerId })
    .from(sourceReaders)
    .where(eq(sourceReaders.investigationId, investigationId))
    .orderBy(asc(sourceReaders.sourceId), asc(sourceReaders.reviewerId));
  const found = new Map<SourceId, ReviewerId[]>();
  for (const { sourceId, reviewerId } of rows) found.set(sourceId, [...(found.get(sourceId) ?? []), reviewerId]);
  return found;
}

/** How the pages answered that versions were fetched from. */
export async function pageResponses(
  access: Access,
): Promise<readonly (PageResponse & Readonly<{ versionId: SourceVersionId }>)[]> {
  return [...(await pageResponsesWithin(access))].map(([versionId, response]) => ({ versionId, ...response }));
}

/** The versions before the present one, for the few sources that have any: found by those that came after. */
async function earlierVersions(
  { read, tables, investigationId }: Pick<Access, "read" | "tables" | "investigationId">,
  sourceIds: Iterable<SourceId> | null,
): Promise<ReadonlyMap<SourceId, VersionName[]>> {
  const { sourceVersions } = tables;
  const later = alias(sourceVersions, "later");
  const { id, sourceId, number, originalSha256, textSha256 } = sourceVersions;
  const rows = await read
    .select({ sourceId, version: { id, number, originalSha256, textSha256 } })
    .from(later)
    .innerJoin(sourceVersions, and(eq(sourceId, later.sourceId), eq(number, sql`${later.number} - 1`)))
    .where(
      and(
        eq(later.investigationId, investigationId),
        sql`${later.number} > 1`,
        sourceIds ? amongIds(later.sourceId, sourceIds) : undefined,
      ),
    )
    .orderBy(asc(number));
  const found = new Map<SourceId, VersionName[]>();
  for (const { sourceId: of, version } of rows) found.set(of, [...(found.get(of) ?? []), version]);
  return found;
}

/**
 * The text of a source's present version, or of the one of this number, with its blocks and voices: what the desk opens.
 *
 * @throws {Problem} `not-found`.
 */
export async function sourceText(
  { read, tables, investigationId }: Access,
  sourceId: SourceId,
  number: number | null = null,
): Promise<SourceText & Readonly<{ sourceId: SourceId; versionId: SourceVersionId; versionNumber: number }>> {
  const { sourceVersions, segments } = tables;
  const newest = await read
    .select()
    .from(sourceVersions)
    .where(
      and(
        eq(sourceVersions.sourceId, sourceId),
        eq(sourceVersions.investigationId, investigationId),
        number === null ? undefined : eq(sourceVersions.number, number),
      ),
    )
    .orderBy(sql`${sourceVersions.number} desc`)
    .limit(1);
  const [version] = newest;
  if (!version) throw new Problem("not-found", "There is no such source, or version of it, in this investigation.");
  const voices = await read
    .select({
      kind: segments.kind,
      voice: segments.voice,
      reliability: segments.reliability,
      start: segments.start,
      end: segments.end,
    })
    .from(segments)
    .where(and(eq(segments.versionId, version.id), eq(segments.investigationId, investigationId)))
    .orderBy(asc(segments.start));
  return {
    sourceId,
    versionId: version.id,
    versionNumber: version.number,
    text: version.text,
    blocks: storedBlocks(version.blocks),
    segments: voices,
  };
}
