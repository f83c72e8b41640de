/** Something that takes up a stretch of the axis, from `start` to `end`, in any one unit. */
type Extent = Readonly<{ start: number; end: number }>;

type Stacked = Readonly<{
  /** The row of each extent, counted from 0, in the order they were given. */
  rows: readonly number[];
  count: number;
}>;

/**
 * Puts extents that would overlap into rows one below the other: each into the highest row that is free, so that few
 * rows are needed. They must come in the order of their starts. O(n · rows).
 */
export function stack(extents: readonly Extent[]): Stacked {
  const ends: number[] = [];
  const rows = extents.map(({ start, end }) => {
    const free = ends.findIndex((taken) => taken <= start);
    const row = free === -1 ? ends.length : free;
    ends[row] = end;
    return row;
  });
  return { rows, count: ends.length };
}
