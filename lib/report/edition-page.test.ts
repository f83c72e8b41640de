import { describe, expect, it } from "vitest";
import { editionPage, editionPolicy } from "./edition-page";
import type { ReportBlock } from "./report-block";
import { reportModel } from "./report-of-desk";
import { ada, claimId, deskAfter, passage, recorded } from "./testing/report-desk";

const hostile = "</div><script>alert(1)</script>$& $1";
const claim: ReportBlock = { kind: "claim", claimId: claimId(1) };
const everything: readonly ReportBlock[] = [
  { kind: "heading", level: 1, runs: [{ text: "Losses" }] },
  { kind: "paragraph", runs: [{ text: `Words ${hostile}`, bold: true, link: "javascript:alert(1)" }] },
  { kind: "list", ordered: true, items: [[{ text: "One", link: "https://example.org/?a=1&b=2" }]] },
  claim,
  { kind: "quotation", claimId: claimId(1), passageId: passage(1, 1, "").id },
  { kind: "figures", claimId: claimId(1) },
  { kind: "matrix", claimIds: null },
  { kind: "timeline", claimIds: [claimId(1)] },
  { kind: "sources" },
  { kind: "method" },
  { kind: "openQuestions" },
  { kind: "claim", claimId: claimId(9) },
];
const model = {
  ...reportModel(deskAfter([[ada, recorded(1, "A claim", passage(1, 1, "up to 4 tanks"))]]), {
    generatedAtMs: Date.UTC(2026, 0, 2),
    head: "f".repeat(64),
    version: "1.0.0",
  }),
  blocks: everything,
  edition: {
    title: `Report ${hostile}`,
    number: 1,
    publishedAt: "2026-01-02T00:00:00.000Z",
    publishedBy: hostile,
    writtenBy: ["First reviewer", hostile],
  },
};
const stored = { content: JSON.stringify(model), contentSha256: "a".repeat(64) };

describe("the page of an edition", () => {
  it("says which edition it is, of which title, by whom, and what it says", () => {
    const page = editionPage({ ...stored, number: 1, latest: 1 });
    expect(page).toContain("Edition 1.");
    expect(page).toContain("First reviewer");
    for (const words of ["up to 4 tanks", "Losses", "last week", "The Gazette", "a".repeat(64)]) {
      expect(page).toContain(words);
    }
    expect(page).not.toContain("Superseded");
  });

  it("says above what it says that a later one was published, and changes nothing below", () => {
    const [now, later] = [1, 3].map((latest) => editionPage({ ...stored, number: 1, latest }));
    expect(later).toContain("Superseded by edition 3.");
    const below = (page = "") => page.slice(page.indexOf("<header"));
    expect(below(later)).toBe(below(now));
  });

  it("is text wherever somebody wrote markup", () => {
    const page = editionPage({ ...stored, number: 1, latest: 2 });
    expect(page).not.toContain("<script>alert");
    expect(page).not.toContain('href="javascript:');
    expect(page).toContain("https://example.org/?a=1&amp;b=2");
    expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;$&amp; $1");
  });

  it("says in its reviews when and where it was published, and where only if that is known", () => {
    const verdict = {
      ...({ value: "supported", rationale: "Two agencies say so.", dissent: "" } as const),
      ...{ curatedBy: "First reviewer", curatedAt: "2026-01-01T00:00:00.000Z", curatedByItsOnlyAuthor: false },
    };
    const content = JSON.stringify({ ...model, claims: model.claims.map((one) => ({ ...one, verdict })) });
    const edition = { ...stored, content, number: 1, latest: 1 };
    const said = (address?: string) => editionPage(edition, address === undefined ? {} : { address });
    const reviews = (page: string) =>
      [...page.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/g)].map(([, json = ""]) =>
        JSON.parse(json),
      );
    expect(reviews(said()).length).toBeGreaterThan(0);
    for (const review of reviews(said())) {
      expect(review).toMatchObject({ datePublished: "2026-01-02T00:00:00.000Z" });
      expect(review).not.toHaveProperty("url");
    }
    const page = said("https://desk.example.org/editions/abc");
    for (const { url } of reviews(page)) {
      const [, anchor] = url.split("https://desk.example.org/editions/abc#");
      expect(page).toContain(`id="${anchor}"`);
    }
  });

  it("has its script run by the nonce of whoever serves it, where there is one, and no other", () => {
    const edition = { ...stored, number: 1, latest: 1 };
    expect(editionPage(edition, { nonce: 'a"b' }).match(/<script nonce="a&quot;b">/g)).toHaveLength(1);
    expect(editionPage(edition)).not.toContain("nonce");
  });

  it("allows itself nothing from elsewhere, no frame and no form", () => {
    expect(editionPolicy).toMatch(/^default-src 'none'/);
    for (const part of ["base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"]) {
      expect(editionPolicy).toContain(part);
    }
  });
});
