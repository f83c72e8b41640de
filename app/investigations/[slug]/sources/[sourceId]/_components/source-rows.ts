import type { Relation } from "@/lib/domain/evidence";
import type { SourceId } from "@/lib/domain/ids";
import type { SourceSummary } from "@/lib/domain/source";
import { claimViews } from "@/lib/live/claim-view";
import type { Desk } from "@/lib/live/desk";

/** A source as the rail shows it: how many claims it makes, and what evidence it holds. */
export type SourceRow = Readonly<{
  source: SourceSummary;
  claims: number;
  count: Readonly<Record<Relation, number>>;
}>;

/** Every source in the order of admission. Withdrawn claims do not count. O(claims and links of the investigation). */
export function sourceRows(desk: Desk): SourceRow[] {
  const claims = new Map<SourceId, number>();
  const counts = new Map<SourceId, Record<Relation, number>>();
  for (const view of claimViews(desk)) {
    if (view.state === "withdrawn") continue;
    for (const sourceId of new Set(view.appearances.map(({ source }) => source.id))) {
      claims.set(sourceId, (claims.get(sourceId) ?? 0) + 1);
    }
    for (const { link, source } of view.evidence) {
      const count = counts.get(source.id) ?? none();
      count[link.relation] += 1;
      counts.set(source.id, count);
    }
  }
  return Object.values(desk.sources)
    .sort((one, other) => one.number - other.number)
    .map((source) => ({ source, claims: claims.get(source.id) ?? 0, count: counts.get(source.id) ?? none() }));
}

const none = (): Record<Relation, number> => ({ corroborates: 0, contradicts: 0, qualifies: 0 });
