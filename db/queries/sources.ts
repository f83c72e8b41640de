import { and, asc, desc, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { Access } from "@/db/access";
import { amongIds, theseOrAll } from "@/db/engines/sqlite/among-ids";
import { pageResponsesWithin } from "@/db/page-responses";
import { type Asks, prepared, preparedOfSome } from "@/db/prepared";
import { storedBlocks } from "@/db/stored-blocks";
import { storedPublished } from "@/db/stored-published";
import type { ReviewerId, SourceId, SourceVersionId } from "@/lib/domain/ids";
import type { PageResponse } from "@/lib/domain/page-response";
import type { SourceSummary, SourceText, VersionName } from "@/lib/domain/source";
import { Problem } from "@/lib/errors";

/** Sources with their present versions, in the order of admission: the named ones, or all. No texts. */
export async function sourceSummaries(
  access: Pick<Access, "read" | "tables" | "investigationId">,
  sourceIds: Iterable<SourceId> | null = null,
): Promise<SourceSummary[]> {
  const rows = await presentOf(access, sourceIds);
  const earlier = await earlierVersions(access, sourceIds);
  const readers = await readersOf(access);
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

const presentOf = preparedOfSome((read, { sources, sourceVersions }, asked, isOfSome) => {
  const { id, number, originalSha256, textSha256, capturedFrom } = sourceVersions;
  return read
    .select({ source: sources, version: { id, number, originalSha256, textSha256 }, capturedFrom })
    .from(sources)
    .innerJoin(sourceVersions, eq(sourceVersions.sourceId, sources.id))
    .where(
      and(
        theseOrAll(sources, asked, isOfSome),
        sql`${sourceVersions.number} = (select max(v.number) from ${sourceVersions} v where v.source_id = ${sources.id})`,
      ),
    )
    .orderBy(asc(sources.number));
});

/** Who alone may know of which source: nearly always none. */
async function readersOf(
  access: Pick<Access, "read" | "tables" | "investigationId">,
): Promise<ReadonlyMap<SourceId, ReviewerId[]>> {
  const rows = await readersNamed(access, { investigationId: access.investigationId });
  const found = new Map<SourceId, ReviewerId[]>();
  for (const { sourceId, reviewerId } of rows) found.set(sourceId, [...(found.get(sourceId) ?? []), reviewerId]);
  return found;
}

const readersNamed = prepared((read, { sourceReaders }, asked: Asks<"investigationId">) =>
  read
    .select({ sourceId: sourceReaders.sourceId, reviewerId: sourceReaders.reviewerId })
    .from(sourceReaders)
    .where(eq(sourceReaders.investigationId, asked("investigationId")))
    .orderBy(asc(sourceReaders.sourceId), asc(sourceReaders.reviewerId)),
);

/** How the pages answered that versions were fetched from. */
export async function pageResponses(
  access: Access,
): Promise<readonly (PageResponse & Readonly<{ versionId: SourceVersionId }>)[]> {
  return [...(await pageResponsesWithin(access))].map(([versionId, response]) => ({ versionId, ...response }));
}

/** The versions before the present one, for the few sources that have any: found by those that came after. */
async function earlierVersions(
  access: Pick<Access, "read" | "tables" | "investigationId">,
  sourceIds: Iterable<SourceId> | null,
): Promise<ReadonlyMap<SourceId, VersionName[]>> {
  const rows = await followed(access, sourceIds);
  const found = new Map<SourceId, VersionName[]>();
  for (const { sourceId: of, version } of rows) found.set(of, [...(found.get(of) ?? []), version]);
  return found;
}

const followed = preparedOfSome((read, { sourceVersions }, asked, isOfSome) => {
  const later = alias(sourceVersions, "later");
  const { id, sourceId, number, originalSha256, textSha256 } = sourceVersions;
  return read
    .select({ sourceId, version: { id, number, originalSha256, textSha256 } })
    .from(later)
    .innerJoin(sourceVersions, and(eq(sourceId, later.sourceId), eq(number, sql`${later.number} - 1`)))
    .where(
      and(
        eq(later.investigationId, asked("investigationId")),
        sql`${later.number} > 1`,
        isOfSome ? amongIds(later.sourceId, asked("ids")) : undefined,
      ),
    )
    .orderBy(asc(number));
});

/**
 * The text of a source's present version, or of the one of this number, with its blocks and voices: what the desk opens.
 *
 * @throws {Problem} `not-found`.
 */
export async function sourceText(
  access: Access,
  sourceId: SourceId,
  number: number | null = null,
): Promise<SourceText & Readonly<{ sourceId: SourceId; versionId: SourceVersionId; versionNumber: number }>> {
  const { investigationId } = access;
  const [version] = await newestVersions(access, { investigationId, sourceId, number });
  if (!version) throw new Problem("not-found", "There is no such source, or version of it, in this investigation.");
  return {
    sourceId,
    versionId: version.id,
    versionNumber: version.number,
    text: version.text,
    blocks: storedBlocks(version.blocks),
    segments: await voicesIn(access, { investigationId, versionId: version.id }),
  };
}

const newestVersions = prepared((read, { sourceVersions }, asked: Asks<"investigationId" | "sourceId" | "number">) =>
  read
    .select({
      id: sourceVersions.id,
      number: sourceVersions.number,
      text: sourceVersions.text,
      blocks: sourceVersions.blocks,
    })
    .from(sourceVersions)
    .where(
      and(
        eq(sourceVersions.sourceId, asked("sourceId")),
        eq(sourceVersions.investigationId, asked("investigationId")),
        sql`${sourceVersions.number} = coalesce(${asked("number")}, ${sourceVersions.number})`,
      ),
    )
    .orderBy(desc(sourceVersions.number))
    .limit(1),
);

const voicesIn = prepared((read, { segments }, asked: Asks<"investigationId" | "versionId">) =>
  read
    .select({
      kind: segments.kind,
      voice: segments.voice,
      reliability: segments.reliability,
      start: segments.start,
      end: segments.end,
    })
    .from(segments)
    .where(and(eq(segments.versionId, asked("versionId")), eq(segments.investigationId, asked("investigationId"))))
    .orderBy(asc(segments.start)),
);
