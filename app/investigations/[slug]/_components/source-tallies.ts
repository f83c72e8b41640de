import type { Relation } from "@/lib/domain/evidence";
import type { SourceId } from "@/lib/domain/ids";
import { claimViews } from "@/lib/live/claim-view";
import type { Desk } from "@/lib/live/desk";

/** How many claims a source makes, and how its passages bear on any claim. Withdrawn claims are left out. */
export type SourceTally = Readonly<{ claims: number } & Record<Relation, number>>;

/** A tally for each source, in one pass over the claims. */
export function sourceTallies(desk: Desk): ReadonlyMap<SourceId, SourceTally> {
  const tallies = new Map<SourceId, { claims: number } & Record<Relation, number>>();
  const tallyOf = (sourceId: SourceId) => {
    const known = tallies.get(sourceId);
    if (known) return known;
    const made = { claims: 0, corroborates: 0, contradicts: 0, qualifies: 0 };
    tallies.set(sourceId, made);
    return made;
  };
  for (const { state, appearances, evidence } of claimViews(desk)) {
    if (state === "withdrawn") continue;
    for (const sourceId of new Set(appearances.map(({ source }) => source.id))) tallyOf(sourceId).claims += 1;
    for (const { source, link } of evidence) tallyOf(source.id)[link.relation] += 1;
  }
  return tallies;
}
