import { composed } from "../composed/compose";
import type { Citation, ClaimPiece, Composed, Figures, Piece, Quotation, Table, Words } from "../composed/piece";
import { momentInWords } from "../date-in-words";
import type { ReportModel } from "../report-model";

/**
 * Up to so many quotations have their citation at the foot of the page. A footnote costs Typst some 2 ms and 300 KB,
 * since it lays out the page anew for each; in a longer report each citation stands under its quotation.
 */
const FOOTNOTES_AT_MOST = 600;

/** More claims than this would make contents that nobody reads; the outline of the file has them all. */
const CLAIMS_IN_CONTENTS = 120;

/** A cell costs as much as a paragraph: longer tables are set as lines. */
const ROWS_IN_A_TABLE = 200;

/** A claim of fewer characters fits on a page whatever it is made of. */
const SHORT_CODE_UNITS = 1_800;

/** The report as the template reads it: one JSON text. */
export function typstInput(model: ReportModel): string {
  const report = composed(model);
  const quotations = report.pieces.reduce((many, piece) => many + quotationsIn(piece), 0);
  const claims = report.pieces.filter(({ kind }) => kind === "claim").length;
  const known = new Set(
    report.pieces.flatMap((piece) => (piece.kind === "sources" ? piece.sources : [])).map(({ number }) => number),
  );
  const set = new Setting(known);
  return JSON.stringify({
    title: report.title || "Report",
    running: shortened(report.title, 80),
    question: report.question,
    about: report.about,
    asOf: momentInWords(Date.parse(report.generatedAt)),
    generator: report.generator,
    notes: quotations <= FOOTNOTES_AT_MOST ? "page" : "inline",
    hasContents: claims > 0,
    contentsDepth: claims <= CLAIMS_IN_CONTENTS ? 3 : 1,
    pieces: report.pieces.map((piece) => set.piece(piece)),
  });
}

function quotationsIn(piece: Composed["pieces"][number]): number {
  if (piece.kind === "quotation") return 1;
  return piece.kind === "claim" ? piece.groups.reduce((many, group) => many + group.quotations.length, 0) : 0;
}

const shortened = (text: string, most: number) =>
  [...text].length > most ? `${[...text].slice(0, most).join("")}…` : text;

/** Turns pieces into what the template takes. */
class Setting {
  readonly #sources: ReadonlySet<number>;

  constructor(sources: ReadonlySet<number>) {
    this.#sources = sources;
  }

  piece(piece: Piece): unknown {
    switch (piece.kind) {
      case "claim":
        return {
          ...piece,
          isShort: lengthOf(piece) < SHORT_CODE_UNITS,
          groups: piece.groups.map((group) => ({
            ...group,
            quotations: group.quotations.map((one) => this.#quotation(one)),
          })),
        };
      case "quotation":
        return this.#quotation(piece);
      case "figures":
        return { ...piece, rows: piece.rows.map((row) => ({ ...row, ...barOf(row, piece.most) })) };
      // Rows and items are flattened in the template, so that their words need a wrapper.
      case "table":
        if (piece.rows.length > ROWS_IN_A_TABLE)
          return { kind: "rows", rows: piece.rows.map((row) => rowText(row, piece)) };
        return { ...piece, rows: piece.rows.map((row) => row.map(wrapped)) };
      case "list":
        return { ...piece, items: piece.items.map(wrapped) };
      case "sources":
        return {
          ...piece,
          sources: piece.sources.map((source) => ({
            ...source,
            language: languageOf(source.language),
            linkWords: source.link && shortened(source.link, 60),
          })),
        };
      default:
        return piece;
    }
  }

  #quotation(quotation: Quotation) {
    return {
      ...quotation,
      language: languageOf(quotation.language),
      citation: this.#citation(quotation.citation),
    };
  }

  #citation({ link, originalSha256: _, ...citation }: Citation) {
    return { ...citation, link, linkWords: link && shortened(link, 60), to: this.#sources.has(citation.source) };
  }
}

/** A row of a table that is too long to be set as one: what its cells say, each after its column. */
function rowText(row: readonly (readonly Words[])[], { columns }: Table): string {
  const cells = row.map((words, index) => {
    const text = words.map((word) => word.text).join(", ");
    return index === 0 || text === "" ? text : `${columns[index] ?? ""}: ${text}`;
  });
  return cells.filter((cell) => cell !== "").join(" · ");
}

const wrapped = (words: readonly Words[]) => ({ words });

/** The language without script and region, which Typst refuses; null for what is no language. */
function languageOf(language: string | null): string | null {
  return /^([a-z]{2,3})(?:-|$)/i.exec(language ?? "")?.[1]?.toLowerCase() ?? null;
}

/** Where the bar of a figure begins and how long it is, as parts of the line; an open end reaches to the edge. */
function barOf({ from, to }: Figures["rows"][number], most: number) {
  if ((from === null && to === null) || most <= 0) return { start: null, width: null };
  const start = Math.max(0, from ?? 0) / most;
  return { start, width: Math.max(0, (to ?? most) / most - start) };
}

function lengthOf({ wording, verdict, groups, assessments, facts }: ClaimPiece): number {
  const texts = [
    wording,
    verdict ? `${verdict.rationale}${verdict.dissent}` : "",
    ...facts.flat(),
    ...assessments.map(({ rationale }) => rationale),
    ...groups.flatMap(({ quotations }) => quotations.flatMap(({ text, reason }) => [text, reason])),
  ];
  const lines = texts.reduce((many, text) => many + text.split("\n").length, 0);
  return texts.reduce((many, { length }) => many + length, 0) + 60 * lines;
}
