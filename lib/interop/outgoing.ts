import type { Claim, ClaimFields } from "@/lib/domain/claim";
import type { ClaimId, PassageId, ReviewerId, SourceVersionId } from "@/lib/domain/ids";
import type { SourceSummary } from "@/lib/domain/source";
import { type ClaimView, claimViews } from "@/lib/live/claim-view";
import type { Desk } from "@/lib/live/desk";
import { type ThreadView, threadViews } from "@/lib/live/thread-view";
import { codePointIndex } from "@/lib/text/code-point-index";
import type { CodePointSpan } from "@/lib/text/code-points";
import type { Annotation } from "./annotation";

/** What of a version goes along with its passages: never its text, since there may be thousands of those. */
export type VersionFacts = Readonly<{
  id: SourceVersionId;
  number: number;
  textSha256: string;
  capturedAtMs: number;
}>;

type QuotedPlace = Readonly<{
  exact: string;
  prefix: string;
  suffix: string;
  /** Code units. Null, like `points`, where the words do not stand where they were found once. */
  start: number | null;
  end: number | null;
  points: CodePointSpan | null;
}>;

/** Where an annotation of ours points: into a source, or at the whole of it. */
export type OwnPlace = Readonly<{ source: SourceSummary; version: VersionFacts; quote: QuotedPlace | null }>;
export type OwnAnnotation = Annotation<OwnPlace>;

/** What is known of the texts that an investigation's passages stand in. */
export type KnownTexts = Readonly<{
  versions: ReadonlyMap<SourceVersionId, VersionFacts>;
  points: ReadonlyMap<PassageId, CodePointSpan>;
}>;

type Spanned = Readonly<{ id: PassageId; start: number; end: number; exact: string }>;

/** Where passages of one text stand in code points, those left out whose words do not stand there. */
export function pointsIn(text: string, passages: readonly Spanned[]): ReadonlyMap<PassageId, CodePointSpan> {
  const { toCodePoints } = codePointIndex(text);
  const found = new Map<PassageId, CodePointSpan>();
  for (const { id, start, end, exact } of passages) {
    if (text.slice(start, end) === exact) found.set(id, toCodePoints({ start, end }));
  }
  return found;
}

/**
 * Everything an investigation says about passages that stands: appearances, links, assessments and verdicts by claim,
 * then what is said of sources and passages. What was retracted, superseded or withdrawn is left to the history.
 */
export function* outgoing(
  desk: Desk,
  known: KnownTexts,
  isChosen: ((number: number) => boolean) | null = null,
): Generator<OwnAnnotation> {
  const placed = placing(desk, known);
  const views = claimViews(desk).filter(
    ({ claim, state }) => state !== "withdrawn" && (isChosen === null || isChosen(claim.number)),
  );
  const byId = new Map(views.map((view) => [view.claim.id, view]));
  for (const view of views) yield* aboutClaim(desk, view, placed.passage);
  for (const view of threadViews(desk)) {
    const { kind } = view.thread.subject;
    if (isChosen === null || kind === "claim" || kind === "evidence") yield* saidIn(desk, view, byId, placed);
  }
}

type PlacePassage = (passageId: PassageId) => OwnPlace | null;
type Placing = Readonly<{ passage: PlacePassage; source: (source: SourceSummary) => OwnPlace | null }>;

function placing({ passages, sources }: Desk, { versions, points }: KnownTexts): Placing {
  const placeSource = (source: SourceSummary) => {
    const version = versions.get(source.version.id);
    return version ? { source, version, quote: null } : null;
  };
  const placePassage = (passageId: PassageId) => {
    const passage = passages[passageId];
    const source = passage && sources[passage.sourceId];
    const version = passage && versions.get(passage.versionId);
    if (!passage || !source || !version) return null;
    const { exact, prefix, suffix, start, end } = passage;
    const at = points.get(passageId) ?? null;
    const where = at ? { start, end, points: at } : { start: null, end: null, points: null };
    return { source, version, quote: { exact, prefix, suffix, ...where } };
  };
  return { passage: placePassage, source: placeSource };
}

