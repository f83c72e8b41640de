import { and, asc, eq } from "drizzle-orm";
import type { Access } from "@/db/access";
import { amongIds, isAlso } from "@/db/engines/sqlite/among-ids";
import { storedBlocks } from "@/db/stored-blocks";
import type { PassageId, SourceVersionId } from "@/lib/domain/ids";
import type { Passage } from "@/lib/domain/passage";
import type { SegmentKind } from "@/lib/domain/source";

/** Where a passage stands, as people cite it: paragraph numbers count from 1 over the whole source. */
export type Place = Readonly<{ paragraph: number; kind: SegmentKind; voice: string | null }>;

/**
 * The places of some passages, or of all in the investigation. Reads the structure of each version they stand in
 * once, and no text.
 */
export async function placesOfPassages(
  access: Access,
  some: readonly Pick<Passage, "id">[] | null = null,
): Promise<Record<PassageId, Place>> {
  const { read, tables, investigationId } = access;
  const { passages } = tables;
  const ids = some?.map(({ id }) => id);
  const wanted = ids
    ? and(amongIds(passages.id, ids), isAlso(passages.investigationId, investigationId))
    : eq(passages.investigationId, investigationId);
  const pointed = await read
    .select({ id: passages.id, start: passages.start, versionId: passages.versionId })
    .from(passages)
    .where(wanted)
    .orderBy(asc(passages.versionId), asc(passages.start));
  const structures = await structuresOf(
    access,
    pointed.map(({ versionId }) => versionId),
  );
  return Object.fromEntries(
    pointed.map(({ id, start, versionId }) => [id, placeIn(structures.get(versionId) ?? noStructure, start)]),
  );
}

type Structure = Readonly<{
  /** Where each paragraph begins, in order. */
  starts: readonly number[];
  segments: readonly Readonly<{ start: number; end: number; kind: SegmentKind; voice: string | null }>[];
}>;
const noStructure: Structure = { starts: [], segments: [] };

async function structuresOf({ read, tables, investigationId }: Access, versionIds: readonly SourceVersionId[]) {
  const { sourceVersions, segments } = tables;
  const ids = new Set(versionIds);
  const versions = await read
    .select({ id: sourceVersions.id, blocks: sourceVersions.blocks })
    .from(sourceVersions)
    .where(and(amongIds(sourceVersions.id, ids), isAlso(sourceVersions.investigationId, investigationId)));
  const { versionId, start, end, kind, voice } = segments;
  const voices = await read
    .select({ versionId, start, end, kind, voice })
    .from(segments)
    .where(and(eq(segments.investigationId, investigationId), amongIds(segments.versionId, ids)))
    .orderBy(asc(start));
  const ofVersion = new Map<SourceVersionId, (typeof voices)[number][]>();
  for (const voice of voices) ofVersion.set(voice.versionId, [...(ofVersion.get(voice.versionId) ?? []), voice]);
  return new Map<SourceVersionId, Structure>(
    versions.map((version) => [
      version.id,
      {
        starts: storedBlocks(version.blocks).flatMap((block) => (block.kind === "page-break" ? [] : block.start)),
        segments: ofVersion.get(version.id) ?? [],
      },
    ]),
  );
}

function placeIn({ starts, segments }: Structure, offset: number): Place {
  const segment = segments.find(({ start, end }) => start <= offset && offset < end);
  return { paragraph: countUpTo(starts, offset), kind: segment?.kind ?? "body", voice: segment?.voice ?? null };
}

/** How many of the ascending `values` are at most `limit`. */
function countUpTo(values: readonly number[], limit: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
