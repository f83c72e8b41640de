import { onOneLine } from "./print";

export type Cell = string | number | null;

const GAP = "  ";

/** Rows under headings, in columns as wide as their longest cell; numbers stand to the right. */
export function table(headings: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const cells = rows.map((row) => row.map((cell) => onOneLine(String(cell ?? ""))));
  const widths = headings.map((heading, column) =>
    Math.max(lengthOf(heading), ...cells.map((row) => lengthOf(row[column] ?? ""))),
  );
  const isNumeric = headings.map((_, column) => rows.every((row) => typeof row[column] === "number"));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => {
        const blanks = " ".repeat((widths[column] ?? 0) - lengthOf(cell));
        return isNumeric[column] ? blanks + cell : cell + blanks;
      })
      .join(GAP)
      .trimEnd();
  return [headings, ...cells].map((row) => `${line(row)}\n`).join("");
}

const lengthOf = (text: string) => [...text].length;
