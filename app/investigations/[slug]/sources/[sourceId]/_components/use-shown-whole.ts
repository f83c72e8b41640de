import { type RefObject, useLayoutEffect, useRef } from "react";
import { scrollerOf } from "@/app/_components/scroller-of";

/** A card as it will stand: it glides there, so that where the browser has it meanwhile says nothing. */
type Place = Readonly<{ id: string; top: number; height: number }>;

/**
 * Brings the card in focus into the window: all of it, where it fits, else its head. It and those above it are measured
 * and placed anew a few times before they rest, so it is followed until then, or until the reader does something.
 */
export function useShownWhole(list: RefObject<HTMLElement | null>, place: Place | null): void {
  const followed = useRef<string | null>(null);
  const id = place?.id ?? null;
  useLayoutEffect(() => {
    followed.current = id;
    const leave = () => {
      followed.current = null;
    };
    const acts = ["keydown", "pointerdown", "wheel", "touchmove"];
    for (const act of acts) addEventListener(act, leave, { capture: true, passive: true });
    return () => {
      for (const act of acts) removeEventListener(act, leave, { capture: true });
    };
  }, [id]);

  const { top, height } = place ?? {};
  useLayoutEffect(() => {
    if (top === undefined || height === undefined || followed.current !== id) return;
    // The passage is brought into the window first, by whoever chose it.
    const frame = requestAnimationFrame(() => list.current && showWhole(list.current, top, height));
    return () => cancelAnimationFrame(frame);
  }, [list, id, top, height]);
}

function showWhole(list: HTMLElement, top: number, height: number): void {
  const card = list.querySelector("[data-on]");
  if (!card) return;
  const { scrollMarginTop, scrollMarginBottom } = getComputedStyle(card);
  const head = list.getBoundingClientRect().top + top;
  const below = head + height + Number.parseFloat(scrollMarginBottom) - window.innerHeight;
  const over = Math.min(below, head - Number.parseFloat(scrollMarginTop));
  if (over > 0) scrollerOf(list).scrollBy(0, over);
}
