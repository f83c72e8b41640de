"use client";

import { type RowSelectionState, type SortingState, type Updater, useTable } from "@tanstack/react-table";
import { defaultRangeExtractor, useWindowVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useCallback, useLayoutEffect, useMemo, useRef, useState } from "react";
import { claimFacts } from "@/lib/compare/claim-facts";
import { type ClaimsChoice, claimSortKeys } from "@/lib/domain/claims-choice";
import type { ClaimId, ReviewerId } from "@/lib/domain/ids";
import type { Reviewer } from "@/lib/domain/reviewer";
import type { ClaimView } from "@/lib/live/claim-view";
import { useIsPrinting } from "../../_components/use-is-printing";
import { claimColumns, features } from "./claim-columns";
import { ClaimRow, type Toggle } from "./claim-row";
import { ClaimsHead } from "./claims-head";
import { useRowKeys } from "./use-row-keys";

/** A row with a line of figures; measured once it is drawn. */
const ROW_PX = 65;
const estimateSize = () => ROW_PX;
/** What lies over the top and the bottom of the list while it scrolls: the bar and the heads; what is done with a selection. */
const OVER_TOP_PX = 96;
const OVER_BOTTOM_PX = 80;

export type Selection = RowSelectionState;

type Props = Readonly<{
  root: string;
  /** Narrowed and in order. */
  views: readonly ClaimView[];
  reviewers: Readonly<Record<ReviewerId, Reviewer>>;
  sort: ClaimsChoice["sort"];
  onSort: (sort: ClaimsChoice["sort"]) => void;
  selection: Selection;
  onSelection: (change: (before: Selection) => Selection) => void;
  onOpen: (claimId: ClaimId) => void;
}>;

/**
 * The claims as rows, as cards where a row would not fit. One tab stop among the rows, moved by the arrow keys; only the
 * rows in view are drawn, and the one that holds the tab stop; on paper, all of them.
 */
export function ClaimsTable({ root, views, reviewers, sort, onSort, selection, onSelection, onOpen }: Props) {
  const sorting = useMemo((): SortingState => [{ id: sort.key, desc: sort.isDescending }], [sort]);
  const table = useTable({
    features,
    columns: claimColumns,
    data: views,
    getRowId: ({ claim }) => claim.id,
    state: { sorting, rowSelection: selection },
    manualSorting: true,
    enableSortingRemoval: false,
    enableMultiSort: false,
    onSortingChange: (updater) => {
      const [next] = updated(updater, sorting);
      const key = claimSortKeys.find((known) => known === next?.id) ?? "number";
      onSort({ key, isDescending: next?.desc ?? false });
    },
    onRowSelectionChange: (updater) => onSelection((before) => updated(updater, before)),
  });

  // The same function for every row and every render, so that rows of which nothing changed stay as they are.
  const latest = useRef(table);
  latest.current = table;
  const onToggle: Toggle = useCallback((claimId, checked, shiftKey) => {
    latest.current.getRow(claimId).getToggleSelectedHandler()({ target: { checked }, shiftKey });
  }, []);

  // Looked at for every row: once for a selection, and not at every step of the scrolling.
  const chosen = useMemo(() => countChosen(views, selection), [views, selection]);
  const body = useRef<HTMLTableSectionElement>(null);
  const scrollMargin = useTopOf(body);
  const isPrinting = useIsPrinting();
  const getItemKey = useCallback((index: number) => views[index]?.claim.id ?? index, [views]);
  const keys = useRowKeys({ body, views, selection, onToggle, onSelection, onOpen, show: (index) => show(index) });
  const virtual = useWindowVirtualizer({
    count: views.length,
    estimateSize,
    getItemKey,
    overscan: 8,
    scrollMargin,
    scrollPaddingStart: OVER_TOP_PX,
    scrollPaddingEnd: OVER_BOTTOM_PX,
    initialRect: { width: 1200, height: 800 },
    rangeExtractor: (range) => withActive(defaultRangeExtractor(range), keys.activeIndex, views.length),
  });
  const show = (index: number) => virtual.scrollToIndex(index, { align: "auto" });

  const items = virtual.getVirtualItems();
  const drawn = isPrinting ? views.map((_, index) => ({ index, gapPx: 0 })) : withGaps(items, scrollMargin);
  const belowPx = isPrinting ? 0 : virtual.getTotalSize() + scrollMargin - (items.at(-1)?.end ?? scrollMargin);
  return (
    <table
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows are moved between, selected and opened
      role="grid"
      aria-label="Claims"
      aria-rowcount={views.length + 1}
      aria-multiselectable
      className="claims-table"
    >
      <ClaimsHead table={table} sort={sort} selected={chosen === 0 ? "none" : chosen < views.length ? "some" : "all"} />
      <tbody ref={body} style={{ paddingBottom: `${belowPx}px` }} {...keys.handlers}>
        {drawn.map(({ index, gapPx }) => {
          const view = views[index];
          return (
            view && (
              <ClaimRow
                key={view.claim.id}
                root={root}
                view={view}
                index={index}
                gapPx={gapPx}
                isSelected={selection[view.claim.id] === true}
                isTabStop={index === keys.activeIndex}
                lastBy={reviewers[claimFacts(view).last.by]?.name ?? "a former reviewer"}
                onToggle={onToggle}
                measure={virtual.measureElement}
              />
            )
          );
        })}
      </tbody>
    </table>
  );
}

function updated<State>(updater: Updater<State>, before: State): State {
  return updater instanceof Function ? updater(before) : updater;
}

function countChosen(views: readonly ClaimView[], selection: Selection): number {
  return Object.keys(selection).length === 0 ? 0 : views.filter(({ claim }) => selection[claim.id]).length;
}

/** Where an element begins in the page: looked at when the page has changed its size, and so has been laid out. */
function useTopOf(element: RefObject<HTMLElement | null>): number {
  const [topPx, setTopPx] = useState(0);
  useLayoutEffect(() => {
    const look = () => {
      const box = element.current?.getBoundingClientRect();
      if (box) setTopPx(Math.round(box.top + window.scrollY));
    };
    look();
    const sizes = new ResizeObserver(look);
    sizes.observe(document.body);
    return () => sizes.disconnect();
  }, [element]);
  return topPx;
}

/** Rows stand in the flow, each after the gap that the rows left out before it would fill. */
function withGaps(items: readonly Readonly<{ index: number; start: number; end: number }>[], scrollMargin: number) {
  return items.map(({ index, start }, at) => ({
    index,
    gapPx: Math.max(0, start - (items[at - 1]?.end ?? scrollMargin)),
  }));
}

/** The indexes in view and that of the row with the tab stop, which must not be lost when it scrolls away. */
function withActive(indexes: number[], active: number, count: number): number[] {
  if (active < 0 || active >= count || indexes.includes(active)) return indexes;
  return [...indexes, active].sort((one, other) => one - other);
}
