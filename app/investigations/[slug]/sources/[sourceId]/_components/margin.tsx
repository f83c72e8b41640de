"use client";

import { useLayoutEffect, useRef, useState } from "react";
import { ClaimCard } from "@/app/_components/claim-card/claim-card";
import type { ClaimId, PassageId } from "@/lib/domain/ids";
import type { Passage } from "@/lib/domain/passage";
import type { MarkRows } from "./mark-rows";
import type { PageClaim } from "./page-claims";
import { placeCards } from "./place-cards";

const GAP_PX = 10;

type Props = Readonly<{
  claims: readonly PageClaim[];
  onClaimId: ClaimId | null;
  /** The passage of the claim in focus that its card should stand beside. */
  onPassageId: string | null;
  onFocus: (claim: PageClaim) => void;
  onLink?: (claimId: ClaimId) => void;
  /** Goes to a passage that is on this page; false when it is elsewhere. */
  onRead: (passageId: PassageId) => boolean;
  hrefOf: (passage: Passage) => string;
  paragraphOf: (passage: Passage) => number | null;
  claimHrefOf: (claimId: ClaimId) => string;
  /** Where the passages stand; without it, the cards follow one another. */
  rows?: MarkRows;
}>;

/** Every claim of the page in reading order: beside its passage where there is room, and complete wherever one reads it. */
export function Margin(props: Props) {
  const { claims, onClaimId, onPassageId, onFocus, onLink, onRead, hrefOf, paragraphOf, claimHrefOf, rows } = props;
  const list = useRef<HTMLOListElement>(null);
  const heights = useHeights(list, claims.map(({ view }) => view.claim.id).join(" "));
  const isPlaced = rows !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another claim in focus is what it waits for
  useLayoutEffect(() => {
    if (!isPlaced) list.current?.querySelector("[data-on]")?.scrollIntoView({ block: "start" });
  }, [isPlaced, onClaimId]);
  const offset = list.current?.offsetTop ?? 0;

  const toPlace = claims.map(({ view, passages }) => {
    const passage = passages.find(({ id }) => id === onPassageId) ?? passages[0];
    const row = passage && rows?.get(passage.id);
    return {
      id: view.claim.id,
      desired: Math.max(0, (row?.top ?? 0) - offset - 6),
      height: heights.get(view.claim.id) ?? 0,
    };
  });
  const tops = rows ? placeCards(toPlace, GAP_PX, onClaimId) : null;
  const bottom = tops ? (tops.at(-1) ?? 0) + (toPlace.at(-1)?.height ?? 0) : 0;

  if (claims.length === 0) {
    return (
      <p className="margin-empty muted">
        No claim on this page yet. Select some words, press <kbd>c</kbd> and choose a type.
      </p>
    );
  }
  return (
    <ol
      ref={list}
      className={tops ? "margin-cards placed" : "margin-cards"}
      style={tops ? { minHeight: `${bottom}px` } : {}}
    >
      {claims.map((claim, at) => (
        <li key={claim.view.claim.id} data-card={claim.view.claim.id} style={tops ? { top: `${tops[at] ?? 0}px` } : {}}>
          <ClaimCard
            view={claim.view}
            isOn={claim.view.claim.id === onClaimId}
            onFocus={() => onFocus(claim)}
            {...(onLink && { onLink: () => onLink(claim.view.claim.id) })}
            onRead={onRead}
            hrefOf={hrefOf}
            paragraphOf={paragraphOf}
            claimHref={claimHrefOf(claim.view.claim.id)}
          />
        </li>
      ))}
    </ol>
  );
}

/** How tall each card is, kept up to date while cards open, close and change. `ids` names them, in order. */
function useHeights(list: React.RefObject<HTMLElement | null>, ids: string): ReadonlyMap<string, number> {
  const [heights, setHeights] = useState<ReadonlyMap<string, number>>(new Map());
  // biome-ignore lint/correctness/useExhaustiveDependencies: other ids mean other cards to watch
  useLayoutEffect(() => {
    const cards = [...(list.current?.children ?? [])].filter((card) => card instanceof HTMLElement);
    const read = () =>
      setHeights((prior) => {
        const next = new Map(cards.map((card) => [card.dataset["card"] ?? "", card.offsetHeight]));
        const isSame = prior.size === next.size && [...next].every(([id, height]) => prior.get(id) === height);
        return isSame ? prior : next;
      });
    const sizes = new ResizeObserver(read);
    for (const card of cards) sizes.observe(card);
    read();
    return () => sizes.disconnect();
  }, [list, ids]);
  return heights;
}
