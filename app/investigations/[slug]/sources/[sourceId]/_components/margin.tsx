"use client";

import { memo, startTransition, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { KeyHint } from "@/app/_components/keys/key-hint";
import { idOf, isClaim, type MarginId, wordsOf } from "./margin-items";
import { type MarginProps, MarginRun } from "./margin-run";
import { runsOf } from "./margin-runs";
import { placeCards } from "./place-cards";
import { useHeights } from "./use-heights";
import { useNearby } from "./use-nearby";
import { useShownWhole } from "./use-shown-whole";

const GAP_PX = 10;
/** A page with no more claims than this has a card for each; with more, only those near the window are cards. */
const ALL_CARDS = 60;

/**
 * Every claim of the page, and every open thread on its words, in reading order: beside its passage where there is room,
 * and complete wherever one reads it. With very many, those out of view are a button with the wording each, which becomes the card when it
 * is focused.
 */
export const Margin = memo(function Margin({ shown, where, acts, isBeside = false }: MarginProps) {
  const { onClaimId, onPassageId, rows } = shown;
  const items = useMoreAndMore(shown.items);
  const list = useRef<HTMLDivElement>(null);
  const [held, setHeld] = useState<MarginId | null>(null);
  const hasAllCards = items.length <= ALL_CARDS;
  const near = useNearby(list, hasAllCards || !isBeside);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another claim in focus is what it waits for
  useLayoutEffect(() => {
    if (!isBeside) list.current?.querySelector("[data-on]")?.scrollIntoView({ block: "start" });
  }, [isBeside, onClaimId]);
  useLayoutEffect(() => {
    if (held) list.current?.querySelector<HTMLElement>(`[data-card="${CSS.escape(held)}"] button`)?.focus();
  }, [held]);

  const offset = list.current?.offsetTop ?? 0;
  const heights = useHeights(list);
  const cards = useMemo(
    () =>
      items.map((item) => {
        const id = idOf(item);
        const on = isClaim(item) && id === onClaimId && item.passages.find((passage) => passage.id === onPassageId);
        const mark = isClaim(item) ? (on || item.passages[0])?.id : item.highlight;
        const row = mark === undefined ? undefined : rows.get(mark);
        return {
          id,
          desired: Math.max(0, (row?.top ?? 0) - offset - 6),
          height: heights.get(id) ?? estimatedPx(wordsOf(item)),
        };
      }),
    [items, rows, heights, offset, onClaimId, onPassageId],
  );
  const tops = useMemo(() => {
    if (!isBeside) return null;
    if (hasAllCards) return placeCards(cards, GAP_PX, onClaimId);
    // Where there are more cards than room, they are in their places around what is being read.
    const isNear = ({ desired }: { desired: number }) => desired >= near.from && desired <= near.to;
    const anchor = cards.find((card) => card.id === onClaimId && isNear(card)) ?? cards.find(isNear);
    return placeCards(cards, GAP_PX, anchor?.id ?? null, true);
  }, [cards, isBeside, hasAllCards, near, onClaimId]);

  const onAt = cards.findIndex(({ id }) => id === onClaimId);
  const [onCard, onTop] = [cards[onAt], tops?.[onAt]];
  useShownWhole(list, isBeside && onCard && onTop !== undefined ? { ...onCard, top: onTop } : null);

  const runs = useMemo(() => runsOf(items.map(idOf)), [items]);
  if (items.length === 0) {
    return (
      <p className="margin-empty muted">
        No claim on this page yet. Select some words, press <KeyHint action="claim" /> and choose a type.
      </p>
    );
  }
  const isCard = (at: number): boolean => {
    const id = cards[at]?.id;
    if (hasAllCards || id === onClaimId || id === held) return true;
    const top = tops?.[at] ?? Number.NaN;
    return isBeside && rows.size > 0 && top <= near.to && top + (cards[at]?.height ?? 0) >= near.from;
  };
  const bottom = tops && hasAllCards ? (tops.at(-1) ?? 0) + (cards.at(-1)?.height ?? 0) : null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: its claims stand in runs, which an <ol> may not hold
    <div
      ref={list}
      role="list"
      className={tops ? "margin-cards placed" : "margin-cards"}
      style={bottom === null ? {} : { minHeight: `${bottom}px` }}
    >
      {runs.map(([from, to]) => {
        const own = items.slice(from, to);
        const full = own.flatMap((_, at) => (isCard(from + at) ? [{ at, top: tops?.[from + at] ?? null }] : []));
        return (
          <MarginRun
            key={own[0] && idOf(own[0])}
            items={own}
            cards={full}
            onClaimId={onClaimId}
            where={where}
            acts={acts}
            onHold={isBeside ? setHeld : null}
          />
        );
      })}
    </div>
  );
});

/** As many as are drawn in the time of a few frames. */
const AT_ONCE = 400;

/**
 * The first of them, until these stand, then more and more. Of very many, the rest would keep a reader waiting twice: for
 * the server to draw them, and for the page to take them up, before there is one mark; and once more, were they drawn at once.
 */
function useMoreAndMore<Item>(items: readonly Item[]): readonly Item[] {
  const [drawn, setDrawn] = useState(ALL_CARDS);
  const isAll = drawn >= items.length;
  useEffect(() => {
    if (!isAll) startTransition(() => setDrawn(drawn + AT_ONCE));
  }, [isAll, drawn]);
  return useMemo(() => (isAll ? items : items.slice(0, drawn)), [isAll, drawn, items]);
}

/** How tall a card should be that was never seen. */
function estimatedPx(wording: string): number {
  return 78 + 22 * Math.ceil(wording.length / 40);
}
