import { type PointerEvent, useRef } from "react";
import { scrollerOf } from "@/app/_components/scroller-of";

/** This near to the top or bottom of what scrolls, dragging scrolls it, by at most so much a frame. In pixels. */
const SCROLL_WITHIN = 56;
const SCROLL_AT_MOST = 18;

type Drag = { pointer: number; y: number; frame: number };

/** Dragging an edge: `onBlock` is told of the block that would begin below it, whenever the pointer or the page moves. */
export function useEdgeDrag(onBlock: (block: number) => void) {
  const drag = useRef<Drag | null>(null);
  const tell = useRef(onBlock);
  tell.current = onBlock;

  const step = (edge: HTMLElement) => {
    const { current } = drag;
    if (!current) return;
    const scroller = scrollerOf(edge);
    const { top, bottom } = scroller === document.documentElement ? screenBox() : scroller.getBoundingClientRect();
    const over =
      current.y < top + SCROLL_WITHIN
        ? current.y - top - SCROLL_WITHIN
        : Math.max(0, current.y - bottom + SCROLL_WITHIN);
    if (over !== 0) scroller.scrollBy(0, Math.sign(over) * Math.min(SCROLL_AT_MOST, Math.abs(over) / 3));
    const block = blockUnder(edge, Math.min(bottom - 1, Math.max(top + 1, current.y)));
    if (block !== null) tell.current(block);
    current.frame = requestAnimationFrame(() => step(edge));
  };
  const end = ({ currentTarget }: PointerEvent<HTMLElement>) => {
    if (!drag.current) return;
    cancelAnimationFrame(drag.current.frame);
    drag.current = null;
    currentTarget.removeAttribute("data-dragged");
  };
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return;
      event.preventDefault();
      const edge = event.currentTarget;
      edge.focus();
      edge.setPointerCapture(event.pointerId);
      edge.setAttribute("data-dragged", "");
      drag.current = { pointer: event.pointerId, y: event.clientY, frame: 0 };
      drag.current.frame = requestAnimationFrame(() => step(edge));
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (drag.current?.pointer === event.pointerId) drag.current.y = event.clientY;
    },
    onPointerUp: end,
    onPointerCancel: end,
    onLostPointerCapture: end,
  };
}

const screenBox = () => ({ top: 0, bottom: window.innerHeight });

/** The block that would begin below an edge at this height: the one under the pointer, or the next in its lower half. */
function blockUnder(edge: HTMLElement, y: number): number | null {
  const column = edge.parentElement?.querySelector(".segment-text")?.getBoundingClientRect();
  if (!column) return null;
  const under = document.elementsFromPoint(column.left + column.width / 2, y);
  const block = under.find((element) => element instanceof HTMLElement && element.dataset["block"] !== undefined);
  if (!(block instanceof HTMLElement)) return null;
  const { top, height } = block.getBoundingClientRect();
  return Number(block.dataset["block"]) + (y > top + height / 2 ? 1 : 0);
}
