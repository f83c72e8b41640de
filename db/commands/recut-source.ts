import { and, asc, eq, gte, lt } from "drizzle-orm";
import type { Access } from "@/db/access";
import { command } from "@/db/command";
import { canonicalJson } from "@/db/history";
import { derivedId } from "@/db/new-id";
import { versionTextIn } from "@/db/queries/things";
import { storedBlocks } from "@/db/stored-blocks";
import type { SourceVersionId } from "@/lib/domain/ids";
import { withoutGaps, wrongCut } from "@/lib/domain/segment-cuts";
import type { Segment } from "@/lib/domain/source";
import { recutSourceInput } from "@/lib/domain/source-changes";
import { Problem } from "@/lib/errors";

/**
 * Says anew whose voice each stretch of a version is: all its segments are replaced. The text stays, and so does every
 * passage; what a search or a claim's page says of a voice follows.
 */
export const recutSource = command({
  name: "recut-source",
  permission: "source.capture",
  input: recutSourceInput,
  async run(access, { versionId, segments, seen }) {
    const { write, tables, investigationId } = access;
    const { sourceId, blocks } = await versionTextIn(access, versionId);
    const wrong = wrongCut(storedBlocks(blocks), segments);
    if (wrong) throw new Problem("invalid", wrong);
    const prior = await standing(access, versionId);
    const isAsSeen = seen === undefined || canonicalJson(seen) === canonicalJson(prior.map(withoutId));
    if (!isAsSeen) {
      throw new Problem(
        "conflict",
        "A colleague changed the voices of this source meanwhile. Look at them, then save again.",
      );
    }
    const cut = segments.map((segment) => ({ id: derivedId("seg", versionId, String(segment.start)), ...segment }));
    await write
      .delete(tables.segments)
      .where(and(eq(tables.segments.versionId, versionId), eq(tables.segments.investigationId, investigationId)));
    for (const segment of cut) await write.insert(tables.segments).values({ ...segment, versionId, investigationId });
    const { sentences } = tables;
    for (const { kind, voice, start, end } of withoutGaps(storedBlocks(blocks), segments)) {
      const within = and(gte(sentences.start, start), lt(sentences.start, end));
      await write
        .update(sentences)
        .set({ kind, voice })
        .where(and(eq(sentences.versionId, versionId), within));
    }
    return { result: { versionId }, events: [{ type: "source.recut", sourceId, versionId, segments: cut, prior }] };
  },
  undo: ([recut]) => {
    if (recut?.type !== "source.recut") return null;
    const { versionId, segments, prior } = recut;
    const input = { versionId, segments: prior.map(withoutId), seen: segments.map(withoutId) };
    return { name: "recut-source", input };
  },
});

/** The segments of a version as they stand, in order. */
function standing({ read, tables: { segments }, investigationId }: Access, versionId: SourceVersionId) {
  const { id, kind, voice, reliability, start, end } = segments;
  return read
    .select({ id, kind, voice, reliability, start, end })
    .from(segments)
    .where(and(eq(segments.versionId, versionId), eq(segments.investigationId, investigationId)))
    .orderBy(asc(start));
}

const withoutId = ({ kind, voice, reliability, start, end }: Segment): Segment => ({
  kind,
  voice,
  reliability,
  start,
  end,
});
