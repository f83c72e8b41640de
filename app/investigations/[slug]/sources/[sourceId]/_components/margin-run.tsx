"use client";

import { memo, type RefObject } from "react";
import { ClaimCard } from "@/app/_components/claim-card/claim-card";
import type { ClaimId, PassageId } from "@/lib/domain/ids";
import type { Passage } from "@/lib/domain/passage";
import type { MarkRows } from "./mark-rows";
import type { PageClaim } from "./page-claims";

/** What the margin's cards can do; always that of the page as it is now. */
export type MarginActs = Readonly<{
  focus: (claimId: ClaimId) => void;
  link: (claimId: ClaimId) => void;
  /** Goes to a passage that is on this page; false when it is elsewhere. */
  read: (passageId: PassageId) => boolean;
}>;

export type MarginProps = Readonly<{
  shown: Readonly<{
    claims: readonly PageClaim[];
    /** Where the passages stand. */
    rows: MarkRows;
    onClaimId: ClaimId | null;
    /** The passage of the claim in focus that its card should stand beside. */
    onPassageId: string | null;
  }>;
  where: Readonly<{
    hrefOf: (passage: Passage) => string;
    paragraphOf: (passage: Passage) => number | null;
    claimHrefOf: (claimId: ClaimId) => string;
  }>;
  acts: RefObject<MarginActs>;
  /** Cards stand beside their passages; else they follow one another. */
  isBeside?: boolean;
}>;

type Card = Readonly<{ at: number; top: number | null }>;
type Props = Readonly<Pick<MarginProps, "where" | "acts">> &
  Readonly<{
    claims: readonly PageClaim[];
    /** Which of them are cards, and how far down each stands; null where they follow one another. */
    cards: readonly Card[];
    onClaimId: ClaimId | null;
    /** Asks for an entry's card, and for the focus on it; null where entries are in view themselves. */
    onHold: ((claimId: ClaimId) => void) | null;
  }>;

/**
 * Some neighbouring claims of the margin, laid out apart from the others. One without cards is drawn again only when
 * its claims differ.
 */
export const MarginRun = memo(function MarginRun({ claims, cards, onClaimId, where, acts, onHold }: Props) {
  const tops = new Map(cards.map(({ at, top }) => [at, top]));
  return (
    <div role="presentation" className="margin-run">
      {claims.map((claim, at) => {
        const top = tops.get(at);
        const { id } = claim.view.claim;
        if (top === undefined) return <Entry key={id} claim={claim} acts={acts} onHold={onHold} />;
        return <Placed key={id} claim={claim} top={top} isOn={id === onClaimId} where={where} acts={acts} />;
      })}
    </div>
  );
}, isSameRun);

function isSameRun(before: Props, after: Props): boolean {
  if (before.cards.length > 0 || after.cards.length > 0) return false;
  const isSame = before.claims.length === after.claims.length && before.onHold === after.onHold;
  return isSame && before.claims.every((claim, at) => claim === after.claims[at]);
}

type EntryProps = Readonly<Pick<Props, "acts" | "onHold"> & { claim: PageClaim }>;

const Entry = memo(function Entry({ claim, acts, onHold }: EntryProps) {
  const { id, number, wording } = claim.view.claim;
  return (
    // biome-ignore lint/a11y/useSemanticElements: an <li> may not stand in a run, and a list of runs is no list of claims
    <div role="listitem" className={onHold ? "entry unseen" : "entry"}>
      <button type="button" dir="auto" onFocus={() => onHold?.(id)} onClick={() => acts.current.focus(id)}>
        #{number} {wording}
      </button>
    </div>
  );
});

type PlacedProps = Readonly<Pick<Props, "where" | "acts"> & { claim: PageClaim; top: number | null; isOn: boolean }>;

const Placed = memo(
  function Placed({ claim, top, isOn, where, acts }: PlacedProps) {
    const { id } = claim.view.claim;
    return (
      // biome-ignore lint/a11y/useSemanticElements: as an entry
      <div role="listitem" data-card={id} style={top === null ? {} : { top: `${top}px` }}>
        <ClaimCard
          view={claim.view}
          isOn={isOn}
          onFocus={() => acts.current.focus(id)}
          onLink={() => acts.current.link(id)}
          onRead={(passageId) => acts.current.read(passageId)}
          hrefOf={where.hrefOf}
          paragraphOf={where.paragraphOf}
          claimHref={where.claimHrefOf(id)}
        />
      </div>
    );
  },
  // A closed card shows nothing of what the page gives it; an open one is one.
  (before, after) => before.claim === after.claim && before.top === after.top && !before.isOn && !after.isOn,
);
