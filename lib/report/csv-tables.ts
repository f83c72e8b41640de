import { stringify } from "csv-stringify/sync";
import type { Relation } from "@/lib/domain/evidence";
import { relations } from "@/lib/domain/evidence";
import { occurrenceInWords } from "./date-in-words";
import { figuresInWords } from "./figure-in-words";
import type { ReportClaim, ReportEvidence, ReportPassage, ReportSource, WithdrawnClaim } from "./report-model";

export type Cell = string | number | null;
type Row = Readonly<{
  claim: ReportClaim | WithdrawnClaim;
  bearing: "appearance" | Relation | null;
  passage: ReportPassage | null;
  evidence: ReportEvidence | null;
  source: ReportSource | null;
  model: Readonly<{ head: string }>;
}>;

const yesOrNo = (is: boolean) => (is ? "yes" : "no");

type Columns = Readonly<Record<string, (row: Row) => Cell>>;

const claimColumns: Columns = {
  claim_number: ({ claim }) => claim.number,
  claim_id: ({ claim }) => claim.id,
  wording: ({ claim }) => claim.wording,
  type: ({ claim }) => claim.type,
  state: ({ claim }) => claim.state,
  verdict: ({ claim }) => claim.verdict?.value ?? null,
  verdict_rationale: ({ claim }) => claim.verdict?.rationale ?? null,
  dissent: ({ claim }) => claim.verdict?.dissent ?? null,
  curated_by: ({ claim }) => claim.verdict?.curatedBy ?? null,
  curated_by_its_only_author: ({ claim }) => (claim.verdict ? yesOrNo(claim.verdict.curatedByItsOnlyAuthor) : null),
  figures: ({ claim }) => figuresInWords(claim.figures),
  occurred: ({ claim }) => (claim.occurred ? occurrenceInWords(claim.occurred) : null),
  place: ({ claim }) => claim.place,
  attributed_to: ({ claim }) => claim.attribution?.to ?? null,
  attribution: ({ claim }) => claim.attribution?.how ?? null,
  modality: ({ claim }) => claim.modality,
  recorded_by: ({ claim }) => claim.recordedBy,
  withdrawn_because: ({ claim }) => ("reason" in claim ? claim.reason : null),
};

const passageColumns: Columns = {
  bearing: ({ bearing }) => bearing,
  quote: ({ passage }) => passage?.quote ?? null,
  source_number: ({ passage }) => passage?.sourceNumber ?? null,
  source_title: ({ passage }) => passage?.sourceTitle ?? null,
  source_outlet: ({ source }) => source?.outlet ?? null,
  source_author: ({ source }) => source?.author ?? null,
  source_published: ({ source }) => source?.published?.date ?? null,
  source_published_inferred: ({ source }) => (source?.published ? yesOrNo(source.published.inferred) : null),
  source_retold: ({ passage }) => (passage ? yesOrNo(passage.retold) : null),
  source_translated_from: ({ source }) => source?.translatedFrom ?? null,
  version_id: ({ passage }) => passage?.versionId ?? null,
  version_number: ({ passage }) => passage?.versionNumber ?? null,
  start_code_unit: ({ passage }) => passage?.startCodeUnit ?? null,
  end_code_unit: ({ passage }) => passage?.endCodeUnit ?? null,
  anchoring: ({ passage }) => passage?.anchoring ?? null,
  text_sha256: ({ passage }) => passage?.textSha256 ?? null,
  original_sha256: ({ passage }) => passage?.originalSha256 ?? null,
  captured_at: ({ passage }) => passage?.capturedAt ?? null,
};

const evidenceColumns: Columns = {
  aspect: ({ evidence }) => evidence?.aspect ?? null,
  reason: ({ evidence }) => evidence?.reason ?? null,
  same_event: ({ evidence }) => evidence?.sameEvent ?? null,
  independent: ({ evidence }) => evidence?.independent ?? null,
  linked_by: ({ evidence }) => evidence?.linkedBy ?? null,
};

const countColumns: Columns = Object.fromEntries(
  relations.map((relation) => [relation, ({ claim }: Row) => claim.evidence[relation].length]),
);

/**
 * One row for each claim: what it says, how it was settled, and the passage where it appears first. Withdrawn ones come
 * last.
 */
const ofClaims: Columns = {
  ...claimColumns,
  appears_in: ({ claim }) => claim.appearances.length,
  ...countColumns,
  ...passageColumns,
  history_head: ({ model }) => model.head,
};

/**
 * One row for each passage of each claim: where it appears, then its evidence; the claim's own columns are repeated.
 *
 * `quote` is as it stands in the source, `start_code_unit` and `end_code_unit` count UTF-16 code units of the
 * NFC-normalised text, the end exclusive. `bearing` is appearance, corroborates, contradicts or qualifies.
 * An empty cell means unknown or not given, never 0.
 */
const ofPassages: Columns = {
  ...claimColumns,
  ...passageColumns,
  ...evidenceColumns,
  history_head: ({ model }) => model.head,
};

/**
 * A table for a spreadsheet, a part at a time: RFC 4180, UTF-8, a heading row.
 *
 * A cell a spreadsheet would run as a formula gets an apostrophe in front (see `inert`), so quotes
 * from hostile sources stay text.
 */
type CsvTable = Readonly<{
  heading: readonly string[];
  /** What `model` says of all of the report, and one claim of it: the rows of the claim. */
  rowsOf: (claim: ReportClaim, model: Told) => readonly (readonly Cell[])[];
}>;

/** What rows say besides the claim: the sources by number, and where the history ended. */
type Told = Readonly<{ head: string; sources: ReadonlyMap<number, ReportSource> }>;

export const claimsTable: CsvTable = tableOf(ofClaims, (claim, told) => [
  rowOf(claim, claim.appearances[0] ? "appearance" : null, claim.appearances[0] ?? null, told),
]);

export const passagesTable: CsvTable = tableOf(ofPassages, (claim, told) => [
  ...claim.appearances.map((passage) => rowOf(claim, "appearance", passage, told)),
  ...relations.flatMap((relation) =>
    claim.evidence[relation].map((evidence) => ({ ...rowOf(claim, relation, evidence, told), evidence })),
  ),
]);

function tableOf(columns: Columns, rows: (claim: ReportClaim, told: Told) => readonly Row[]): CsvTable {
  const cells = Object.values(columns);
  return {
    heading: Object.keys(columns),
    rowsOf: (claim, told) => rows(claim, told).map((row) => cells.map((cellOf) => inert(cellOf(row)))),
  };
}

function rowOf(claim: ReportClaim, bearing: Row["bearing"], passage: ReportPassage | null, told: Told): Row {
  const source = passage && (told.sources.get(passage.sourceNumber) ?? null);
  return { claim, bearing, passage, evidence: null, source, model: told };
}

export function csvLines(rows: readonly (readonly Cell[])[]): string {
  return stringify(
    rows.map((row) => [...row]),
    { record_delimiter: "\r\n" },
  );
}

/** Characters at which spreadsheets take a cell for a formula, the full-width ones too. */
const formula = /^'*[=+\-@\t\r＝＋－＠]/;

/**
 * A cell that no spreadsheet runs. Apostrophes before such a character count as such a cell too, so that taking
 * one apostrophe away gives the original back, always.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function inert(cell: Cell): Cell {
  return typeof cell === "string" && formula.test(cell) ? `'${cell}` : cell;
}
