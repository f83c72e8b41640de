import type { Matrix, MatrixColumn, MatrixRow } from "@/lib/compare/matrix";
import { type ClaimType, claimTypes } from "@/lib/domain/claim";
import { isContested } from "@/lib/live/claim-view";

/** What somebody chose to see of the matrix; it is kept in the address. `hidden` are numbers of sources. */
export type MatrixChoice = Readonly<{
  type: ClaimType | null;
  contestedOnly: boolean;
  hidden: readonly number[];
  order: "number" | "conflict";
}>;

export const wholeMatrix: MatrixChoice = { type: null, contestedOnly: false, hidden: [], order: "number" };

type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Reads a choice from the address; what it does not know, it passes over. */
export function matrixChoice({ type, contested, hide, order }: Params): MatrixChoice {
  return {
    type: claimTypes.find((known) => known === type) ?? null,
    contestedOnly: contested === "1",
    hidden: typeof hide === "string" ? hide.split(".").map(Number).filter(Number.isInteger) : [],
    order: order === "conflict" ? "conflict" : "number",
  };
}

/** The same choice as parameters; null where nothing was chosen. */
export function matrixParams({ type, contestedOnly, hidden, order }: MatrixChoice): Record<string, string | null> {
  return {
    type,
    contested: contestedOnly ? "1" : null,
    hide: hidden.length > 0 ? hidden.join(".") : null,
    order: order === "conflict" ? order : null,
  };
}

/** The columns and rows somebody asked for. Conflicts count in what is shown. O(rows · columns). */
export function chosenMatrix(matrix: Matrix, { type, contestedOnly, hidden, order }: MatrixChoice): Matrix {
  const hiding = new Set(hidden);
  const columns = matrix.columns.filter(({ source }) => !hiding.has(source.number));
  const rows = matrix.rows
    .filter(({ view }) => type === null || view.claim.type === type)
    .filter(({ view }) => !contestedOnly || isContested(view))
    .map((row) => ({ row, conflicts: order === "conflict" ? conflictsIn(row, columns) : 0 }));
  if (order === "conflict") {
    rows.sort(
      (one, other) => other.conflicts - one.conflicts || one.row.view.claim.number - other.row.view.claim.number,
    );
  }
  return { columns, rows: rows.map(({ row }) => row) };
}

const conflictsIn = ({ against }: MatrixRow, columns: readonly MatrixColumn[]): number =>
  columns.filter(({ source }) => against.has(source.id)).length;
