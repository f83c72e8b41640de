import { and, asc, eq } from "drizzle-orm";
import type { Access } from "@/db/access";
import { amongIds, idList, theseOrAll } from "@/db/engines/sqlite/among-ids";
import { type Asks, prepared, preparedOfSome } from "@/db/prepared";
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
  const pointed = await passagesAt(access, some?.map(({ id }) => id) ?? null);
  const structures = await structuresOf(
    access,
    pointed.map(({ versionId }) => versionId),
  );
  return Object.fromEntries(
    pointed.map(({ id, start, versionId }) => [id, placeIn(structures.get(versionId) ?? noStructure, start)]),
  );
}

const passagesAt = preparedOfSome((read, { passages }, asked, isOfSome) =>
  read
    .select({ id: passages.id, start: passages.start, versionId: passages.versionId })
    .from(passages)
    .where(theseOrAll(passages, asked, isOfSome))
    .orderBy(asc(passages.versionId), asc(passages.start)),
);

type Structure = Readonly<{
  /** Where each paragraph begins, in order. */
  starts: readonly number[];
  segments: readonly Readonly<{ start: number; end: number; kind: SegmentKind; voice: string | null }>[];
}>;
const noStructure: Structure = { starts: [], segments: [] };

async function structuresOf(access: Access, versionIds: readonly SourceVersionId[]) {
  const ids = new Set(versionIds);
  const versions = await blocksIn(access, ids);
  const voices = await voicesIn(access, { investigationId: access.investigationId, ids: idList(ids) });
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

const blocksIn = preparedOfSome((read, { sourceVersions }, asked, isOfSome) =>
  read
    .select({ id: sourceVersions.id, blocks: sourceVersions.blocks })
    .from(sourceVersions)
    .where(theseOrAll(sourceVersions, asked, isOfSome)),
);

const voicesIn = prepared((read, { segments }, asked: Asks<"investigationId" | "ids">) => {
  const { investigationId, versionId, start, end, kind, voice } = segments;
  return read
    .select({ versionId, start, end, kind, voice })
    .from(segments)
    .where(and(eq(investigationId, asked("investigationId")), amongIds(versionId, asked("ids"))))
    .orderBy(asc(start));
});

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
