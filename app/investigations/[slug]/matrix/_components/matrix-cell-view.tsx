import Link from "next/link";
import { memo } from "react";
import { cellInWords, independenceInWords } from "@/lib/compare/cell-in-words";
import { type MatrixCell, type MatrixRow, voiceIn } from "@/lib/compare/matrix";
import type { SourceSummary } from "@/lib/domain/source";
import { figuresInWords } from "@/lib/report/figure-in-words";
import { passagesPath } from "./passages-path";
import { StanceMark } from "./stance-mark";

type Props = Readonly<{
  root: string;
  row: MatrixRow;
  source: SourceSummary;
  /** `row:column`, by which the keys find it. */
  at: string;
  column: number;
  isTabStop: boolean;
}>;

/** What one source does to one claim; it leads to the passages side by side. */
export const MatrixCellView = memo(function MatrixCellView({ root, row, source, at, column, isTabStop }: Props) {
  const cell = row.cells().get(source.id);
  const tabIndex = isTabStop ? 0 : -1;
  const name = cellInWords(row, source);
  if (!cell) {
    const isSilent = row.silent().has(source.id);
    return (
      <td aria-colindex={column} aria-label={name} className="matrix-none" data-at={at} tabIndex={tabIndex}>
        {isSilent ? <i>silent</i> : "—"}
      </td>
    );
  }
  return (
    <td aria-colindex={column} className="matrix-cell" data-conflict={cell.isConflict || undefined}>
      <Link
        prefetch={false}
        href={passagesPath(root, row, source.id)}
        aria-label={name}
        data-at={at}
        tabIndex={tabIndex}
      >
        <CellContent cell={cell} />
      </Link>
    </td>
  );
});

function CellContent({ cell }: Readonly<{ cell: MatrixCell }>) {
  const figures = figuresInWords(cell.figures);
  const independence = independenceInWords(cell);
  return (
    <>
      <span className="matrix-stances">
        {cell.said.map((said) => (
          <span key={`${said.voice?.kind} ${said.voice?.voice}`} className="matrix-said">
            {said.stances.map((stance) => (
              <StanceMark key={stance} stance={stance} />
            ))}
            {voiceIn(cell, said)}
          </span>
        ))}
        {figures && <span className="matrix-figures">{cell.hasOtherFigure ? `≠ ${figures}` : figures}</span>}
      </span>
      {independence && <span className="matrix-independence">{independence}</span>}
    </>
  );
}
