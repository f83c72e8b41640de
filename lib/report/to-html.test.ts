import { describe, expect, it } from "vitest";
import { reportModel } from "./report-of-desk";
import { ada, ben, claimId, curated, deskAfter, linked, passage, recorded } from "./testing/report-desk";
import { toHtml } from "./to-html";

const head = "f".repeat(64);
const hostile = `<script>alert("1")</script> & 'x' \u202eetisoppo`;
const model = reportModel(
  deskAfter([
    [ada, recorded(1, hostile, passage(1, 1, `=cmd|' /C calc'!A0`))],
    [ada, recorded(2, "Withdrawn one", passage(2, 1, "plain"))],
    [ben, linked(1, 1, passage(3, 2, "</blockquote><img src=x onerror=alert(1)>"), "-1+1")],
    [ada, curated(1, "@SUM(A1)", "Somebody's dissent")],
    [ada, { type: "claim.withdrawn", claimId: claimId(2), reason: "Read wrongly" }],
  ]),
  { generatedAtMs: Date.UTC(2026, 0, 2), head, version: "0.1.0" },
);

describe("the web page", () => {
  const body = toHtml(model);

  it("shows hostile text as text", () => {
    expect(body.match(/<script>/g)).toHaveLength(1);
    expect(body.match(/<script/g)).toHaveLength(2);
    expect(body).not.toContain("<img");
    expect(body).toContain("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;");
    expect(body).toContain("<title>The &lt;tower&gt; · Crossread report</title>");
  });

  it("holds a review of each settled claim for search engines", () => {
    const [, json = ""] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(body) ?? [];
    expect(JSON.parse(json)).toMatchObject({
      "@type": "ClaimReview",
      claimReviewed: hostile,
      reviewRating: { alternateName: "Conflicting" },
    });
  });

  it("asks nothing of any server", () => {
    expect(body).toContain(
      `content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; script-src &#39;sha256-`,
    );
    expect(body).not.toMatch(/<[^>]* src=|<link|url\(|@import/);
  });

  it("leads from each claim to its evidence and from each passage to its source", () => {
    const targets = [...body.matchAll(/href="#([^"]+)"/g)].map(([, target]) => target);
    const ids = new Set([...body.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    expect(targets).toEqual(expect.arrayContaining(["claim-1", "source-1", "source-2"]));
    expect(targets.filter((target) => target === undefined || !ids.has(target))).toEqual([]);
  });

  it("keeps each source's direction", () => {
    expect(body).toContain('<blockquote dir="rtl" lang="ar">');
  });

  it("says how to check it again", () => {
    expect(body).toContain(`crossread verify --expect ${head}`);
  });
});

it("prints the same for the same state", () => {
  expect(toHtml(model)).toBe(toHtml(model));
});
