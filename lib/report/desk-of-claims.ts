import type { ClaimId } from "@/lib/domain/ids";
import type { Desk } from "@/lib/live/desk";

/** The same desk with these claims only, and the sources that make them or bear on them. O(what the desk holds). */
export function deskOfClaims(desk: Desk, claimIds: ReadonlySet<ClaimId>): Desk {
  const among = <Thing extends Readonly<{ claimId: ClaimId; retractedAtMs: number | null }>>(
    things: Readonly<Record<string, Thing>>,
  ) => kept(things, ({ claimId, retractedAtMs }) => claimIds.has(claimId) && retractedAtMs === null);
  const [appearances, links] = [among(desk.appearances), among(desk.links)];
  const cited = new Set(
    [...Object.values(appearances), ...Object.values(links)].map(({ passageId }) => desk.passages[passageId]?.sourceId),
  );
  return {
    ...desk,
    claims: kept(desk.claims, ({ id }) => claimIds.has(id)),
    appearances,
    links,
    sources: kept(desk.sources, ({ id }) => cited.has(id)),
  };
}

function kept<Thing>(
  things: Readonly<Record<string, Thing>>,
  isKept: (thing: Thing) => boolean,
): Record<string, Thing> {
  return Object.fromEntries(Object.entries(things).filter(([, thing]) => isKept(thing)));
}
