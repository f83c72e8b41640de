import type { Citation, ClaimPiece, Figures, Piece, Quotation, Table, Words } from "../composed/piece";
import { onSheet } from "../composed/tables";

/** A cell costs as much as a paragraph: longer tables are set as lines. */
const ROWS_IN_A_TABLE = 200;

/** So much of a claim names it where it is one of hundreds. */
const WORDING_CODE_POINTS = 45;

/** A claim of fewer characters fits on a page whatever it is made of. */
const SHORT_CODE_UNITS = 1_800;

/** Turns pieces into what the template takes. */
export class Setting {
  readonly #sources: ReadonlySet<number>;

  constructor(sources: ReadonlySet<number>) {
    this.#sources = sources;
  }

  piece(piece: Piece): unknown {
    switch (piece.kind) {
      case "claim":
        return {
          ...piece,
          isShort: isShort(piece),
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
        return { ...onSheet(piece), rows: onSheet(piece).rows.map((row) => row.map(wrapped)) };
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

export const shortened = (text: string, most: number) =>
  [...text].length > most ? `${[...text].slice(0, most).join("")}…` : text;

/** A row of a table that is too long to be set as one: what its cells say, each after its column. */
function rowText(row: readonly (readonly Words[])[], { columns }: Table): string {
  const cells = row.map((words, index) => {
    const text = words.map((word) => named(word).text).join(", ");
    return index === 0 || text === "" ? text : `${columns[index] ?? ""}: ${text}`;
  });
  return cells.filter((cell) => cell !== "").join(" · ");
}

/** Words that lead to a claim: its number and beginning. */
export function named(words: Words): Words {
  return words.to?.startsWith("claim-") ? { ...words, text: shortened(words.text, WORDING_CODE_POINTS) } : words;
}

export const wrapped = (words: readonly Words[]) => ({ words });

/** The language without script and region, which Typst refuses; null for what is no language. */
export function languageOf(language: string | null): string | null {
  return /^([a-z]{2,3})(?:-|$)/i.exec(language ?? "")?.[1]?.toLowerCase() ?? null;
}

/** Where the bar of a figure begins and how long it is, as parts of the line; an open end reaches to the edge. */
function barOf({ from, to }: Figures["rows"][number], most: number) {
  if ((from === null && to === null) || most <= 0) return { start: null, width: null };
  const start = Math.max(0, from ?? 0) / most;
  return { start, width: Math.max(0, (to ?? most) / most - start) };
}

export function isShort({ wording, verdict, groups, assessments, facts }: ClaimPiece): boolean {
  const texts = [
    wording,
    verdict ? `${verdict.rationale}${verdict.dissent}` : "",
    ...facts.flat(),
    ...assessments.map(({ rationale }) => rationale),
    ...groups.flatMap(({ quotations }) => quotations.flatMap(({ text, reason }) => [text, reason])),
  ];
  const lines = texts.reduce((many, text) => many + text.split("\n").length, 0);
  return texts.reduce((many, { length }) => many + length, 0) + 60 * lines < SHORT_CODE_UNITS;
}
