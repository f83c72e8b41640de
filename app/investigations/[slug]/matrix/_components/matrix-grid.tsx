"use client";

import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useRef } from "react";
import type { Matrix } from "@/lib/compare/matrix";
import { useIsPrinting } from "../../_components/use-is-printing";
import { MatrixHead } from "./matrix-head";
import { MatrixLine } from "./matrix-line";
import { useGridKeys } from "./use-grid-keys";

/** A row of two lines; measured once it is drawn. */
const ROW_PX = 62;
const estimateSize = () => ROW_PX;

type Props = Readonly<{ slug: string; matrix: Matrix }>;

/**
 * The grid: one tab stop, and the arrow keys move between its cells. Only the rows in view are drawn, and the one
 * that holds the tab stop; on paper, all of them.
 */
export function MatrixGrid({ slug, matrix: { columns, rows } }: Props) {
  const region = useRef<HTMLElement>(null);
  const keys = useGridKeys(region, { rows: rows.length + 1, columns: columns.length + 1 });
  const isPrinting = useIsPrinting();
  const getItemKey = useCallback((index: number) => rows[index]?.view.claim.id ?? index, [rows]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => region.current,
    estimateSize,
    getItemKey,
    overscan: 6,
    initialRect: { width: 1200, height: 800 },
    rangeExtractor: (range) => withActive(defaultRangeExtractor(range), keys.active.row - 1, rows.length),
  });
  const root = `/investigations/${slug}`;
  const sized = { "--columns": columns.length, width: "100%" };
  const drawn = isPrinting ? rows.map((_, index) => ({ index, gapPx: 0 })) : withGaps(virtual.getVirtualItems());
  const belowPx = isPrinting ? 0 : virtual.getTotalSize() - (virtual.getVirtualItems().at(-1)?.end ?? 0);
  return (
    <section className="matrix-scroll" ref={region} aria-label="Matrix, scrolls">
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the grid pattern, whose rows stay a table
        role="grid"
        aria-label="Who says what: claims down, sources across"
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length + 1}
        className="matrix-grid"
        style={sized}
        {...keys.handlers}
      >
        <MatrixHead root={root} columns={columns} activeColumn={keys.active.row === 0 ? keys.active.column : null} />
        <tbody style={{ paddingBottom: `${belowPx}px` }}>
          {drawn.map(({ index, gapPx }) => {
            const row = rows[index];
            return (
              row && (
                <MatrixLine
                  key={row.view.claim.id}
                  root={root}
                  row={row}
                  columns={columns}
                  index={index}
                  gapPx={gapPx}
                  activeColumn={keys.active.row === index + 1 ? keys.active.column : null}
                  measure={virtual.measureElement}
                />
              )
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/**
 * Rows stand in the flow, each after the gap that the rows left out before it would fill: so nothing overlaps while
 * a row has not been measured yet.
 */
function withGaps(items: readonly Readonly<{ index: number; start: number; end: number }>[]) {
  return items.map(({ index, start }, at) => ({ index, gapPx: Math.max(0, start - (items[at - 1]?.end ?? 0)) }));
}

/** The indexes in view and that of the row with the tab stop, which must not be lost when it scrolls away. */
function withActive(indexes: number[], active: number, count: number): number[] {
  if (active < 0 || active >= count || indexes.includes(active)) return indexes;
  return [...indexes, active].sort((one, other) => one - other);
}
