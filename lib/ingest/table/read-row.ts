import { type Reliability, reliabilities } from "@/lib/domain/source";
import { Problem } from "@/lib/errors";
import { calendarDate, fullDates } from "../dates";
import type { Parsed, Said } from "../draft";
import { wholePage } from "../html";
import { completed, type Ingested } from "../ingest";
import { oneLine, webAddress } from "../one-line";
import { readPlainText } from "../plain-text";
import type { TableColumn } from "./column-map";

/** What a row says, by what its columns mean. */
export type Cells = (column: TableColumn) => string | undefined;

/** Tables that a site's own program wrote have the text as it stands in the page. */
const markup = /^\s*<(?:!doctype|html|body|div|p|article|section|h[1-6]|ul|ol|blockquote)\b/i;

/**
 * One row of a table to a source. An empty cell says nothing, and what it would say may be guessed; a cell that cannot
 * be read is left out with a warning.
 *
 * @throws {Problem} `invalid`, naming the row, when it has no text.
 */
export function readRow(cells: Cells, name: string, mediaType: string): Ingested {
  const text = cells("text") ?? "";
  if (!/[^\s\p{Cc}\p{Cf}]/u.test(text)) throw new Problem("invalid", `“${name}” has no text in its column for it.`);
  const parsed: Parsed = markup.test(text) ? { drafts: wholePage(text), said: {}, warnings: [] } : readPlainText(text);
  const { said, warnings } = saidBy(cells);
  const read = { ...parsed, said: { ...parsed.said, ...said }, warnings: [...parsed.warnings, ...warnings] };
  // A title that is missing is made of the row's first words: all rows share the name of the file.
  return completed(read, { name, mediaType, named: "1" });
}

function saidBy(cells: Cells): Readonly<{ said: Said; warnings: readonly string[] }> {
  const warnings: string[] = [];
  const read = <Value>(column: TableColumn, reader: (text: string) => Value | null): { [key: string]: Value } => {
    const text = oneLine(cells(column) ?? "");
    const value = text === null ? null : reader(text);
    if (text !== null && value === null) {
      warnings.push(`What its column for “${column}” says cannot be read, and was left out: ${text.slice(0, 80)}`);
    }
    return value === null ? {} : { [column]: value };
  };
  const said = {
    ...read("title", oneLine),
    ...read("outlet", oneLine),
    ...read("author", oneLine),
    ...read("url", webAddress),
    ...read("published", publishedOf),
    ...read("language", languageOf),
    ...read("reliability", reliabilityOf),
    ...read("descriptor", oneLine),
  };
  return { said, warnings };
}

function publishedOf(text: string) {
  const day = calendarDate(text.replace(/^(\d{4})\/(\d\d)\/(\d\d)\b/, "$1-$2-$3"));
  if (day) return { ...day, inferred: false };
  const [full] = fullDates(text.slice(0, 100), null);
  return full ? { date: full.date, precision: "day" as const, inferred: full.ambiguous } : null;
}

function languageOf(text: string): string | null {
  const tag = text.replaceAll("_", "-");
  return /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(tag) ? tag : null;
}

const reliabilityOf = (text: string): Reliability | null =>
  reliabilities.find((reliability) => reliability === text.toUpperCase()) ?? null;
