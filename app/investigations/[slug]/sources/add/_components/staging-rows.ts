import type { SourceId, StagedId } from "@/lib/domain/ids";
import type { Staged } from "@/lib/staging/staged";

/** The rows of the screen, in the order in which they will be admitted. */

/** How a file or a page on its way in fares. */
export type Progress =
  | Readonly<{ is: "waiting" }>
  /** `share` of it that has been sent, 0 to 1. */
  | Readonly<{ is: "sending"; share: number }>
  | Readonly<{ is: "failed"; reason: string; mayTryAgain: boolean }>;

/** What became of admitting it; null before. */
export type Fate =
  | Readonly<{ is: "adding" }>
  | Readonly<{ is: "added"; sourceId: SourceId; number: number }>
  | Readonly<{ is: "refused"; reason: string }>;

export type ComingRow = Readonly<{ is: "coming"; id: StagedId; name: string; progress: Progress }>;
export type StagedRow = Readonly<{ is: "staged"; id: StagedId; staged: Staged; fate: Fate | null }>;
export type Row = ComingRow | StagedRow;

type RowsAction =
  | Readonly<{ does: "bring"; coming: readonly Readonly<{ id: StagedId; name: string }>[] }>
  | Readonly<{ does: "progress"; id: StagedId; progress: Progress }>
  /** A file was read: what was found in it stands where it stood. */
  | Readonly<{ does: "arrive"; id: StagedId; staged: readonly Staged[] }>
  | Readonly<{ does: "say"; id: StagedId; said: Staged["said"] }>
  | Readonly<{ does: "fate"; id: StagedId; fate: Fate | null }>
  | Readonly<{ does: "remove"; ids: readonly StagedId[] }>;

export const rowOf = (staged: Staged): Row => ({ is: "staged", id: staged.id, staged, fate: null });

export function changeRows(rows: readonly Row[], action: RowsAction): readonly Row[] {
  switch (action.does) {
    case "bring":
      return [...rows, ...action.coming.map((one): Row => ({ is: "coming", ...one, progress: { is: "waiting" } }))];
    case "progress":
      return rows.map((row) => (row.is === "coming" && row.id === action.id ? { ...row, ...action } : row));
    case "arrive": {
      const found = new Set(action.staged.map(({ id }) => id));
      return rows.flatMap((row) => {
        if (row.id === action.id) return action.staged.map(rowOf);
        return found.has(row.id) ? [] : [row];
      });
    }
    case "say":
      return rows.map((row) => {
        if (row.is !== "staged" || row.id !== action.id) return row;
        return { ...row, staged: { ...row.staged, said: { ...row.staged.said, ...action.said } } };
      });
    case "fate":
      return rows.map((row) => (row.is === "staged" && row.id === action.id ? { ...row, fate: action.fate } : row));
    case "remove": {
      const removed = new Set(action.ids);
      return rows.filter(({ id }) => !removed.has(id));
    }
  }
}

/** What stands in the way of admitting a row: another with the same bytes that is here, or goes before it. */
export function hindranceOf({ staged }: StagedRow, rows: readonly Row[]): Staged["sameAs"] {
  const { sameAs } = staged;
  if (!sameAs || "sourceId" in sameAs) return sameAs;
  const twin = rows.find(({ id }) => id === sameAs.stagedId);
  return twin?.is === "staged" && !twin.staged.said.leftOut ? sameAs : null;
}

const isDone = ({ fate }: StagedRow) => fate?.is === "added" || fate?.is === "adding";

/** Whether somebody may choose it: it was read, is not here yet, and was not added just now. */
export const isOffered = (row: Row, rows: readonly Row[]): row is StagedRow =>
  row.is === "staged" && "found" in row.staged.outcome && !isDone(row) && hindranceOf(row, rows) === null;

/** What "Add" adds, in order. */
export const chosenIn = (rows: readonly Row[]): StagedRow[] =>
  rows.filter((row): row is StagedRow => isOffered(row, rows) && !row.staged.said.leftOut);
