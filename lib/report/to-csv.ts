import { stringify } from "csv-stringify/sync";
import type { Relation } from "@/lib/domain/evidence";
import { relations } from "@/lib/domain/evidence";
import { occurrenceInWords } from "./date-in-words";
import { figuresInWords } from "./figure-in-words";
import type {
  ReportClaim,
  ReportEvidence,
  ReportModel,
  ReportPassage,
  ReportSource,
  WithdrawnClaim,
} from "./report-model";

type Cell = string | number | null;
type Row = Readonly<{
  claim: ReportClaim | WithdrawnClaim;
  bearing: "appearance" | Relation | null;
  passage: ReportPassage | null;
  evidence: ReportEvidence | null;
  source: ReportSource | null;
  model: ReportModel;
}>;

const yesOrNo = (is: boolean) => (is ? "yes" : "no");

/**
 * The columns, in order. One row for each passage of each claim: where it appears, then its evidence;
 * the claim's own columns are repeated. A claim without passages has one row, withdrawn ones come last.
 *
 * `quote` is as it stands in the source, `start_code_unit` and `end_code_unit` count UTF-16 code units of the
 * NFC-normalised text, the end exclusive. `bearing` is appearance, corroborates, contradicts or qualifies.
 * An empty cell means unknown or not given, never 0.
 */
const columns: Readonly<Record<string, (row: Row) => Cell>> = {
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
  bearing: ({ bearing }) => bearing,
  quote: ({ passage }) => passage?.quote ?? null,
  source_number: ({ passage }) => passage?.sourceNumber ?? null,
  source_title: ({ passage }) => passage?.sourceTitle ?? null,
  source_outlet: ({ source }) => source?.outlet ?? null,
  source_author: ({ source }) => source?.author ?? null,
  source_published: ({ source }) => source?.published?.date ?? null,
  source_published_inferred: ({ source }) => (source?.published ? yesOrNo(source.published.inferred) : null),
  source_retold: ({ passage }) => (passage ? yesOrNo(passage.retold) : null),
  version_id: ({ passage }) => passage?.versionId ?? null,
  version_number: ({ passage }) => passage?.versionNumber ?? null,
  start_code_unit: ({ passage }) => passage?.startCodeUnit ?? null,
  end_code_unit: ({ passage }) => passage?.endCodeUnit ?? null,
  anchoring: ({ passage }) => passage?.anchoring ?? null,
  text_sha256: ({ passage }) => passage?.textSha256 ?? null,
  original_sha256: ({ passage }) => passage?.originalSha256 ?? null,
  aspect: ({ evidence }) => evidence?.aspect ?? null,
  reason: ({ evidence }) => evidence?.reason ?? null,
  same_event: ({ evidence }) => evidence?.sameEvent ?? null,
  independent: ({ evidence }) => evidence?.independent ?? null,
  linked_by: ({ evidence }) => evidence?.linkedBy ?? null,
  history_head: ({ model }) => model.head,
};

export const csvColumns: readonly string[] = Object.keys(columns);

/**
 * The report for a spreadsheet: RFC 4180, UTF-8, a heading row.
 *
 * A cell a spreadsheet would run as a formula gets an apostrophe in front (see `inert`), so quotes
 * from hostile sources stay text.
 */
export function toCsv(model: ReportModel): string {
  const sources = new Map(model.sources.map((source) => [source.number, source]));
  const rows = [...model.claims, ...model.withdrawn].flatMap((claim) => rowsOf(claim, sources, model));
  const cells = rows.map((row) => Object.values(columns).map((cellOf) => inert(cellOf(row))));
  return stringify([[...csvColumns], ...cells], { record_delimiter: "\r\n" });
}

function rowsOf(claim: ReportClaim, sources: ReadonlyMap<number, ReportSource>, model: ReportModel): Row[] {
  const sourceOf = (passage: ReportPassage) => sources.get(passage.sourceNumber) ?? null;
  const rows: Row[] = claim.appearances.map((passage) => {
    return { claim, bearing: "appearance", passage, evidence: null, source: sourceOf(passage), model };
  });
  for (const relation of relations) {
    for (const evidence of claim.evidence[relation]) {
      rows.push({ claim, bearing: relation, passage: evidence, evidence, source: sourceOf(evidence), model });
    }
  }
  return rows.length > 0 ? rows : [{ claim, bearing: null, passage: null, evidence: null, source: null, model }];
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
