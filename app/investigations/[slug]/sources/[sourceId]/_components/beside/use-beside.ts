"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useGo } from "@/app/_live/going";
import { useDesk } from "@/app/_live/live-desk";
import type { Rail } from "@/db/queries/rail";
import type { ClaimId, SourceId } from "@/lib/domain/ids";
import { claimView } from "@/lib/live/claim-view";

type Beside = Readonly<{
  open: (sourceId: SourceId) => void;
  close: () => void;
  /** Opens the source that has most to say on the claim in focus, or closes the one that is open. */
  toggle: (claimId: ClaimId | null) => void;
}>;

/** The second source stands in the address, so that a link opens both and the way back closes it. */
export function useBeside(sourceId: SourceId, besideId: SourceId | null, rail: Rail): Beside {
  const desk = useDesk();
  const open = useGo();
  const path = usePathname();
  const params = useSearchParams();
  const go = (beside: SourceId | null) => {
    const next = new URLSearchParams(params);
    if (beside === null) next.delete("beside");
    else next.set("beside", beside);
    const query = next.size > 0 ? `?${next}` : "";
    open(path + query, { scroll: false });
  };
  const likeliest = (claimId: ClaimId | null): SourceId | null => {
    const view = claimId && claimView(desk, claimId);
    const tied = view ? [...view.evidence, ...view.appearances].find(({ source }) => source.id !== sourceId) : null;
    const here = rail.rows.findIndex(({ source }) => source.id === sourceId);
    const near = rail.rows[here + 1] ?? rail.rows[here - 1];
    return tied?.source.id ?? near?.source.id ?? sourceId;
  };
  return {
    open: go,
    close: () => go(null),
    toggle: (claimId) => go(besideId === null ? likeliest(claimId) : null),
  };
}
