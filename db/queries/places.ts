import { asc, eq } from "drizzle-orm";
import type { Access } from "@/db/access";
import { sourceText } from "@/db/queries/sources";
import type { PassageId, SourceId } from "@/lib/domain/ids";
import type { SegmentKind } from "@/lib/domain/source";

/** Where a passage stands, as people cite it: paragraph numbers count from 1 over the whole source. */
export type Place = Readonly<{ paragraph: number; kind: SegmentKind; voice: string | null }>;

/** The place of every passage of the investigation. Reads the texts' structure once for each source. */
export async function placesOfPassages(access: Access): Promise<Record<PassageId, Place>> {
  const { read, tables, investigationId } = access;
  const { passages, sourceVersions } = tables;
  const pointed = await read
    .select({ id: passages.id, start: passages.start, sourceId: sourceVersions.sourceId })
    .from(passages)
    .innerJoin(sourceVersions, eq(sourceVersions.id, passages.versionId))
    .where(eq(passages.investigationId, investigationId))
    .orderBy(asc(sourceVersions.sourceId), asc(passages.start));
  const places: Record<PassageId, Place> = {};
  const texts = new Map<SourceId, Awaited<ReturnType<typeof sourceText>>>();
  for (const { id, start, sourceId } of pointed) {
    const text = texts.get(sourceId) ?? (await sourceText(access, sourceId));
    texts.set(sourceId, text);
    const segment = text.segments.find((other) => other.start <= start && start < other.end);
    places[id] = {
      paragraph: text.blocks.filter((block) => block.kind !== "page-break" && block.start <= start).length,
      kind: segment?.kind ?? "body",
      voice: segment?.voice ?? null,
    };
  }
  return places;
}
