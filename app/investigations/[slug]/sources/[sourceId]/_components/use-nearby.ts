"use client";

import { type RefObject, useLayoutEffect, useState } from "react";

/** Pixels from an element's top. */
export type Stretch = Readonly<{ from: number; to: number }>;

/** The stretch moves on in steps, so that most of scrolling changes nothing. */
const STEP_PX = 480;

/** The part of an element that is in the window or near it; all of it while `isAll`. Looked at once a frame. */
export function useNearby(element: RefObject<HTMLElement | null>, isAll: boolean): Stretch {
  const [near, setNear] = useState<Stretch>(start);
  useLayoutEffect(() => {
    if (isAll) return;
    const listening = new AbortController();
    const { signal } = listening;
    let frame = 0;
    const look = () => {
      frame = 0;
      if (!element.current) return;
      const top = -element.current.getBoundingClientRect().top;
      const from = Math.floor(top / STEP_PX) * STEP_PX;
      const to = from + Math.ceil(window.innerHeight / STEP_PX + 1) * STEP_PX;
      setNear((prior) => (prior.from === from && prior.to === to ? prior : { from, to }));
    };
    const soon = () => {
      if (frame === 0) frame = requestAnimationFrame(look);
    };
    look();
    // Captured, because it may be the window or the column that scrolls.
    document.addEventListener("scroll", soon, { capture: true, passive: true, signal });
    window.addEventListener("resize", soon, { signal });
    return () => {
      listening.abort();
      cancelAnimationFrame(frame);
    };
  }, [element, isAll]);
  return isAll ? everything : near;
}

const start: Stretch = { from: 0, to: 3 * STEP_PX };
const everything: Stretch = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
