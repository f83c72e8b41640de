import type { Relation } from "@/lib/domain/evidence";

/**
 * What a report says, in words and in order, before any printer gives it a look: blocks with everything they name
 * filled in. All text in it is printable; printers escape it for their format and add nothing.
 */

/** `to` leads within the report; `link` to an address outside it. */
export type Words = Readonly<{
  text: string;
  bold?: boolean;
  italic?: boolean;
  link?: string;
  to?: Anchor;
  relation?: Relation;
}>;

/** A place of the report: `claim-3`, `source-1`. */
export type Anchor = `${"claim" | "source"}-${number}`;

/** Where a quotation stands, in full: enough to find it again and to see that nothing was changed. */
export type Citation = Readonly<{
  source: number;
  /** "Source 1: The tower." */
  title: string;
  /** Outlet, author, date; version, offsets, when it was captured. */
  text: string;
  /** The same, where a list has the rest by source and version: "Source 1 (The Gazette), version 2, characters 3–40." */
  brief: string;
  version: Readonly<{
    /** Null for an earlier version whose number is not known. */
    number: number | null;
    /** "Outlet, author, date. Version 2, captured 26 November 2026, 00:00 UTC." */
    text: string;
  }>;
  /** Said of passages whose words are not those of the outlet; else null. */
  retold: string | null;
  link: string | null;
  textSha256: string | null;
  originalSha256: string | null;
}>;

export type Quotation = Readonly<{
  kind: "quotation";
  text: string;
  direction: "ltr" | "rtl";
  /** BCP 47, or null. */
  language: string | null;
  relation: Relation | "appears";
  retold: boolean;
  /** "on number of tanks · the same event · linked by B. Reader"; empty for an appearance. */
  bearing: string;
  reason: string;
  citation: Citation;
}>;

export type Verdict = Readonly<{
  verdict: string;
  by: string;
  rationale: string;
  dissent: string;
  /** What a reader must know of how it came about; empty for nothing. */
  note: string;
}>;

export type ClaimPiece = Readonly<{
  kind: "claim";
  number: number;
  /** Null where the report has it before. */
  anchor: Anchor | null;
  wording: string;
  /** "Claim 3 · Equipment · settled" */
  kicker: string;
  type: string;
  /** The verdict in words, else the state. */
  standing: string;
  withdrawal: string | null;
  facts: readonly (readonly [term: string, value: string])[];
  verdict: Verdict | null;
  groups: readonly Readonly<{
    relation: Relation | "appears";
    title: string;
    quotations: readonly Quotation[];
  }>[];
  /** Said where nothing bears on the claim. */
  missing: string;
  assessments: readonly Readonly<{ by: string; judged: string; rationale: string }>[];
}>;

export type Table = Readonly<{
  kind: "table";
  name: "matrix" | "timeline" | "sources";
  columns: readonly string[];
  /** How wide a column is beside the others. */
  widths: readonly number[];
  rows: readonly (readonly (readonly Words[])[])[];
}>;

/** A figure as an account has it. An end that is open or unknown is null. */
export type Figure = Readonly<{
  who: string;
  words: string;
  relation: Relation | "appears";
  from: number | null;
  to: number | null;
}>;

export type Figures = Readonly<{ kind: "figures"; title: string; rows: readonly Figure[]; most: number }>;

export type SourceEntry = Readonly<{
  number: number;
  anchor: Anchor | null;
  title: string;
  direction: "ltr" | "rtl";
  language: string | null;
  /** "The Gazette, 30 May 2017 (inferred)." */
  by: string;
  notes: string;
  link: string | null;
  retold: string | null;
  captured: string;
  textSha256: string;
  originalSha256: string;
}>;

export type Piece =
  | Readonly<{ kind: "heading"; level: 1 | 2 | 3; words: readonly Words[] }>
  | Readonly<{ kind: "paragraph"; words: readonly Words[]; isNote: boolean }>
  | Readonly<{ kind: "list"; ordered: boolean; items: readonly (readonly Words[])[] }>
  | ClaimPiece
  | Quotation
  | Figures
  | Table
  | Readonly<{ kind: "sources"; sources: readonly SourceEntry[] }>;

export type Composed = Readonly<{
  title: string;
  question: string;
  /** Lines under the title: how many claims from how many sources, as of when. */
  about: readonly string[];
  /** The line that checks the report again. */
  recheck: string;
  generator: string;
  generatedAt: string;
  pieces: readonly Piece[];
}>;
