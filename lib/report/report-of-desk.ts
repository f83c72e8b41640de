import { type ClaimsAt, claimsWithFigures } from "@/lib/compare/figures-at";
import { changedFigure } from "@/lib/domain/changed-figure";
import type { Claim, Quantity } from "@/lib/domain/claim";
import { type Relation, relations } from "@/lib/domain/evidence";
import type { ClaimId, ReviewerId, SourceVersionId } from "@/lib/domain/ids";
import type { PageResponse } from "@/lib/domain/page-response";
import { versionOf } from "@/lib/domain/source";
import type { JointTextVersion } from "@/lib/joint-text/joint-text";
import { type ClaimView, claimViews, type Located } from "@/lib/live/claim-view";
import type { Desk } from "@/lib/live/desk";
import { compare } from "@/lib/suggest/quantity/compare";
import { pagesOf } from "@/lib/text/pages";
import type {
  ReportClaim,
  ReportContent,
  ReportEvidence,
  ReportHead,
  ReportModel,
  ReportPassage,
  ReportSource,
  ReportVerdict,
} from "./report-model";
import { type ReportTemplate, templateBlocks } from "./templates";

/** Makes the report of what a desk holds: names for ids, a quote and its place for a passage, moments as ISO 8601. */

/** What a report says that the desk does not know, and which part of the desk it is about. */
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
