import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";
import { type GridPlace, movedInGrid } from "@/lib/compare/move-in-grid";

type Size = Readonly<{ rows: number; columns: number }>;

/**
 * One tab stop for a grid, and the keys that move it. What can be focused in the grid carries its place as
 * `data-at="row:column"`; the heads are row 0 and column 0.
 */
export function useGridKeys(region: RefObject<HTMLElement | null>, size: Size) {
  const [chosen, setChosen] = useState<GridPlace>({ row: 1, column: 1 });
  const isMoving = useRef(false);
  const active = within(chosen, size);
  useEffect(() => {
    if (!isMoving.current) return;
    isMoving.current = false;
    const cell = region.current?.querySelector<HTMLElement>(`[data-at="${active.row}:${active.column}"]`);
    cell?.focus({ preventScroll: true });
    cell?.closest("td, th")?.scrollIntoView({
      block: "nearest",
      inline: "nearest",
    });
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.shiftKey) return;
    const next = movedInGrid(active, event.key, event.ctrlKey || event.metaKey, size);
    if (!next) return;
    event.preventDefault();
    isMoving.current = true;
    setChosen(next);
  };
  const onFocus = ({ target }: FocusEvent) => {
    const at = target instanceof HTMLElement ? target.dataset["at"]?.split(":").map(Number) : undefined;
    const [row, column] = at ?? [];
    if (row !== undefined && column !== undefined) setChosen({ row, column });
  };
  return { active, handlers: { onKeyDown, onFocus } };
}

function within({ row, column }: GridPlace, { rows, columns }: Size): GridPlace {
  return { row: Math.min(row, rows - 1), column: Math.min(column, columns - 1) };
}
