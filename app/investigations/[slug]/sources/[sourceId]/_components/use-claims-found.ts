"use client";

import { useDesk } from "@/app/_live/live-desk";
import type { Claim } from "@/lib/domain/claim";
import { claimViews } from "@/lib/live/claim-view";
import { useFound } from "../../../_components/use-found";

/** A claim as a list to choose from shows it. */
export type ClaimOption = Pick<Claim, "id" | "number" | "wording" | "type">;

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
  const found = useFound(slug, wanted);
  const here = claimViews(desk).flatMap(({ claim, state }) => (state === "withdrawn" ? [] : [claim]));
  const near = here.filter((claim) => isFound(claim, wanted));
  const known = new Set(here.map(({ id }) => id));
  const isAsking = found.query !== wanted;
  const far = isAsking ? [] : (found.results?.claims ?? []).filter(({ id }) => !known.has(id));
  const isHereAlone = !isAsking && found.isAway;
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
