/** A cell of a grid; the heads are row 0 and column 0. */
export type GridPlace = Readonly<{ row: number; column: number }>;

/** As many rows as a page key goes on by. */
const PAGE = 10;

/**
 * Where a key leads from a cell, as the ARIA grid pattern has it: arrows step and stop at the edge, Home and End go
 * along the row, with Control to the first and last cell. Null for a key that does not move.
 */
export function movedInGrid(
  { row, column }: GridPlace,
  key: string,
  withControl: boolean,
  { rows, columns }: Readonly<{ rows: number; columns: number }>,
): GridPlace | null {
  const to = (nextRow: number, nextColumn: number) => ({
    row: Math.max(0, Math.min(rows - 1, nextRow)),
    column: Math.max(0, Math.min(columns - 1, nextColumn)),
  });
  if (key === "Home") return to(withControl ? 0 : row, 0);
  if (key === "End") return to(withControl ? rows - 1 : row, columns - 1);
  if (withControl) return null;
  if (key === "ArrowUp") return to(row - 1, column);
  if (key === "ArrowDown") return to(row + 1, column);
  if (key === "ArrowLeft") return to(row, column - 1);
  if (key === "ArrowRight") return to(row, column + 1);
  if (key === "PageUp") return to(row - PAGE, column);
  if (key === "PageDown") return to(row + PAGE, column);
  return null;
}
