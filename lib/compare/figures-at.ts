import type { Claim } from "@/lib/domain/claim";
import type { SourceVersionId } from "@/lib/domain/ids";
import type { Passage } from "@/lib/domain/passage";
import type { ClaimView } from "@/lib/live/claim-view";

type Made = Readonly<{ start: number; end: number; furthestEnd: number; claim: Claim }>;

/** The claims with figures that stand at a passage: made by it, or by one that overlaps it. */
export type ClaimsAt = (passage: Passage) => readonly Claim[];

/**
 * Finds what a passage says in figures, among the claims it makes. Withdrawn claims say nothing.
 * O(n log n) to make, then O(log n + what stands near) for each passage.
 */
export function claimsWithFigures(views: readonly ClaimView[]): ClaimsAt {
  const byVersion = new Map<SourceVersionId, { start: number; end: number; claim: Claim }[]>();
  for (const { claim, state, appearances } of views) {
    if (state === "withdrawn" || claim.quantities.length === 0) continue;
    for (const { passage } of appearances) {
      const made = byVersion.get(passage.versionId) ?? [];
      made.push({ start: passage.start, end: passage.end, claim });
      byVersion.set(passage.versionId, made);
    }
  }
  const indexed = new Map([...byVersion].map(([versionId, made]) => [versionId, withFurthestEnds(made)]));
  return ({ versionId, start, end }) => {
    const found: Claim[] = [];
    const made = indexed.get(versionId) ?? [];
    for (let index = firstFrom(made, end) - 1; index >= 0; index -= 1) {
      const one = made[index];
      if (!one || one.furthestEnd <= start) break;
      if (one.end > start && !found.includes(one.claim)) found.push(one.claim);
    }
    return found.reverse();
  };
}

/** Sorted by start, each with the furthest end of all up to it: before that nothing can reach a later place. */
function withFurthestEnds(made: readonly Omit<Made, "furthestEnd">[]): Made[] {
  let furthestEnd = 0;
  return [...made]
    .sort((one, other) => one.start - other.start || one.end - other.end)
    .map((one) => {
      furthestEnd = Math.max(furthestEnd, one.end);
      return { ...one, furthestEnd };
    });
}

/** The first index that starts at `offset` or later. */
function firstFrom(made: readonly Made[], offset: number): number {
  let low = 0;
  let high = made.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((made[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
