import { type ClaimsAt, claimsWithFigures } from "@/lib/compare/figures-at";
import type { Confidence, Likelihood, Verdict } from "@/lib/domain/assessment";
import { type ChangedFigure, changedFigure } from "@/lib/domain/changed-figure";
import type { Attribution, Claim, ClaimState, ClaimType, Modality, Occurrence, Quantity } from "@/lib/domain/claim";
import { type Judgement, type Relation, relations } from "@/lib/domain/evidence";
import type { ClaimId, PassageId, ReviewerId, SourceVersionId } from "@/lib/domain/ids";
import type { PageResponse } from "@/lib/domain/page-response";
import type { AnchoringStatus } from "@/lib/domain/passage";
import { type Published, type Reliability, versionOf } from "@/lib/domain/source";
import type { JointTextVersion } from "@/lib/joint-text/joint-text";
import { type ClaimView, claimViews, type Located } from "@/lib/live/claim-view";
import type { Desk } from "@/lib/live/desk";
import { compare } from "@/lib/suggest/quantity/compare";
import { type Pages, pagesOf } from "@/lib/text/pages";
import type { ReportBlock } from "./report-block";
import { type ReportTemplate, templateBlocks } from "./templates";

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
export type ReportEdition = Readonly<{
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
export type ReportLater = Readonly<{
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

export type ReportRationaleVersion = Readonly<{
  number: number;
  text: string;
  writtenBy: readonly string[];
  keptAt: string;
  /** The claim was settled with it. */
  isSettled: boolean;
}>;

/** `reason` is null where the caller did not read it from the history. */
export type WithdrawnClaim = ReportClaim & Readonly<{ withdrawnAt: string; reason: string | null }>;

export type ReportMeta = Readonly<{
  generatedAtMs: number;
  head: string;
  version: string;
  /** Why claims were withdrawn; the history knows, the desk does not. */
  withdrawalReasons?: Readonly<Record<ClaimId, string>>;
  /** What the rationales were before, which the desk does not know either; the latest first. */
  rationaleVersions?: ReadonlyMap<ClaimId, readonly JointTextVersion[]>;
  /** Which claims to take, by number; without it, all. */
  isChosen?: (number: number) => boolean;
  /** What the versions are and when they were captured: the desk knows the present ones, and not when. */
  versions?: ReadonlyMap<SourceVersionId, CapturedVersion>;
  /** The numbers of claims that others were merged into, where the desk does not hold these. */
  numbers?: ReadonlyMap<ClaimId, number>;
  /** What it says in which order. Default: the whole investigation by verdict. */
  template?: ReportTemplate;
}>;

/** One version of a source, as its citation names it. */
export type CapturedVersion = Readonly<{
  number: number;
  originalSha256: string;
  textSha256: string;
  capturedAtMs: number;
  /** How the page answered that it was fetched from. */
  response?: PageResponse | undefined;
  /** Where each page but the first begins, in a text that is cut into pages. */
  pageStarts?: readonly number[] | undefined;
}>;

/** The report of what a desk holds. Pure: the same desk and meta make the same report. */
export function reportModel(desk: Desk, meta: ReportMeta): ReportModel {
  const content = reportContent(desk, meta);
  return { ...content, blocks: templateBlocks(meta.template ?? "by-verdict", content) };
}

/** What a desk holds, for blocks that somebody else lays out. */
export function reportContent(desk: Desk, meta: ReportMeta): ReportContent {
  const { isChosen } = meta;
  const chosenOf = isChosen ? claimViews(desk).length : null;
  const claims = reportClaims(desk, meta, isChosen ? ({ claim }) => isChosen(claim.number) : () => true);
  return { ...reportHead(desk, { ...meta, chosenOf }), ...claims };
}

/** What a report says of all its claims together. */
export function reportHead(
  desk: Pick<Desk, "seq" | "investigation" | "sources">,
  { generatedAtMs, head, version, versions, chosenOf }: ReportMeta & Readonly<{ chosenOf: number | null }>,
): ReportHead {
  const { slug, title, question } = desk.investigation;
  return {
    generatedAt: iso(generatedAtMs),
    head,
    seq: desk.seq,
    version,
    investigation: { slug, title, question },
    chosenOf,
    sources: reportSources(desk, versions),
  };
}

/** The claims of a desk that are wanted, with all they rest on. A narrow desk gives what a whole one would. */
export function reportClaims(
  desk: Desk,
  meta: ReportMeta,
  isWanted: (view: ClaimView) => boolean,
): Readonly<Pick<ReportModel, "claims" | "withdrawn">> {
  const all = claimViews(desk);
  const claimsAt = claimsWithFigures(all);
  const views = all.filter(isWanted);
  return {
    claims: views.filter(({ state }) => state !== "withdrawn").map((view) => reportClaim(desk, view, meta, claimsAt)),
    withdrawn: views.flatMap((view) => {
      const { id, withdrawnAtMs, mergedInto } = view.claim;
      if (withdrawnAtMs === null) return [];
      const said = meta.withdrawalReasons?.[id] ?? null;
      const into = mergedInto && (meta.numbers?.get(mergedInto) ?? desk.claims[mergedInto]?.number);
      const reason = into ? `Merged into claim ${into}. ${said ?? ""}`.trim() : said;
      return [{ ...reportClaim(desk, view, meta, claimsAt), withdrawnAt: iso(withdrawnAtMs), reason }];
    }),
  };
}

function reportSources(desk: Pick<Desk, "sources">, versions: ReportMeta["versions"]): ReportSource[] {
  return Object.values(desk.sources)
    .sort((one, other) => one.number - other.number)
    .map((source) => ({
      number: source.number,
      id: source.id,
      title: source.title,
      outlet: source.outlet,
      author: source.author,
      url: source.url,
      published: source.published,
      language: source.language,
      direction: source.direction,
      reliability: source.reliability,
      descriptor: source.descriptor,
      retold: source.retold,
      ...(source.translatedFrom && { translatedFrom: source.translatedFrom }),
      capturedFrom: source.capturedFrom,
      capturedAt: capturedAt(versions?.get(source.version.id)),
      ...responseOf(versions?.get(source.version.id)),
      versionId: source.version.id,
      versionNumber: source.version.number,
      originalSha256: source.version.originalSha256,
      textSha256: source.version.textSha256,
    }));
}

function reportClaim(
  desk: Desk,
  view: ClaimView,
  { rationaleVersions, versions }: ReportMeta,
  claimsAt: ClaimsAt,
): ReportClaim {
  const { claim } = view;
  return {
    number: claim.number,
    id: claim.id,
    wording: claim.wording,
    type: claim.type,
    state: view.state,
    verdict: reportVerdict(desk, view),
    figures: claim.quantities,
    occurred: claim.occurred,
    place: claim.place || null,
    attribution: claim.attribution,
    modality: claim.modality,
    recordedBy: nameOf(desk, claim.recordedBy),
    appearances: view.appearances.map((appearance) => reportPassage(appearance, versions)),
    evidence: evidenceOf(desk, view, versions, claimsAt),
    assessments: view.assessments.map((assessment) => ({
      reviewer: nameOf(desk, assessment.reviewerId),
      verdict: assessment.verdict,
      credibility: assessment.credibility,
      likelihood: assessment.likelihood,
      confidence: assessment.confidence,
      rationale: assessment.rationale,
      assessedAt: iso(assessment.assessedAtMs),
    })),
    rationaleVersions: (rationaleVersions?.get(claim.id) ?? []).map(({ writtenBy, keptAtMs, ...version }) => ({
      number: version.number,
      text: version.text,
      writtenBy: writtenBy.map((id) => nameOf(desk, id)),
      keptAt: iso(keptAtMs),
      isSettled: version.isSettled,
    })),
  };
}

function reportVerdict(desk: Desk, { curation, curatedByItsOnlyAuthor }: ClaimView): ReportVerdict | null {
  if (!curation) return null;
  const { verdict: value, rationale, dissent } = curation;
  const curatedBy = nameOf(desk, curation.curatedBy);
  return { value, rationale, dissent, curatedBy, curatedAt: iso(curation.curatedAtMs), curatedByItsOnlyAuthor };
}

function evidenceOf(
  desk: Desk,
  { claim, evidence }: ClaimView,
  versions: ReportMeta["versions"],
  claimsAt: ClaimsAt,
): Record<Relation, ReportEvidence[]> {
  const found: Record<Relation, ReportEvidence[]> = { corroborates: [], contradicts: [], qualifies: [] };
  for (const relation of relations) {
    found[relation] = evidence
      .filter(({ link }) => link.relation === relation)
      .map(({ link, ...where }) => ({
        ...reportPassage(where, versions),
        aspect: link.aspect,
        reason: link.reason,
        sameEvent: link.sameEvent,
        independent: link.independent,
        linkedBy: nameOf(desk, link.linkedBy),
        figures: comparableFigures(claim, claimsAt(where.passage)),
      }));
  }
  return found;
}

/** The figures of claims that can be set beside one of the claim's own; each once. */
function comparableFigures(claim: Claim, others: readonly Claim[]): Quantity[] {
  const found = new Map<string, Quantity>();
  for (const { quantities } of others) {
    for (const quantity of quantities) {
      const isComparable = claim.quantities.some((own) => compare(own, quantity).outcome !== "incomparable");
      if (isComparable) found.set(JSON.stringify(quantity), quantity);
    }
  }
  return [...found.values()];
}

function reportPassage({ passage, source }: Located, versions: ReportMeta["versions"]): ReportPassage {
  const captured = versions?.get(passage.versionId);
  const pages = pagesOf(captured?.pageStarts ?? [], passage);
  const version = captured ?? versionOf(source, passage.versionId);
  const numberOf = (id: SourceVersionId | undefined) => (id && versionOf(source, id)?.number) ?? null;
  const [checkedIn, retiredIn] = [numberOf(passage.checkedIn), numberOf(passage.retiredIn)];
  const [place, another] = passage.awaits?.places ?? [];
  return {
    passageId: passage.id,
    quote: passage.exact,
    sourceNumber: source.number,
    sourceTitle: source.title,
    retold: source.retold,
    direction: source.direction,
    versionId: passage.versionId,
    versionNumber: version?.number ?? null,
    textSha256: version?.textSha256 ?? null,
    originalSha256: version?.originalSha256 ?? null,
    capturedAt: capturedAt(captured),
    startCodeUnit: passage.start,
    endCodeUnit: passage.end,
    ...(pages && { pages }),
    anchoring: passage.anchoring,
    ...(checkedIn !== null && { checkedInVersion: checkedIn }),
    ...(passage.awaits && {
      later: {
        versionNumber: numberOf(passage.awaits.versionId),
        quote: place && !another ? place.exact : null,
        figure: changedFigure(passage),
      },
    }),
    ...(retiredIn !== null && { retiredInVersion: retiredIn }),
  };
}

const responseOf = (version: CapturedVersion | undefined) => (version?.response ? { response: version.response } : {});

const capturedAt = (version: CapturedVersion | undefined) => (version ? iso(version.capturedAtMs) : null);

const iso = (atMs: number) => new Date(atMs).toISOString();

const nameOf = (desk: Desk, reviewerId: ReviewerId) => desk.reviewers[reviewerId]?.name ?? "a former reviewer";
