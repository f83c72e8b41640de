"use client";

import { type RefObject, useLayoutEffect, useRef, useState } from "react";

/**
 * How tall each card of a list is, by what it says in `data-card`: kept up to date while cards open, close, change and
 * come into view, and remembered when they leave it.
 */
export function useHeights(list: RefObject<HTMLElement | null>): ReadonlyMap<string, number> {
  const [heights, setHeights] = useState<ReadonlyMap<string, number>>(new Map());
  const watched = useRef(new Set<Element>());
  const sizes = useRef<ResizeObserver | null>(null);
  useLayoutEffect(() => {
    const read = (cards: Iterable<Element>) => {
      const found: [string, number][] = [];
      for (const card of cards) {
        if (card instanceof HTMLElement && card.isConnected)
          found.push([card.dataset["card"] ?? "", card.offsetHeight]);
      }
      setHeights((prior) => {
        const isSame = found.every(([id, height]) => prior.get(id) === height);
        return isSame ? prior : new Map([...prior, ...found]);
      });
    };
    sizes.current ??= new ResizeObserver((entries) => read(entries.map(({ target }) => target)));
    const cards = new Set<Element>(list.current?.querySelectorAll("[data-card]") ?? []);
    const fresh = [...cards].filter((card) => !watched.current.has(card));
    for (const card of watched.current) if (!cards.has(card)) sizes.current.unobserve(card);
    for (const card of fresh) sizes.current.observe(card);
    watched.current = cards;
    if (fresh.length > 0) read(fresh);
  });
  useLayoutEffect(
    () => () => {
      sizes.current?.disconnect();
      sizes.current = null;
      watched.current = new Set();
    },
    [],
  );
  return heights;
}
