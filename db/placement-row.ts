import { canonicalJson } from "@/db/history";
import type { Tables } from "@/db/store";
import type { OfferedPlace, Passage } from "@/lib/domain/passage";

/** A passage that goes along with a new version: as it was, and as it stands there. */
export type Following = Readonly<{ before: Passage; after: Passage }>;
/** A passage that stays where it is and awaits a look: as it was, and with what is offered. */
export type Waiting = Following & Readonly<{ places: readonly OfferedPlace[] }>;

export type Placement = Tables["placements"]["$inferSelect"];

/** What became of a passage, as its row is kept until somebody settles it. */
export function placementOf(one: Following | Waiting): Omit<Placement, "investigationId"> {
  const { before, after } = one;
  const places = "places" in one ? one.places : null;
  return {
    passageId: before.id,
    versionId: places && after.awaits ? after.awaits.versionId : after.versionId,
    // One that went along is anchored where it stands now; what the alignment found is whether that is another place.
    outcome: places ? after.anchoring : after.start === before.start ? "anchored" : "moved",
    places: canonicalJson(places ?? []),
    fromVersionId: before.versionId,
    fromStart: before.start,
    fromEnd: before.end,
    checkedVersionId: before.checkedIn ?? before.versionId,
    settled: places ? "waiting" : "followed",
    settledBy: null,
    settledAtMs: null,
  };
}

/**
 * The placement of a passage that was pointed at in an earlier version when a later one had come already: its words were
 * looked for there at once. Null for one that was pointed at in the version it stands in.
 */
export function placementOfPointed(passage: Passage): Omit<Placement, "investigationId"> | null {
  const { from, awaits } = passage;
  if (awaits) return placementOf({ before: passage, after: passage, places: awaits.places });
  if (!from) return null;
  const { checkedIn: _looked, from: _came, ...before } = passage;
  return placementOf({ before: { ...before, ...from }, after: passage });
}
