import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { type LanePlace, movedInTime } from "@/lib/timeline/move-in-time";
import type { TimelineLane } from "@/lib/timeline/timeline";

/** One tab stop for the chart, and the keys that move it. What can be focused carries its place as `data-at="lane:index"`. */
export function useTimeKeys(region: RefObject<HTMLElement | null>, lanes: readonly TimelineLane[]) {
  const days = useMemo(() => lanes.map(({ dated }) => dated.map(({ stretch }) => stretch.first)), [lanes]);
  const [chosen, setChosen] = useState<LanePlace>({ lane: 0, index: 0 });
  const isMoving = useRef(false);
  const active = within(chosen, days);
  useEffect(() => {
    if (!isMoving.current) return;
    isMoving.current = false;
    const mark = region.current?.querySelector<HTMLElement>(`[data-at="${active.lane}:${active.index}"]`);
    mark?.focus({ preventScroll: true });
    mark?.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.shiftKey || event.ctrlKey || event.metaKey) return;
    const isMark = event.target instanceof HTMLElement && event.target.dataset["at"] !== undefined;
    const next = isMark ? movedInTime(active, event.key, days) : null;
    if (!next) return;
    event.preventDefault();
    isMoving.current = true;
    setChosen(next);
  };
  const onFocus = ({ target }: FocusEvent) => {
    const at = target instanceof HTMLElement ? target.dataset["at"]?.split(":").map(Number) : undefined;
    const [lane, index] = at ?? [];
    if (lane !== undefined && index !== undefined) setChosen({ lane, index });
  };
  return { active, handlers: { onKeyDown, onFocus } };
}

/** The chosen place, or the first there is when that lane has become empty. */
function within({ lane, index }: LanePlace, days: readonly (readonly number[])[]): LanePlace {
  const here = days[lane] ?? [];
  if (here.length > 0) return { lane, index: Math.min(index, here.length - 1) };
  return {
    lane: Math.max(
      0,
      days.findIndex((other) => other.length > 0),
    ),
    index: 0,
  };
}
