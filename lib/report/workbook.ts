import { matrixTable } from "./composed/tables";
import { type Cell, claimsTable, passagesTable } from "./csv-tables";
import { printable } from "./printable";
import type { ReportModel, ReportSource } from "./report-model";
import type { Sheet, SheetCell } from "./spreadsheet-ml";

/** More characters a cell of Excel does not take. */
const CELL_CODE_UNITS = 32_767;
const CUT = "… (cut: a cell holds no more; the JSON has it whole)";

/**
 * The report as sheets: claims, evidence, sources and matrix. Every text is a text cell, which no spreadsheet runs; one
 * that looks like a formula has an apostrophe in front all the same, since the sheet may be saved as CSV.
 */
export function workbook(model: ReportModel): Sheet[] {
  const claims = [...model.claims, ...model.withdrawn];
  const told = { head: model.head, sources: new Map(model.sources.map((source) => [source.number, source])) };
  const matrix = matrixTable(model.claims, model.sources);
  return [
    sheet(
      "Claims",
      claimsTable.heading,
      claims.flatMap((claim) => claimsTable.rowsOf(claim, told)),
    ),
    sheet(
      "Evidence",
      passagesTable.heading,
      claims.flatMap((claim) => passagesTable.rowsOf(claim, told)),
    ),
    sheet(
      "Sources",
      sourceColumns,
      model.sources.map((source) => sourceColumns.map((column) => sourceCell(source[column]))),
    ),
    sheet(
      "Matrix",
      matrix.columns,
      matrix.rows.map((row) => row.map((words) => words.map(({ text }) => text).join(", "))),
    ),
  ];
}

const sourceColumns = [
  "number",
  "id",
  "title",
  "outlet",
  "author",
  "url",
  "published",
  "language",
  "direction",
  "reliability",
  "descriptor",
  "retold",
  "translatedFrom",
  "capturedFrom",
  "capturedAt",
  "versionId",
  "versionNumber",
  "originalSha256",
  "textSha256",
] as const satisfies readonly (keyof ReportSource)[];

function sourceCell(value: ReportSource[(typeof sourceColumns)[number]] = null): Cell {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "object" ? (value?.date ?? null) : value;
}

function sheet(name: string, columns: readonly string[], rows: readonly (readonly Cell[])[]): Sheet {
  return {
    name,
    columns: columns.map((column) => ({
      heading: textOf(column),
      width: /wording|quote|rationale|reason|title|Claim/.test(column) ? 60 : 18,
    })),
    rows: rows.map((row) => row.map(cellOf)),
  };
}

const cellOf = (cell: Cell): SheetCell => (typeof cell === "string" ? textOf(cell) : cell);

function textOf(text: string): string {
  const shown = printable(text);
  return shown.length <= CELL_CODE_UNITS ? shown : `${shown.slice(0, CELL_CODE_UNITS - CUT.length)}${CUT}`;
}
