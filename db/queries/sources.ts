import { and, asc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { Access } from "@/db/access";
import { amongIds } from "@/db/engines/sqlite/among-ids";
import { storedBlocks } from "@/db/stored-blocks";
import type { SourceId, SourceVersionId } from "@/lib/domain/ids";
import { datePrecisions, type SourceSummary, type SourceText } from "@/lib/domain/source";
import { Problem } from "@/lib/errors";

const published = z.object({ date: z.string(), precision: z.enum(datePrecisions), inferred: z.boolean() });

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
        eq(sources.investigationId, investigationId),
        sourceIds ? amongIds(sources.id, sourceIds) : undefined,
        sql`${sourceVersions.number} = (select max(v.number) from ${sourceVersions} v where v.source_id = ${sources.id})`,
      ),
    )
    .orderBy(asc(sources.number));
  return rows.map(({ source, version, capturedFrom }) => {
    const { investigationId: _investigationId, capturedBy: _capturedBy, published: stored, ...described } = source;
    return {
      ...described,
      published: stored === null ? null : published.parse(JSON.parse(stored)),
      capturedFrom,
      version,
    };
  });
}

/**
 * The text of a source's present version, with its blocks and voices: what the desk opens.
 *
 * @throws {Problem} `not-found`.
 */
export async function sourceText(
  { read, tables, investigationId }: Access,
  sourceId: SourceId,
): Promise<SourceText & Readonly<{ sourceId: SourceId; versionId: SourceVersionId; versionNumber: number }>> {
  const { sourceVersions, segments } = tables;
  const newest = await read
    .select()
    .from(sourceVersions)
    .where(and(eq(sourceVersions.sourceId, sourceId), eq(sourceVersions.investigationId, investigationId)))
    .orderBy(sql`${sourceVersions.number} desc`)
    .limit(1);
  const [version] = newest;
  if (!version) throw new Problem("not-found", "There is no such source in this investigation.");
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
