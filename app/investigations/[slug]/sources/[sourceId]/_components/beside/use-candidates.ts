"use client";

import { useEffect, useState } from "react";
import { useDesk } from "@/app/_live/live-desk";
import type { Candidate } from "@/db/queries/candidates";
import type { ClaimId, SourceId } from "@/lib/domain/ids";
import type { ClaimView } from "@/lib/live/claim-view";

export type Candidates =
  | Readonly<{ state: "none" | "looking" | "away" }>
  | Readonly<{ state: "found"; candidates: readonly Candidate[] }>;

type Answer = Readonly<{ key: string; candidates: readonly Candidate[] | null }>;

/**
 * The passages of a source that may bear on the claim in focus. What was linked or rejected meanwhile leaves the list
 * at once; the server is asked again when the claim itself has changed. `withAll` looks in comments and boilerplate too.
 */
export function useCandidates(
  view: ClaimView | null,
  sourceId: SourceId,
  rejected: ReadonlySet<string>,
  withAll: boolean,
): Candidates {
  const { investigation } = useDesk();
  const [answer, setAnswer] = useState<Answer>({ key: "", candidates: null });
  const claimId = view?.claim.id ?? null;
  const key = view ? `${claimId} ${view.claim.changedSeq} ${view.appearances.length} ${sourceId} ${withAll}` : "";
  useEffect(() => {
    if (claimId === null) return;
    const asking = new AbortController();
    const ask = async () => {
      const path = `/api/investigations/${investigation.slug}/candidates?claim=${claimId}&source=${sourceId}${withAll ? "&all=1" : ""}`;
      const response = await fetch(path, { signal: asking.signal });
      const candidates = response.ok ? (await response.json()).candidates : null;
      if (!asking.signal.aborted) setAnswer({ key, candidates });
    };
    // Without a connection the list says that it is away; choosing the claim again asks again.
    ask().catch(() => asking.signal.aborted || setAnswer({ key, candidates: null }));
    return () => asking.abort();
  }, [key, claimId, sourceId, withAll, investigation.slug]);

  if (view === null) return { state: "none" };
  if (answer.key !== key) return { state: "looking" };
  if (answer.candidates === null) return { state: "away" };
  const open = answer.candidates.filter(
    (candidate) => !rejected.has(candidateKey(view.claim.id, candidate)) && !isTied(view, candidate),
  );
  return { state: "found", candidates: open };
}

/** One sentence for one claim. */
export const candidateKey = (claimId: ClaimId, { versionId, start }: Pick<Candidate, "versionId" | "start">) =>
  `${claimId} ${versionId} ${start}`;

function isTied({ evidence, appearances }: ClaimView, { versionId, start, end }: Candidate): boolean {
  return [...evidence, ...appearances].some(
    ({ passage }) => passage.versionId === versionId && passage.start < end && start < passage.end,
  );
}
