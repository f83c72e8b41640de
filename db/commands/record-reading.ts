import { and, eq } from "drizzle-orm";
import { type Access, readersIn } from "@/db/access";
import { amongIds } from "@/db/engines/sqlite/among-ids";
import type { SourceId } from "@/lib/domain/ids";
import type { WayToRead } from "@/lib/domain/source-readers";

const HOUR_MS = 3_600_000;

/**
 * Writes down that somebody reads a confidential source, or with null all that they may know of: once an hour for each,
 * on the disk before they get any of it. Nothing for a source that is open. Not a `command`: it changes nothing that
 * anybody made, and a history in which every reading stood would be about little else.
 */
export async function recordReading(access: Access, sourceId: SourceId | null, way: WayToRead): Promise<void> {
  const { store, read, tables, stream, investigationId, reviewerId, now } = access;
  const named = await readersIn({ read, tables }, investigationId);
  const confidential = new Set(named.map((reader) => reader.sourceId));
  const asked = sourceId ? [sourceId].filter((id) => confidential.has(id)) : [...confidential];
  if (asked.length === 0) return;
  const readAtMs = now();
  const hour = Math.floor(readAtMs / HOUR_MS);
  const { sourceReads } = tables;
  const known = await read
    .select({ id: sourceReads.sourceId })
    .from(sourceReads)
    .where(
      and(
        eq(sourceReads.investigationId, investigationId),
        eq(sourceReads.reviewerId, reviewerId),
        eq(sourceReads.hour, hour),
        amongIds(sourceReads.sourceId, asked),
      ),
    );
  const sourceIds = asked.filter((id) => known.every((row) => row.id !== id));
  if (sourceIds.length === 0) return;
  const rows = sourceIds.map((id) => ({ investigationId, sourceId: id, reviewerId, hour, readAtMs, way }));
  await store.change(stream, (write) => write.insert(sourceReads).values(rows).onConflictDoNothing());
}
