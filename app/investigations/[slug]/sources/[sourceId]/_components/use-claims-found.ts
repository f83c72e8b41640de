"use client";

import { useEffect, useState } from "react";
import { useDesk } from "@/app/_live/live-desk";
import type { SearchResults } from "@/db/queries/search";
import type { Claim } from "@/lib/domain/claim";
import { claimViews } from "@/lib/live/claim-view";

/** A claim as a list to choose from shows it. */
export type ClaimOption = Pick<Claim, "id" | "number" | "wording" | "type">;

/** Keys that come together are asked about together. */
const QUIET_MS = 120;

/** `claims` is null when the server did not answer. */
type Found = Readonly<{ query: string; claims: readonly ClaimOption[] | null }>;
const nothingYet: Found = { query: "", claims: [] };

/**
 * The claims that words or a number may mean: those on this page at once, and those of the whole investigation as
 * soon as the server has found them. Withdrawn ones are left out.
 */
export function useClaimsFound(query: string): Readonly<{
  claims: readonly ClaimOption[];
  /** The server has not answered yet. */
  isAsking: boolean;
  /** It could not be asked, or refused: these are the claims of this page alone. */
  isHereAlone: boolean;
}> {
  const desk = useDesk();
  const { slug } = desk.investigation;
  const wanted = query.trim();
  const [found, setFound] = useState(nothingYet);
  useEffect(() => {
    if (wanted === "") return;
    const asking = new AbortController();
    const ask = async () => {
      const path = `/api/investigations/${slug}/search?q=${encodeURIComponent(wanted)}`;
      const response = await fetch(path, { signal: asking.signal });
      const { claims }: Pick<Found, "claims"> | SearchResults = response.ok ? await response.json() : { claims: null };
      setFound({ query: wanted, claims });
    };
    // Without a connection there are still the claims of this page.
    const none = () => !asking.signal.aborted && setFound({ query: wanted, claims: null });
    const timer = setTimeout(() => void ask().catch(none), QUIET_MS);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [wanted, slug]);

  const here = claimViews(desk).flatMap(({ claim, state }) => (state === "withdrawn" ? [] : [claim]));
  const near = here.filter((claim) => isFound(claim, wanted));
  const known = new Set(here.map(({ id }) => id));
  const isAsking = found.query !== wanted;
  const far = isAsking ? [] : (found.claims ?? []).filter(({ id }) => !known.has(id));
  const isHereAlone = !isAsking && found.claims === null;
  return { claims: numberedFirst([...near, ...far], wanted), isAsking, isHereAlone };
}

/** "18" or "#18" is a number before it is a word: that claim comes first, and Enter takes it. */
function numberedFirst(claims: readonly ClaimOption[], query: string): readonly ClaimOption[] {
  const number = numberIn(query);
  if (number === null) return claims;
  return [...claims].sort((one, other) => rank(one, number) - rank(other, number));
}

const rank = (claim: ClaimOption, number: string) =>
  String(claim.number) === number ? 0 : String(claim.number).startsWith(number) ? 1 : 2;

const numberIn = (query: string): string | null => /^\s*#?(\d+)\s*$/.exec(query)?.[1] ?? null;

function isFound(claim: ClaimOption, query: string): boolean {
  const wanted = (numberIn(query) ?? query).trim().toLocaleLowerCase();
  return labelOf(claim).toLocaleLowerCase().includes(wanted);
}

export const labelOf = ({ number, wording }: ClaimOption) => `${number} · ${wording}`;
