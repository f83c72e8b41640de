import type { DifferenceRow } from "@/lib/compare/version-difference";

/** What is shown of a difference: its changes, with a neighbour on either side, and how much is left out between. */
export type ShownRow = Readonly<{ row: DifferenceRow } | { leftOut: number; before: number; after: number }>;

const NEIGHBOURS = 1;

/** Leaves out what stayed, but for the paragraphs next to a change. */
export function shownRows(rows: readonly DifferenceRow[]): ShownRow[] {
  const shown: ShownRow[] = [];
  const isNear = (at: number) =>
    rows.slice(Math.max(0, at - NEIGHBOURS), at + NEIGHBOURS + 1).some(({ kind }) => kind !== "same");
  let leftOut = 0;
  rows.forEach((row, at) => {
    if (!isNear(at)) {
      leftOut += 1;
      return;
    }
    if (leftOut > 0) shown.push(gapBefore(row, leftOut));
    leftOut = 0;
    shown.push({ row });
  });
  if (leftOut > 0) shown.push({ leftOut, before: rows.length, after: rows.length });
  return shown;
}

function gapBefore({ before, after }: DifferenceRow, leftOut: number): ShownRow {
  return { leftOut, before: before?.number ?? 0, after: after?.number ?? 0 };
}
