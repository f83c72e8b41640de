"use client";

import { memo, type RefObject } from "react";
import { ClaimCard } from "@/app/_components/claim-card/claim-card";
import type { ClaimId, PassageId, ThreadId } from "@/lib/domain/ids";
import type { Passage } from "@/lib/domain/passage";
import { idOf, isClaim, type MarginId, type MarginItem, wordsOf } from "./margin-items";
import type { MarkRows } from "./mark-rows";
import type { PageClaim } from "./page-claims";
import { TalkCard } from "./talk-card";

/** What the margin's cards can do; always that of the page as it is now. */
export type MarginActs = Readonly<{
  focus: (claimId: ClaimId) => void;
  link: (claimId: ClaimId) => void;
  /** Goes to a passage that is on this page; false when it is elsewhere. */
  read: (passageId: PassageId) => boolean;
  goToTalk: (threadId: ThreadId) => void;
  readTalk: (threadId: ThreadId) => void;
}>;

export type MarginProps = Readonly<{
  shown: Readonly<{
    claims: readonly PageClaim[];
    /** The claims, and what is being said of words of the page, in reading order. */
    items: readonly MarginItem[];
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
    items: readonly MarginItem[];
    /** Which of them are cards, and how far down each stands; null where they follow one another. */
    cards: readonly Card[];
    onClaimId: ClaimId | null;
    /** Asks for an entry's card, and for the focus on it; null where entries are in view themselves. */
    onHold: ((id: MarginId) => void) | null;
  }>;

/**
 * Some neighbours of the margin, laid out apart from the others. One without cards is drawn again only when
 * what it holds differs.
 */
export const MarginRun = memo(function MarginRun({ items, cards, onClaimId, where, acts, onHold }: Props) {
  const tops = new Map(cards.map(({ at, top }) => [at, top]));
  return (
    <div role="presentation" className="margin-run">
      {items.map((item, at) => {
        const top = tops.get(at);
        const id = idOf(item);
        if (top === undefined) return <Entry key={id} item={item} acts={acts} onHold={onHold} />;
        if (isClaim(item)) {
          return <Placed key={id} claim={item} top={top} isOn={id === onClaimId} where={where} acts={acts} />;
        }
        const threadId = item.talk.thread.id;
        return (
          // biome-ignore lint/a11y/useSemanticElements: as an entry
          <div key={id} role="listitem" data-card={id} style={top === null ? {} : { top: `${top}px` }}>
            <TalkCard
              item={item}
              onGo={() => acts.current.goToTalk(threadId)}
              onRead={() => acts.current.readTalk(threadId)}
            />
          </div>
        );
      })}
    </div>
  );
}, isSameRun);

function isSameRun(before: Props, after: Props): boolean {
  if (before.cards.length > 0 || after.cards.length > 0) return false;
  const isSame = before.items.length === after.items.length && before.onHold === after.onHold;
  return isSame && before.items.every((item, at) => item === after.items[at]);
}

type EntryProps = Readonly<Pick<Props, "acts" | "onHold"> & { item: MarginItem }>;

const Entry = memo(function Entry({ item, acts, onHold }: EntryProps) {
  const go = () =>
    isClaim(item) ? acts.current.focus(item.view.claim.id) : acts.current.goToTalk(item.talk.thread.id);
  return (
    // biome-ignore lint/a11y/useSemanticElements: an <li> may not stand in a run, and a list of runs is no list of claims
    <div role="listitem" className={onHold ? "entry unseen" : "entry"}>
      <button type="button" dir="auto" onFocus={() => onHold?.(idOf(item))} onClick={go}>
        {wordsOf(item)}
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
