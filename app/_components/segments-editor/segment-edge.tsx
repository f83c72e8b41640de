import { type KeyboardEvent, useEffect, useRef } from "react";
import { useEdgeDrag } from "./use-edge-drag";

/** As far as Page Up and Page Down go, in paragraphs. */
const PAGE = 10;

type Props = Readonly<{
  at: number;
  name: string;
  /** The block that the segment below begins with, and between which blocks it can begin. */
  block: number;
  range: Readonly<{ first: number; last: number }>;
  begins: string;
  onMove: (block: number) => void;
}>;

/** The line between two segments. It is dragged from paragraph to paragraph, or moved by the arrow keys. */
export function SegmentEdge({ at, name, block, range: { first, last }, begins, onMove }: Props) {
  const handle = useRef<HTMLDivElement>(null);
  const isMovedByKey = useRef(false);
  const drag = useEdgeDrag((to) => to !== block && onMove(to));
  useEffect(() => {
    if (isMovedByKey.current) handle.current?.scrollIntoView({ block: "nearest" });
    isMovedByKey.current = false;
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const to = movedBy(event.key, block, first, last);
    if (to === null) return;
    event.preventDefault();
    event.stopPropagation();
    isMovedByKey.current = true;
    onMove(Math.min(last, Math.max(first, to)));
  };
  return (
    <div
      ref={handle}
      className="segment-edge"
      role="slider"
      tabIndex={0}
      data-edge={at}
      aria-label={name}
      aria-orientation="vertical"
      aria-valuemin={first + 1}
      aria-valuemax={last + 1}
      aria-valuenow={block + 1}
      aria-valuetext={`begins at ${begins}`}
      onKeyDown={onKeyDown}
      {...drag}
    >
      <span aria-hidden="true" />
    </div>
  );
}

function movedBy(key: string, block: number, first: number, last: number): number | null {
  if (key === "ArrowUp" || key === "ArrowLeft") return block - 1;
  if (key === "ArrowDown" || key === "ArrowRight") return block + 1;
  if (key === "PageUp") return block - PAGE;
  if (key === "PageDown") return block + PAGE;
  if (key === "Home") return first;
  return key === "End" ? last : null;
}
