"use client";

import { memo, type RefObject } from "react";
import { ClaimCard } from "@/app/_components/claim-card/claim-card";
import type { ClaimId, PassageId } from "@/lib/domain/ids";
import type { Passage } from "@/lib/domain/passage";
import type { MarkRows } from "./mark-rows";
import type { PageClaim } from "./page-claims";

export type MarginProps = Readonly<{
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

type Card = Readonly<{ at: number; top: number | null }>;
type Props = Readonly<{
  claims: readonly PageClaim[];
  /** Which of them are cards, and how far down each stands; null where they follow one another. */
  cards: readonly Card[];
  given: MarginProps;
  latest: RefObject<MarginProps>;
  /** Asks for an entry's card, and for the focus on it; null where entries are in view themselves. */
  onHold: ((claimId: ClaimId) => void) | null;
}>;

/** Some neighbouring claims of the margin. One without cards is drawn again only when its claims differ. */
export const MarginRun = memo(function MarginRun({ claims, cards, given, latest, onHold }: Props) {
  const tops = new Map(cards.map(({ at, top }) => [at, top]));
  return claims.map((claim, at) => {
    const top = tops.get(at);
    const { id } = claim.view.claim;
    if (top === undefined) return <Entry key={id} claim={claim} latest={latest} onHold={onHold} />;
    return <Placed key={id} claim={claim} top={top} isOn={id === given.onClaimId} given={given} latest={latest} />;
  });
}, isSameRun);

function isSameRun(before: Props, after: Props): boolean {
  if (before.cards.length > 0 || after.cards.length > 0) return false;
  const isSame = before.claims.length === after.claims.length && before.onHold === after.onHold;
  return isSame && before.claims.every((claim, at) => claim === after.claims[at]);
}

type EntryProps = Readonly<Pick<Props, "latest" | "onHold"> & { claim: PageClaim }>;

const Entry = memo(function Entry({ claim, latest, onHold }: EntryProps) {
  const { id, number, wording } = claim.view.claim;
  return (
    <li className={onHold ? "entry unseen" : "entry"}>
      <button type="button" dir="auto" onFocus={() => onHold?.(id)} onClick={() => latest.current.onFocus(claim)}>
        #{number} {wording}
      </button>
    </li>
  );
});

type PlacedProps = Readonly<Pick<Props, "latest" | "given"> & { claim: PageClaim; top: number | null; isOn: boolean }>;

const Placed = memo(
  function Placed({ claim, top, isOn, given, latest }: PlacedProps) {
    const { id } = claim.view.claim;
    return (
      <li data-card={id} style={top === null ? {} : { top: `${top}px` }}>
        <ClaimCard
          view={claim.view}
          isOn={isOn}
          onFocus={() => latest.current.onFocus(claim)}
          {...(given.onLink && { onLink: () => latest.current.onLink?.(id) })}
          onRead={(passageId) => latest.current.onRead(passageId)}
          hrefOf={given.hrefOf}
          paragraphOf={given.paragraphOf}
          claimHref={given.claimHrefOf(id)}
        />
      </li>
    );
  },
  // A closed card shows nothing of what the page gives it; an open one is one.
  (before, after) => before.claim === after.claim && before.top === after.top && !before.isOn && !after.isOn,
);
