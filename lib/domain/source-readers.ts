import { z } from "zod";
import { id, type ReviewerId, type SourceId } from "@/lib/domain/ids";
import type { Role } from "@/lib/policy/permissions";

/**
 * A source is confidential when it has readers: the people of the investigation who may know of it. Nobody else learns
 * that it exists, managers neither; but when none of its readers is here any more, the managers are.
 */

/** How somebody comes to read a confidential source, as the record of its reading says it. */
export const waysToRead = ["desk", "versions", "export", "program"] as const;
export type WayToRead = (typeof waysToRead)[number];

/** As many as anybody reads through in a list. */
const READERS_AT_MOST = 200;

export const setSourceReadersInput = z.object({
  sourceId: id("src"),
  /** Null opens the source to everybody in the investigation. */
  readers: z.array(id("rev")).min(1, "must name somebody").max(READERS_AT_MOST).nullable(),
  /** What stood there when this was decided; a colleague may have changed it since. */
  seen: z.array(id("rev")).nullable().exactOptional(),
});

export type NamedReader = Readonly<{
  sourceId: SourceId;
  reviewerId: ReviewerId;
  /** Whether they are in the investigation now, and their account works. */
  isHere: boolean;
}>;

/** Which confidential sources somebody may not know of. */
export function hiddenFrom(
  who: Readonly<{ reviewerId: ReviewerId; role: Role }>,
  named: readonly NamedReader[],
): SourceId[] {
  const bySource = new Map<SourceId, NamedReader[]>();
  for (const reader of named) bySource.set(reader.sourceId, [...(bySource.get(reader.sourceId) ?? []), reader]);
  return [...bySource].flatMap(([sourceId, readers]) => {
    if (readers.some(({ reviewerId }) => reviewerId === who.reviewerId)) return [];
    const isLeftBehind = readers.every(({ isHere }) => !isHere);
    return isLeftBehind && who.role === "manager" ? [] : [sourceId];
  });
}
