import { and, eq, isNull } from "drizzle-orm";
import type { Access } from "@/db/access";
import { command } from "@/db/command";
import { amongIds } from "@/db/engines/sqlite/among-ids";
import { sourceIn } from "@/db/queries/things";
import type { ReviewerId, SourceId } from "@/lib/domain/ids";
import { setSourceReadersInput } from "@/lib/domain/source-readers";
import { Problem } from "@/lib/errors";

/**
 * Says who alone may know of a source, or opens it to everybody. Whoever says so is among them: nobody locks themselves
 * out by a slip, and everybody can take back what they did. From the commit on, it is gone from all others.
 */
export const setSourceReaders = command({
  name: "set-source-readers",
  permission: "source.restrict",
  input: setSourceReadersInput,
  ownerOf: async (access, { sourceId }) => (await sourceIn(access, sourceId)).capturedBy,
  async run(access, { sourceId, readers: named, seen }) {
    const { write, tables, investigationId, reviewerId } = access;
    await sourceIn(access, sourceId);
    const prior = await readersOf(access, sourceId);
    if (seen !== undefined && isOther(seen, prior)) {
      throw new Problem("conflict", "A colleague changed who may know of this source meanwhile. Look at it again.");
    }
    const readers = named && [...new Set(named)].sort();
    if (!isOther(readers, prior)) throw new Problem("conflict", "The same people may know of this source already.");
    if (readers) {
      if (!readers.includes(reviewerId)) throw new Problem("invalid", "readers: name yourself too.");
      await refuseStrangers(access, readers, prior ?? []);
    }
    await write.delete(tables.sourceReaders).where(ofSource(access, sourceId));
    if (readers) {
      const rows = readers.map((reader) => ({ investigationId, sourceId, reviewerId: reader }));
      await write.insert(tables.sourceReaders).values(rows);
    }
    return { result: { sourceId }, events: [{ type: "source.readers-set", sourceId, readers, prior }] };
  },
  undo: ([set]) => {
    if (set?.type !== "source.readers-set") return null;
    const { sourceId, readers, prior } = set;
    return { name: "set-source-readers", input: { sourceId, readers: prior, seen: readers } };
  },
});

const ofSource = ({ tables: { sourceReaders }, investigationId }: Access, sourceId: SourceId) =>
  and(eq(sourceReaders.investigationId, investigationId), eq(sourceReaders.sourceId, sourceId));

async function readersOf(access: Access, sourceId: SourceId): Promise<ReviewerId[] | null> {
  const { read, tables } = access;
  const { reviewerId } = tables.sourceReaders;
  const rows = await read.select({ reviewerId }).from(tables.sourceReaders).where(ofSource(access, sourceId));
  return rows.length === 0 ? null : rows.map((row) => row.reviewerId).sort();
}

/** Only who is in the investigation can be named; who was named before and has left since may stay. */
async function refuseStrangers(
  { read, tables: { memberships }, investigationId }: Access,
  readers: readonly ReviewerId[],
  known: readonly ReviewerId[],
) {
  const standing = await read
    .select({ id: memberships.reviewerId })
    .from(memberships)
    .where(
      and(
        eq(memberships.investigationId, investigationId),
        isNull(memberships.leftAtMs),
        amongIds(memberships.reviewerId, readers),
      ),
    );
  const here = new Set([...known, ...standing.map(({ id }) => id)]);
  if (!readers.every((reader) => here.has(reader))) {
    throw new Problem("not-found", "readers: one of these people is not in this investigation.");
  }
}

const isOther = (one: readonly ReviewerId[] | null, other: readonly ReviewerId[] | null) =>
  JSON.stringify(one && [...one].sort()) !== JSON.stringify(other && [...other].sort());
