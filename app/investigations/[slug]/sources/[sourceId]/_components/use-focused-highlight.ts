"use client";

import { useMemo, useState } from "react";
import { isContested } from "@/app/_components/claim-card/claim-words";
import { claimTypeNames } from "@/app/_components/claim-type-chip";
import { useAnnounce } from "@/app/_live/announcer";
import type { ClaimId } from "@/lib/domain/ids";
import { inReadingOrder, neighbour, nextBeneath } from "@/lib/editor/reading-order";
import type { PageClaim } from "./page-claims";

/** One passage under one claim, as the reader goes through them. */
export type Stop = Readonly<{ id: string; from: number; to: number; claim: PageClaim }>;

export type FocusedHighlight = Readonly<{
  claimId: ClaimId | null;
  id: string | null;
  /** All passages of the page in reading order. */
  stops: readonly Stop[];
  set: (stop: Stop | null) => void;
  /** For what is on its way: the claim that the next change will bring. */
  expect: (claimId: ClaimId, id: string) => void;
  neighbour: (caret: number, step: 1 | -1) => Stop | null;
  beneath: (caret: number) => Stop[];
  nextOf: (ids: readonly string[]) => Stop | null;
}>;

/** Which highlight is in focus: the same one on the page and in the margin. Says it aloud when it changes. */
export function useFocusedHighlight(claims: readonly PageClaim[]): FocusedHighlight {
  const [on, setOn] = useState<Readonly<{ claimId: ClaimId; id: string }> | null>(null);
  const announce = useAnnounce();
  const stops = useMemo(() => stopsOf(claims), [claims]);
  const stopOf = (id: string | null) => stops.find((stop) => stop.id === id) ?? null;
  return {
    claimId: on?.claimId ?? null,
    id: on?.id ?? null,
    stops,
    set: (stop) => {
      setOn(stop && { claimId: stop.claim.view.claim.id, id: stop.id });
      if (stop) announce(said(stop, stops));
    },
    expect: (claimId, id) => setOn({ claimId, id }),
    neighbour: (caret, step) => neighbour(stops, on?.id ?? null, caret, step),
    beneath: (caret) => stops.filter(({ from, to }) => from <= caret && caret < to),
    nextOf: (ids) => stopOf(nextBeneath(ids, on?.id ?? null)),
  };
}

function stopsOf(claims: readonly PageClaim[]): Stop[] {
  const stops = claims.flatMap((claim) =>
    claim.passages.map(({ id, passage }) => ({ id, from: passage.start, to: passage.end, claim })),
  );
  return inReadingOrder(stops);
}

function said({ id, claim: { view } }: Stop, stops: readonly Stop[]): string {
  const { number, type, wording } = view.claim;
  const at = stops.findIndex((stop) => stop.id === id) + 1;
  const contested = isContested(view) ? ", contested" : "";
  return `${at} of ${stops.length}. Claim ${number}, ${claimTypeNames[type]}${contested}: ${wording}`;
}
