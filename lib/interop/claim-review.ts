import type { Verdict } from "@/lib/domain/assessment";
import type { Published } from "@/lib/domain/source";
import { headed } from "@/lib/report/in-words";
import type { ReportClaim, ReportModel, ReportSource } from "@/lib/report/report-model";
import { webAddress } from "./source-address";
import { urnOf } from "./uuid";

/**
 * Settled claims as ClaimReview of schema.org. A property that is not known is absent: nothing here is filled in because
 * a reader would like it to be there. A claim that nobody settled has no rating, and so no review.
 *
 * @see https://schema.org/ClaimReview
 */

type Thing = Readonly<Record<string, unknown>>;

/** What is known only where a report is published. */
export type Publication = Readonly<{
  /** Where the review of a claim can be read. */
  addressOf?: (claim: ReportClaim) => string;
  /** ISO 8601: when it was published. */
  publishedAt?: string;
}>;

/** The two verdicts that are ends of a scale; the others are findings, and no points on it (decision 0006). */
const ratings: Readonly<Record<Verdict, number | null>> = {
  supported: 5,
  refuted: 1,
  conflicting: null,
  "not-enough-evidence": null,
};
const [WORST, BEST] = [1, 5];

/** One review for each settled claim, in the order of the report. */
export function claimReviews(model: Pick<ReportModel, "claims" | "sources">, publication: Publication = {}): Thing[] {
  const byNumber = new Map(model.sources.map((source) => [source.number, source]));
  return model.claims.map((claim) => claimReview(claim, byNumber, publication)).filter((review) => review !== null);
}

/** All of them as one JSON-LD file. */
export function claimReviewFile(model: Pick<ReportModel, "claims" | "sources">, publication: Publication = {}): string {
  const reviews = claimReviews(model, publication).map((review) => `\n${JSON.stringify(review)}`);
  return `{"@context":"https://schema.org","@graph":[${reviews.join(",")}\n]}\n`;
}

/** They as they stand in a web page: `<` is written so that no text can end the element. */
export function claimReviewScripts(
  model: Pick<ReportModel, "claims" | "sources">,
  publication: Publication = {},
): string {
  return claimReviews(model, publication)
    .map((review) => JSON.stringify({ "@context": "https://schema.org", ...review }).replaceAll("<", "\\u003c"))
    .map((json) => `<script type="application/ld+json">${json}</script>`)
    .join("\n");
}

function claimReview(
  claim: ReportClaim,
  sources: ReadonlyMap<number, ReportSource>,
  { addressOf, publishedAt }: Publication,
): Thing | null {
  const { verdict } = claim;
  if (!verdict) return null;
  return known({
    "@type": "ClaimReview",
    url: addressOf?.(claim),
    claimReviewed: claim.wording,
    reviewRating: rating(verdict.value),
    author: { "@type": "Person", name: verdict.curatedBy },
    dateCreated: verdict.curatedAt,
    datePublished: publishedAt,
    reviewBody: verdict.rationale,
    citation: some(works(Object.values(claim.evidence).flat(), sources)),
    itemReviewed: itemReviewed(claim, sources),
  });
}

function rating(verdict: Verdict): Thing {
  const value = ratings[verdict];
  const number = value === null ? {} : { ratingValue: value, bestRating: BEST, worstRating: WORST };
  return { "@type": "Rating", alternateName: headed(verdict), ...number };
}

function itemReviewed(claim: ReportClaim, sources: ReadonlyMap<number, ReportSource>): Thing {
  const cited = sourcesOf(claim.appearances, sources);
  const first = earliest(cited);
  return known({
    "@type": "Claim",
    "@id": urnOf(claim.id),
    name: claim.wording,
    // Whether it is a person or an organisation is not recorded, so it is text, which schema.org takes.
    author: claim.attribution?.to,
    datePublished: first?.published && !first.published.inferred ? first.published.date : undefined,
    appearance: some(cited.map(work)),
    firstAppearance: first && work(first),
  });
}

/** Each source once, in the order of the passages. */
function sourcesOf(
  passages: readonly Readonly<{ sourceNumber: number }>[],
  sources: ReadonlyMap<number, ReportSource>,
): readonly ReportSource[] {
  return [...new Set(passages.map(({ sourceNumber }) => sourceNumber))].flatMap((number) => sources.get(number) ?? []);
}

const works = (passages: readonly Readonly<{ sourceNumber: number }>[], sources: ReadonlyMap<number, ReportSource>) =>
  sourcesOf(passages, sources).map(work);

function work(source: ReportSource): Thing {
  const { title, url, outlet, author, published, language } = source;
  return known({
    "@type": "CreativeWork",
    headline: title,
    url: url !== null && webAddress(url) !== null ? url : undefined,
    author: author ?? undefined,
    publisher: outlet === null ? undefined : { "@type": "Organization", name: outlet },
    datePublished: published && !published.inferred ? published.date : undefined,
    inLanguage: language ?? undefined,
    abstract: source.retold ? "Retold: the words quoted are of a retelling, not of the original." : undefined,
  });
}

/**
 * The source that is surely the first: its last possible day comes before the first possible day of each other that has
 * a date. A single source is the first that is known; where dates leave it open, there is none.
 */
export function earliest(sources: readonly ReportSource[]): ReportSource | null {
  const [only, another] = sources;
  if (!another) return only ?? null;
  const dated = sources.flatMap((source) => (source.published ? [{ source, ...daysOf(source.published) }] : []));
  const first = dated.toSorted((one, other) => (one.last < other.last ? -1 : 1))[0];
  return first && dated.every((other) => other === first || first.last < other.first) ? first.source : null;
}

/** A month and a year as the days they can mean; compared as text, so that the end of a month may be the 31st. */
function daysOf({ date }: Published) {
  const [year = date, month, day] = date.split("-");
  return { first: `${year}-${month ?? "01"}-${day ?? "01"}`, last: `${year}-${month ?? "12"}-${day ?? "31"}` };
}

const some = (things: readonly Thing[]) => (things.length > 0 ? things : undefined);

/** Without the properties that are not known. */
function known(thing: Readonly<Record<string, unknown>>): Thing {
  return Object.fromEntries(Object.entries(thing).filter(([, value]) => value !== undefined && value !== null));
}