function* aboutClaim(desk: Desk, view: ClaimView, placed: PlacePassage): Generator<OwnAnnotation> {
  const { claim, appearances, evidence, assessments, curation } = view;
  const of = claim.id;
  const makesIt = firstPlaces(view, placed);
  const fields = fieldsOf(claim);
  for (const { appearance, passage } of appearances) {
    const says = { kind: "appearance", claim: of, fields } as const;
    const made = { by: nameIn(desk, appearance.recordedBy), atMs: appearance.recordedAtMs };
    yield { key: appearance.id, ...made, places: kept(placed(passage.id)), says };
  }
  for (const { link, passage } of evidence) {
    const { relation, aspect, reason, sameEvent, independent } = link;
    const says = { kind: "evidence", claim: of, relation, aspect, reason, sameEvent, independent } as const;
    const made = { by: nameIn(desk, link.linkedBy), atMs: link.linkedAtMs };
    yield { key: link.id, ...made, places: [...kept(placed(passage.id)), ...makesIt], says };
  }
  for (const { id, reviewerId, assessedAtMs, verdict, rationale, ...judged } of assessments) {
    const { credibility, likelihood, confidence } = judged;
    const says = { kind: "assessment", claim: of, verdict, rationale, credibility, likelihood, confidence } as const;
    yield { key: id, by: nameIn(desk, reviewerId), atMs: assessedAtMs, places: makesIt, says };
  }
  if (curation) {
    const { id, verdict, rationale, dissent, curatedBy, curatedAtMs } = curation;
    const says = { kind: "verdict", claim: of, verdict, rationale, dissent } as const;
    yield { key: id, by: nameIn(desk, curatedBy), atMs: curatedAtMs, places: makesIt, says };
  }
}

function fieldsOf({ wording, type, quantities, occurred, place, attribution, modality }: Claim): ClaimFields {
  return { wording, type, quantities, occurred, place, attribution, modality };
}

/** The place that makes a claim first: one, since a link to every appearance of a claim would be a product. */
function firstPlaces({ appearances: [first] }: ClaimView, placed: PlacePassage): readonly OwnPlace[] {
  return first ? kept(placed(first.passage.id)) : [];
}

function* saidIn(
  desk: Desk,
  { thread, comments }: ThreadView,
  views: ReadonlyMap<ClaimId, ClaimView>,
  placed: Placing,
): Generator<OwnAnnotation> {
  const { subject } = thread;
  const places = placesOf(desk, subject, views, placed);
  if (!places) return;
  const isNamed = subject.kind === "claim" || subject.kind === "evidence";
  const about = { kind: subject.kind, key: isNamed ? subject.id : null } as const;
  for (const { id, text, addedBy, addedAtMs, retractedAtMs } of comments) {
    if (retractedAtMs !== null) continue;
    const says = { kind: "comment", thread: thread.id, about, text } as const;
    yield { key: id, by: nameIn(desk, addedBy), atMs: addedAtMs, places, says };
  }
}

/** Where what a thread is about stands; null for what does not go out. */
function placesOf(
  desk: Desk,
  subject: ThreadView["thread"]["subject"],
  views: ReadonlyMap<ClaimId, ClaimView>,
  placed: Placing,
): readonly OwnPlace[] | null {
  switch (subject.kind) {
    case "claim": {
      const view = views.get(subject.id);
      return view ? firstPlaces(view, placed.passage) : null;
    }
    case "evidence": {
      const link = desk.links[subject.id];
      if (!link || link.retractedAtMs !== null || !views.has(link.claimId)) return null;
      return kept(placed.passage(link.passageId));
    }
    case "passage":
      return kept(placed.passage(subject.id));
    case "source": {
      const source = desk.sources[subject.id];
      return source ? kept(placed.source(source)) : null;
    }
  }
}

const kept = (place: OwnPlace | null): readonly OwnPlace[] => (place ? [place] : []);

const nameIn = (desk: Desk, reviewerId: ReviewerId) => desk.reviewers[reviewerId]?.name ?? "a former reviewer";
