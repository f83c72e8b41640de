import Link from "next/link";
import { memo } from "react";
import { ChangedFigureFlag } from "@/app/_components/changed-figure-flag";
import { claimTypeNames } from "@/app/_components/claim-type-chip";
import type { MatrixColumn, MatrixRow } from "@/lib/compare/matrix";
import { changedFigures } from "@/lib/live/waiting";
import { MatrixCellView } from "./matrix-cell-view";

type Props = Readonly<{
  root: string;
  row: MatrixRow;
  columns: readonly MatrixColumn[];
  index: number;
  /** What the rows that are left out before it would fill. */
  gapPx: number;
  /** The column with the grid's tab stop, when it is in this row. */
  activeColumn: number | null;
  measure: (element: HTMLElement | null) => void;
}>;

/** One claim across all sources. */
export const MatrixLine = memo(function MatrixLine(props: Props) {
  const { root, row, columns, index, gapPx, activeColumn, measure } = props;
  const { claim } = row.view;
  const [changed] = changedFigures(row.view);
  return (
    <tr
      aria-rowindex={index + 2}
      className="matrix-row"
      data-index={index}
      data-type={claim.type}
      ref={measure}
      style={{ marginTop: `${gapPx}px` }}
    >
      <th scope="row" aria-colindex={1} className="matrix-claim">
        <Link
          prefetch={false}
          href={`${root}/claims/${claim.id}`}
          data-at={`${index + 1}:0`}
          tabIndex={activeColumn === 0 ? 0 : -1}
          title={claim.wording}
        >
          <span className="matrix-number num" title={claimTypeNames[claim.type]}>
            {claim.number}
            <span className="unseen"> {claimTypeNames[claim.type]}</span>
          </span>
          <span className="matrix-wording" dir="auto">
            {claim.wording}
          </span>
          {changed && (
            <span className="matrix-flag">
              <ChangedFigureFlag figure={changed} who={changed.source.outlet ?? "The source"} />
            </span>
          )}
        </Link>
      </th>
      {columns.map(({ source }, column) => (
        <MatrixCellView
          key={source.id}
          root={root}
          row={row}
          source={source}
          at={`${index + 1}:${column + 1}`}
          column={column + 2}
          isTabStop={activeColumn === column + 1}
        />
      ))}
    </tr>
  );
});
