import { parse } from "csv-parse/sync";
import { isProblem, Problem } from "@/lib/errors";
import { decodeExactly } from "../decode";
import type { Container, FileToRead, Piece } from "../ingest-all";
import { type Columns, findColumns, type TableColumn } from "./column-map";
import { csvRecords, delimiterOf, type RawRecord } from "./csv-records";
import { jsonCells } from "./json-cells";
import { readRow } from "./read-row";

/** Far more than anybody reads, and still admitted in minutes. */
const MOST_ROWS = 5_000;

/** A table with a header. Each row is a source, and its bytes are what is kept of it. */
export const commaTable: Container = {
  mediaTypes: ["text/csv", "text/tab-separated-values"],
  extensions: ["csv", "tsv"],
  open: async (bytes, file) => {
    const text = decodeExactly(bytes, file.name);
    const [first] = csvRecords(text, "\0");
    const delimiter = delimiterOf(first?.raw ?? "");
    const [header, ...rows] = rowsAmong(csvRecords(text, delimiter), file);
    const names = header && cellsOf(header, delimiter, file);
    if (!names || rows.length === 0) throw new Problem("invalid", `“${file.name}” has no rows below its header.`);
    const columns = findColumns(names, file.columns ?? {}, file.name);
    return rows.map((row) => {
      const told = { name: `${file.name}, line ${row.line}`, raw: row.raw, mediaType: "text/csv" };
      return rowPiece(told, () => {
        const cells = cellsOf(row, delimiter, file);
        if (cells.length > names.length) throw tooManyCells(file, row, names.length);
        return (column) => cells[columns.get(column) ?? -1];
      });
    });
  },
};

/** A JSON object on each line. Each is a source; the columns are the keys that any of them has. */
export const lineTable: Container = {
  mediaTypes: ["application/x-ndjson", "application/jsonl"],
  extensions: ["jsonl", "ndjson"],
  open: async (bytes, file) => {
    const text = decodeExactly(bytes, file.name);
    const lines = text.split("\n").map((raw, index) => ({ raw: raw.trim(), line: index + 1, isOpen: false }));
    const rows = rowsAmong(lines, file).map((row) => ({ ...row, read: jsonCells(row.raw) }));
    const names = [...new Set(rows.flatMap(({ read }) => (read ? [...read.keys()] : [])))];
    if (names.length === 0) throw new Problem("invalid", `“${file.name}” has no line that is a JSON object.`);
    const columns = findColumns(names, file.columns ?? {}, file.name);
    return rows.map(({ raw, line, read }) => {
      const told = { name: `${file.name}, line ${line}`, raw, mediaType: "application/x-ndjson" };
      return rowPiece(told, () => {
        if (!read) throw new Problem("invalid", `“${file.name}”, line ${line}, is not a JSON object.`);
        return (column) => read.get(keyOf(columns, column, names));
      });
    });
  },
};

/** The columns of a table none of which is known to hold the text, for whoever can say; null for anything else. O(text). */
export function unknownColumns(bytes: Uint8Array, file: FileToRead): readonly string[] | null {
  const extension = /\.(csv|tsv|jsonl|ndjson)$/i.exec(file.name)?.[1]?.toLowerCase();
  if (!extension) return null;
  try {
    const text = decodeExactly(bytes, file.name);
    const names = extension.endsWith("sv") ? headerOf(text, file) : keysOf(text);
    return names && !hasText(names, file) ? names : null;
  } catch (thrown) {
    if (isProblem(thrown)) return null; // It was refused for that.
    throw thrown;
  }
}

function headerOf(text: string, file: FileToRead): readonly string[] | null {
  const [first] = csvRecords(text, "\0");
  const delimiter = delimiterOf(first?.raw ?? "");
  const [header] = csvRecords(text, delimiter);
  return header ? cellsOf(header, delimiter, file) : null;
}

const keysOf = (text: string) => [...(jsonCells(text.slice(0, text.indexOf("\n") + 1 || text.length))?.keys() ?? [])];

function hasText(names: readonly string[], file: FileToRead): boolean {
  try {
    return findColumns(names, file.columns ?? {}, file.name).has("text");
  } catch (thrown) {
    if (isProblem(thrown)) return false;
    throw thrown;
  }
}

type Told = Readonly<{ name: string; raw: string; mediaType: string }>;

function rowPiece({ name, raw, mediaType }: Told, cells: () => (column: TableColumn) => string | undefined): Piece {
  return {
    name,
    bytes: () => new TextEncoder().encode(raw),
    read: async () => readRow(cells(), name, mediaType),
  };
}

const keyOf = (columns: Columns, column: TableColumn, names: readonly string[]) =>
  names[columns.get(column) ?? -1] ?? "";

/** Without those that are blank. @throws {Problem} `too-large` with more than are read at once. */
function rowsAmong(records: Iterable<RawRecord>, { name }: FileToRead): RawRecord[] {
  const rows: RawRecord[] = [];
  for (const record of records) {
    if (!/[^\s,;|"]/.test(record.raw)) continue;
    rows.push(record);
    if (rows.length > MOST_ROWS + 1) {
      throw new Problem("too-large", `“${name}” has more than 5 000 rows. Cut it into parts, and add those.`);
    }
  }
  return rows;
}

/** @throws {Problem} `invalid`, naming the line. */
function cellsOf({ raw, line, isOpen }: RawRecord, delimiter: string, { name }: FileToRead): readonly string[] {
  const place = `“${name}”, line ${line}`;
  if (isOpen) {
    const advice = "It and what follows were left out.";
    throw new Problem("invalid", `${place}: a quotation mark is opened and never closed. ${advice}`);
  }
  try {
    return parse(raw, { delimiter, relax_column_count: true })[0] ?? [];
  } catch (cause) {
    const advice = "A cell with quotation marks in it is put into quotation marks, and those in it are written twice.";
    throw new Problem("invalid", `${place}: its quotation marks do not match. ${advice}`, { cause });
  }
}

function tooManyCells({ name }: FileToRead, { line }: RawRecord, count: number): Problem {
  const advice = "A cell with the mark in it that parts cells is put into quotation marks.";
  return new Problem(
    "invalid",
    `“${name}”, line ${line}, has more cells than the header, which has ${count}. ${advice}`,
  );
}
