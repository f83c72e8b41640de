import type { Confidence, Likelihood, Verdict } from "@/lib/domain/assessment";
import type { ChangedFigure } from "@/lib/domain/changed-figure";
import type { Attribution, ClaimState, ClaimType, Modality, Occurrence, Quantity } from "@/lib/domain/claim";
import type { Judgement, Relation } from "@/lib/domain/evidence";
import type { ClaimId, PassageId, SourceVersionId } from "@/lib/domain/ids";
import type { PageResponse } from "@/lib/domain/page-response";
import type { AnchoringStatus } from "@/lib/domain/passage";
import type { Published, Reliability } from "@/lib/domain/source";
import type { Pages } from "@/lib/text/pages";
import type { ReportBlock } from "./report-block";

/**
 * A report is every claim of an investigation with what it rests on, in a form a stranger can
 * re-check: quotes as they stand in the source, their offsets in UTF-16 code units of the
 * NFC-normalised text, the hashes of text and original, and the head of the history.
 */
export type ReportModel = Readonly<{
  /** ISO 8601, UTC. */
  generatedAt: string;
  /** The hash of the last event it includes: `crossread verify --expect HEAD` finds any rewriting since. */
  head: string;
  seq: number;
  /** The version of Crossread that printed it. */
  version: string;
  investigation: Readonly<{ slug: string; title: string; question: string }>;
  /** Of how many claims, withdrawn ones too, those below were chosen; null when they are all. */
  chosenOf: number | null;
  sources: readonly ReportSource[];
  claims: readonly ReportClaim[];
  /** Apart, so that nobody takes them for findings. */
  withdrawn: readonly WithdrawnClaim[];
  /** Absent while nothing was published: in a draft, and in an export of what stands now. */
  edition?: ReportEdition;
  /** What is said of them in which order. A block whose claim or passage is not in the model is not printed. */
  blocks: readonly ReportBlock[];
}>;

/** As what a report was published, and by whom. */
type ReportEdition = Readonly<{
  title: string;
  /** Counted from 1 for each report. */
  number: number;
  /** ISO 8601, UTC. */
  publishedAt: string;
  publishedBy: string;
  /** Everybody who wrote any of it, by name. */
  writtenBy: readonly string[];
}>;

/** What blocks speak of. */
export type ReportContent = Omit<ReportModel, "blocks">;

/** What is said of all claims together. */
export type ReportHead = Omit<ReportContent, "claims" | "withdrawn">;

export type ReportSource = Readonly<{
  number: number;
  id: string;
  title: string;
  outlet: string | null;
  author: string | null;
  url: string | null;
  published: Published | null;
  language: string | null;
  direction: "ltr" | "rtl";
  reliability: Reliability | null;
  descriptor: string | null;
  /** Told again in other words: quotes are of the retelling, not of the original. */
  retold: boolean;
  /** The language that the text was translated from; absent for an original. */
  translatedFrom?: string;
  capturedFrom: string;
  /** ISO 8601, UTC; null where the caller did not read it. */
  capturedAt: string | null;
  /** How the page answered that it was fetched from; there is none of a file. */
  response?: PageResponse;
  versionId: SourceVersionId;
  versionNumber: number;
  originalSha256: string;
  textSha256: string;
}>;

/** A passage as it can be found again: `text.slice(startCodeUnit, endCodeUnit)` is `quote` while it is anchored. */
export type ReportPassage = Readonly<{
  passageId: PassageId;
  quote: string;
  sourceNumber: number;
  sourceTitle: string;
  retold: boolean;
  direction: "ltr" | "rtl";
  versionId: SourceVersionId;
  /** These are null for an earlier version than the present one, where the caller did not read what that was. */
  versionNumber: number | null;
  textSha256: string | null;
  originalSha256: string | null;
  /** ISO 8601, UTC; null where the caller did not read it. */
  capturedAt: string | null;
  startCodeUnit: number;
  endCodeUnit: number;
  /** Where the text is cut into pages, as that of a PDF is. */
  pages?: Pages;
  anchoring: AnchoringStatus;
  /** The version in which somebody last looked at it, where it went along since, word for word. */
  checkedInVersion?: number;
  /** What the present version has in its place, until somebody has looked. */
  later?: ReportLater;
  /** The version as of which somebody said that it no longer stands. */
  retiredInVersion?: number;
}>;

/** What a later version offers for a passage: its words, where there is one place alone, and the figure that changed. */
type ReportLater = Readonly<{
  versionNumber: number | null;
  quote: string | null;
  figure: ChangedFigure | null;
}>;

export type ReportEvidence = ReportPassage &
  Readonly<{
    aspect: string;
    reason: string;
    sameEvent: Judgement;
    independent: Judgement;
    linkedBy: string;
    /** What claims made at this passage give in figures, of what this claim counts. */
    figures: readonly Quantity[];
  }>;

export type ReportVerdict = Readonly<{
  value: Verdict;
  rationale: string;
  dissent: string;
  curatedBy: string;
  curatedAt: string;
  /** Curator and recorder are one person, and nobody else assessed the claim. */
  curatedByItsOnlyAuthor: boolean;
}>;

export type ReportAssessment = Readonly<{
  reviewer: string;
  verdict: Verdict;
  credibility: number | null;
  likelihood: Likelihood | null;
  confidence: Confidence;
  rationale: string;
  assessedAt: string;
}>;

export type ReportClaim = Readonly<{
  number: number;
  id: ClaimId;
  wording: string;
  type: ClaimType;
  state: ClaimState;
  verdict: ReportVerdict | null;
  figures: readonly Quantity[];
  occurred: Occurrence | null;
  place: string | null;
  attribution: Attribution | null;
  modality: Modality;
  recordedBy: string;
  appearances: readonly ReportPassage[];
  evidence: Readonly<Record<Relation, readonly ReportEvidence[]>>;
  assessments: readonly ReportAssessment[];
  /** How the rationale came about, the latest first; empty where the caller did not read it. */
  rationaleVersions: readonly ReportRationaleVersion[];
}>;

type ReportRationaleVersion = Readonly<{
  number: number;
  text: string;
  writtenBy: readonly string[];
  keptAt: string;
  /** The claim was settled with it. */
  isSettled: boolean;
}>;

/** `reason` is null where the caller did not read it from the history. */
export type WithdrawnClaim = ReportClaim & Readonly<{ withdrawnAt: string; reason: string | null }>;
