import type { Quantity } from "@/lib/domain/claim";
import { type Relation, relationMarks, relations } from "@/lib/domain/evidence";
import { occurrenceInWords } from "../date-in-words";
import { figureInWords } from "../figure-in-words";
import { inOneLine } from "../printable";
import type { ReportClaim, ReportSource } from "../report-model";
import type { SourcesByNumber } from "./citation";
import { sourceAnchor } from "./citation";
import type { Figure, Figures, Table, Words } from "./piece";

/** More do not fit beside each other on a sheet; then each claim lists the sources. */
const COLUMNS_AT_MOST = 8;

/** Claims down and sources across; it places what was marked, and adds nothing up. */
export function matrixTable(claims: readonly ReportClaim[], sources: readonly ReportSource[]): Table {
  return sources.length <= COLUMNS_AT_MOST ? grid(claims, sources) : list(claims);
}

type Stances = ReadonlyMap<number, ReadonlySet<Relation | "appears">>;

/** What each source does to a claim, by the numbers of the sources. */
function stancesOn(claim: ReportClaim): Stances {
  const found = new Map<number, Set<Relation | "appears">>();
  const add = (source: number, stance: Relation | "appears") => {
    found.set(source, (found.get(source) ?? new Set()).add(stance));
  };
  for (const { sourceNumber } of claim.appearances) add(sourceNumber, "appears");
  for (const relation of relations) {
    for (const { sourceNumber } of claim.evidence[relation]) add(sourceNumber, relation);
  }
  return found;
}

const stances = ["appears", ...relations] as const;

/** Words for what a source does to a claim need so much room on a sheet; in more columns their marks stand alone. */
const COLUMNS_WITH_WORDS = 4;

/** What the marks of a table say that has them alone. */
export const legend = stances.map((stance) => stanceWords(stance).text).join(" · ");

/** A table as it fits on a sheet: a matrix of many columns with the marks alone, for which there is `legend`. */
export function onSheet(table: Table): Table & Readonly<{ legend: string | null }> {
  if (table.name !== "matrix" || table.widths.length <= COLUMNS_WITH_WORDS || table.columns[1]?.startsWith("●")) {
    return { ...table, legend: null };
  }
  const rows = table.rows.map(([claim = [], ...cells]) => [claim, ...cells.map((words) => words.map(markAlone))]);
  return { ...table, rows, legend };
}

const markAlone = (words: Words): Words => ({ ...words, text: words.text.slice(0, words.text.indexOf(" ")) });

function grid(claims: readonly ReportClaim[], sources: readonly ReportSource[]): Table {
  return {
    kind: "table",
    name: "matrix",
    columns: ["Claim", ...sources.map(({ number, outlet, title }) => `${number} ${inOneLine(outlet ?? title)}`)],
    widths: [3, ...sources.map(() => 1)],
    rows: claims.map((claim) => {
      const found = stancesOn(claim);
      return [
        claimWords(claim),
        ...sources.map(({ number }) =>
          stances.filter((stance) => found.get(number)?.has(stance)).map((stance) => stanceWords(stance)),
        ),
      ];
    }),
  };
}

function stanceWords(stance: Relation | "appears"): Words {
  if (stance === "appears") return { text: "● appears" };
  return { text: `${relationMarks[stance]} ${stance}`, relation: stance };
}

function list(claims: readonly ReportClaim[]): Table {
  return {
    kind: "table",
    name: "matrix",
    columns: ["Claim", "● Appears in", "▲ Corroborated by", "▼ Contradicted by", "◆ Qualified by"],
    widths: [3, 1, 1, 1, 1],
    rows: claims.map((claim) => {
      const found = [...stancesOn(claim)].sort(([one], [other]) => one - other);
      const among = (stance: Relation | "appears") =>
        found.flatMap(([number, held]) => (held.has(stance) ? [number] : [])).map(sourceWords);
      return [claimWords(claim), ...stances.map(among)];
    }),
  };
}

const claimWords = ({ number, wording }: ReportClaim): Words[] => [
  { text: `${number}. ${inOneLine(wording)}`, to: `claim-${number}` },
];

const sourceWords = (number: number): Words => ({ text: String(number), to: sourceAnchor(number) });

/** What is said to have happened, by day, and who says so; undated claims come last in the words of the source. */
export function timelineTable(claims: readonly ReportClaim[], sources: SourcesByNumber): Table {
  const dated = claims.filter(({ occurred }) => occurred !== null);
  const day = ({ occurred }: ReportClaim) => occurred?.from ?? occurred?.to ?? "9999";
  const inOrder = [...dated].sort((one, other) => compareText(day(one), day(other)) || one.number - other.number);
  return {
    kind: "table",
    name: "timeline",
    columns: ["When", "What is said to have happened", "Who says so"],
    widths: [2, 4, 2],
    rows: inOrder.map((claim) => [
      [{ text: claim.occurred ? inOneLine(occurrenceInWords(claim.occurred)) : "" }],
      claimWords(claim),
      [...new Set(claim.appearances.map(({ sourceNumber }) => sourceNumber))].map((number): Words => {
        const source = sources.get(number);
        return { text: inOneLine(`${number} ${source?.outlet ?? source?.title ?? ""}`), to: sourceAnchor(number) };
      }),
    ]),
  };
}

const compareText = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

/** The claim's own figures and those that its evidence gives; null when there are none. */
export function figuresPiece(claim: ReportClaim, sources: SourcesByNumber): Figures | null {
  const name = (number: number) => inOneLine(sources.get(number)?.outlet ?? sources.get(number)?.title ?? "");
  const makers = [...new Set(claim.appearances.map(({ sourceNumber }) => sourceNumber))].map(name).join("; ");
  const rows = [
    ...claim.figures.map((quantity) => figure(quantity, makers || "No source at present", "appears")),
    ...relations.flatMap((relation) =>
      claim.evidence[relation].flatMap(({ figures, sourceNumber }) =>
        figures.map((quantity) => figure(quantity, name(sourceNumber), relation)),
      ),
    ),
  ];
  const unique = [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()];
  if (unique.length === 0) return null;
  const ends = unique.flatMap(({ from, to }) => [from ?? 0, to ?? 0]);
  return {
    kind: "figures",
    title: `Reported figures, claim ${claim.number}`,
    rows: unique,
    most: ends.reduce((most, end) => Math.max(most, end), 0),
  };
}

function figure(quantity: Quantity, who: string, relation: Figure["relation"]): Figure {
  const { min: from, max: to } = quantity;
  return { who, words: inOneLine(figureInWords(quantity)), relation, from, to };
}
