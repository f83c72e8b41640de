import { describe, expect, it } from "vitest";
import { toId } from "@/lib/domain/ids";
import type { Published } from "@/lib/domain/source";
import { reportModel } from "@/lib/report/report-of-desk";
import { ada, claimId, curated, deskAfter, linked, passage, recorded } from "@/lib/report/testing/report-desk";
import { claimReviewFile, claimReviewScripts, claimReviews, earliest } from "./claim-review";
import { reviewFaults } from "./claim-review-rules";

const appearanceId = toId("app", "9".repeat(20));
const desk = deskAfter([
  [ada, recorded(1, "Up to 4 tanks </script><b>burned", passage(1, 1, "up to 4 tanks"))],
  [ada, recorded(2, "Nobody settled this.", passage(2, 1, "nobody"))],
  [ada, { type: "appearance.recorded", appearanceId, claimId: claimId(1), passage: passage(3, 2, "أربع") }],
  [ada, linked(1, 1, passage(4, 2, "دبابة"), "another number")],
  [ada, curated(1, "Both accounts stand.", "")],
]);
const model = reportModel(desk, { generatedAtMs: 0, head: "head", version: "1" });
const published = { addressOf: () => "https://example.org/claims/1", publishedAt: "2026-01-02" };

/** The model as if its claim had been settled so. */
const settledAs = (value: "supported" | "refuted" | "not-enough-evidence") => ({
  ...model,
  claims: model.claims.map((claim) => ({ ...claim, verdict: claim.verdict && { ...claim.verdict, value } })),
});

describe("claimReviews", () => {
  it("reviews the settled claims alone, and says what is known", () => {
    const reviews = claimReviews(model, published);
    expect(reviews).toMatchObject([
      {
        "@type": "ClaimReview",
        url: "https://example.org/claims/1",
        claimReviewed: "Up to 4 tanks </script><b>burned",
        author: { "@type": "Person", name: "First reviewer" },
        reviewBody: "Both accounts stand.",
        datePublished: "2026-01-02",
        citation: [{ headline: "عنوان <b>" }],
        itemReviewed: {
          "@type": "Claim",
          author: "a spokesman",
          appearance: [{ headline: "Two powers, one desert" }, { headline: "عنوان <b>", inLanguage: "ar" }],
        },
      },
    ]);
    expect(reviews.map(reviewFaults)).toEqual([
      { broken: [], missing: ["itemReviewed.datePublished", "itemReviewed.firstAppearance"] },
    ]);
  });

  it("gives the two ends of the scale a number, and findings beside it none", () => {
    const ratingOf = (from: Parameters<typeof claimReviews>[0]) => claimReviews(from)[0]?.["reviewRating"];
    expect(ratingOf(model)).toEqual({ "@type": "Rating", alternateName: "Conflicting" });
    expect(ratingOf(settledAs("not-enough-evidence"))).toEqual({
      "@type": "Rating",
      alternateName: "Not enough evidence",
    });
    const scale = { bestRating: 5, worstRating: 1 };
    expect(ratingOf(settledAs("supported"))).toMatchObject({ alternateName: "Supported", ratingValue: 5, ...scale });
    expect(ratingOf(settledAs("refuted"))).toMatchObject({ alternateName: "Refuted", ratingValue: 1, ...scale });
  });

  it("invents nothing: without a publication there is no address and no day", () => {
    const [review] = claimReviews(model);
    expect(review).not.toHaveProperty("url");
    expect(review).not.toHaveProperty("datePublished");
    expect(reviewFaults(review).broken).toEqual([]);
  });

  it("prints JSON-LD that a page can hold, whatever the words", () => {
    expect(JSON.parse(claimReviewFile(model))).toMatchObject({ "@context": "https://schema.org", "@graph": [{}] });
    const [, json = ""] = /^<script type="application\/ld\+json">(.*)<\/script>$/.exec(claimReviewScripts(model)) ?? [];
    expect(json).not.toContain("<");
    expect(JSON.parse(json)).toMatchObject({ claimReviewed: "Up to 4 tanks </script><b>burned" });
  });
});

describe("earliest", () => {
  const dated = (...dates: readonly (string | null)[]) =>
    dates.map((date, n) => {
      const [source] = model.sources;
      if (!source) throw new RangeError("The model has no source.");
      const precision = date?.length === 4 ? "year" : date?.length === 7 ? "month" : "day";
      const published: Published | null = date === null ? null : { date, precision, inferred: false };
      return { ...source, number: n + 1, published };
    });

  it.each([
    ["the earlier day", ["2017-05-30", "2017-05-29"], 2],
    ["a month before a day", ["2017-06-01", "2017-05"], 2],
    ["a day within a month of another: open", ["2017-05-30", "2017-05"], undefined],
    ["the same day twice: open", ["2017-05-30", "2017-05-30"], undefined],
    ["one without a date beside one with: the dated", [null, "2017-05-30"], 2],
    ["none with a date: open", [null, null], undefined],
    ["a single one", [null], 1],
    ["none", [], undefined],
  ])("is %s", (_case, dates, number) => {
    expect(earliest(dated(...dates))?.number).toBe(number);
  });
});

describe("reviewFaults", () => {
  const [review] = claimReviews(settledAs("supported"), published);
  const item = Object(review?.["itemReviewed"]);
  const rating = Object(review?.["reviewRating"]);

  it.each<readonly [string, unknown, string]>([
    ["no object", [], "It must be an object."],
    ["another type", { ...review, "@type": "Review" }, "@type must be"],
    ["no claim", { ...review, claimReviewed: " " }, "claimReviewed must"],
    ["no web address", { ...review, url: "urn:uuid:1" }, "url must be"],
    ["no rating", { ...review, reviewRating: undefined }, "reviewRating must be a Rating"],
    ["a rating without words", { ...review, reviewRating: { ...rating, alternateName: "" } }, "alternateName must"],
    ["half a number", { ...review, reviewRating: { ...rating, bestRating: undefined } }, "together, as numbers"],
    ["a number as text", { ...review, reviewRating: { ...rating, ratingValue: "5" } }, "together, as numbers"],
    ["a number off its scale", { ...review, reviewRating: { ...rating, ratingValue: 7 } }, "must lie between"],
    [
      "a number for no point",
      { ...review, reviewRating: { ...rating, alternateName: "Conflicting" } },
      "no number for",
    ],
    ["an item of another type", { ...review, itemReviewed: { ...item, "@type": "Thing" } }, "must be a Claim"],
    ["a bare name for an author", { ...review, author: "Ada" }, "author must be"],
    ["a day in words", { ...review, datePublished: "yesterday" }, "datePublished must"],
    ["no citation but an empty list", { ...review, citation: [] }, "citation must not be empty"],
    ["an appearance of nothing", { ...review, itemReviewed: { ...item, appearance: [{}] } }, "appearance must be"],
    ["two first ones", { ...review, itemReviewed: { ...item, firstAppearance: [1, 2] } }, "must be one work"],
    [
      "a first one from elsewhere",
      { ...review, itemReviewed: { ...item, firstAppearance: "https://example.org/other" } },
      "must be one of the appearances",
    ],
  ])("finds %s", (_case, wrong, fault) => {
    expect(reviewFaults(wrong).broken.join("; ")).toContain(fault);
  });
});
