import { type ChangedFigure, changedFigure } from "@/lib/domain/changed-figure";
import type { SourceId } from "@/lib/domain/ids";
import type { Passage } from "@/lib/domain/passage";
import type { SourceSummary } from "@/lib/domain/source";
import { type ClaimView, claimViews } from "@/lib/live/claim-view";
import type { Desk } from "@/lib/live/desk";

/** A passage that awaits a look, with the claims that stand on it. */
export type WaitingPassage = Readonly<{ passage: Passage; claims: readonly ClaimView[] }>;

const made = new WeakMap<Desk, ReadonlyMap<SourceId, readonly WaitingPassage[]>>();

/**
 * The passages that await a look in the present version of their source, by source and in the order of the text. Those
 * on which nothing stands any more are nobody's matter. Worked out once for each desk: O(claims).
 */
export function waitingPassages(desk: Desk): ReadonlyMap<SourceId, readonly WaitingPassage[]> {
  const known = made.get(desk);
  if (known) return known;
  const claimsOf = new Map<Passage, Set<ClaimView>>();
  for (const view of claimViews(desk)) {
    if (view.state === "withdrawn") continue;
    for (const { passage } of [...view.appearances, ...view.evidence]) {
      if (!passage.awaits) continue;
      claimsOf.set(passage, (claimsOf.get(passage) ?? new Set()).add(view));
    }
  }
  for (const { subject, resolvedAtMs } of Object.values(desk.threads)) {
    const passage = subject.kind === "passage" && resolvedAtMs === null ? desk.passages[subject.id] : undefined;
    if (passage?.awaits && !claimsOf.has(passage)) claimsOf.set(passage, new Set());
  }
  const found = new Map<SourceId, WaitingPassage[]>();
  for (const [passage, claims] of claimsOf) {
    const ofSource = found.get(passage.sourceId) ?? [];
    ofSource.push({ passage, claims: [...claims] });
    found.set(passage.sourceId, ofSource);
  }
  for (const ofSource of found.values()) ofSource.sort(inTextOrder);
  made.set(desk, found);
  return found;
}

function inTextOrder({ passage: one }: WaitingPassage, { passage: other }: WaitingPassage): number {
  return one.start - other.start || one.end - other.end || (one.id < other.id ? -1 : 1);
}

/** A figure on which a claim stands and that its source gives otherwise now. */
export type FlaggedFigure = ChangedFigure & Readonly<{ passage: Passage; source: SourceSummary }>;

const flags = new WeakMap<ClaimView, readonly FlaggedFigure[]>();

/** The figures of a claim that changed at their source, until somebody has looked. */
export function changedFigures(view: ClaimView): readonly FlaggedFigure[] {
  const known = flags.get(view);
  if (known) return known;
  const found = new Map<Passage, FlaggedFigure>();
  for (const { passage, source } of [...view.appearances, ...view.evidence]) {
    const figure = changedFigure(passage);
    if (figure) found.set(passage, { ...figure, passage, source });
  }
  const all = [...found.values()];
  flags.set(view, all);
  return all;
}
