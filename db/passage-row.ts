import { and, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { Queryable, Tables } from "@/db/store";
import type { Passage } from "@/lib/domain/passage";
import { storedPlaces } from "./stored-places";

/**
 * Passages as the model knows them, to be narrowed by a `where`: each with its source by way of its version, how it
 * came to that version, and what it awaits. One step in an index for each of these.
 */
export function passageRows(read: Queryable, { passages, sourceVersions, placements }: Tables) {
  const [here, open] = [alias(placements, "here"), alias(placements, "open")];
  return read
    .select({
      passage: passages,
      sourceId: sourceVersions.sourceId,
      here: {
        settled: here.settled,
        versionId: here.fromVersionId,
        start: here.fromStart,
        end: here.fromEnd,
        checkedIn: here.checkedVersionId,
      },
      open: { settled: open.settled, versionId: open.versionId, places: open.places },
    })
    .from(passages)
    .innerJoin(sourceVersions, eq(sourceVersions.id, passages.versionId))
    .leftJoin(here, and(eq(here.passageId, passages.id), eq(here.versionId, passages.versionId)))
    .leftJoin(open, and(eq(open.passageId, passages.id), sql`${open.settled} in ('waiting', 'retired')`));
}

type PassageRow = Awaited<ReturnType<typeof passageRows>>[number];

export function passageOf({ passage, sourceId, here, open }: PassageRow): Passage {
  const { investigationId: _investigationId, ...stored } = passage;
  return {
    ...stored,
    sourceId,
    ...(here && { from: { versionId: here.versionId, start: here.start, end: here.end } }),
    ...(here?.settled === "followed" && { checkedIn: here.checkedIn }),
    ...(open?.settled === "waiting" && { awaits: { versionId: open.versionId, places: storedPlaces(open.places) } }),
    ...(open?.settled === "retired" && { retiredIn: open.versionId }),
  };
}
