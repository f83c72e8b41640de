import { describe, expect, it } from "vitest";
import { printReport, reportFormats } from "./print-report";
import { reportModel } from "./report-model";
import { ada, ben, claimId, curated, deskAfter, linked, passage, recorded } from "./testing/report-desk";

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
  const { body, mediaType } = printReport("html", model);

  it("shows hostile text as text", () => {
    expect(mediaType).toBe("text/html; charset=utf-8");
    expect(body).not.toContain("<script");
    expect(body).not.toContain("<img");
    expect(body).toContain("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;");
    expect(body).toContain("<title>The &lt;tower&gt; · Crossread report</title>");
  });

  it("asks nothing of any server", () => {
    expect(body).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(body).not.toMatch(/(?:src|href)="(?!#)|url\(|@import/);
  });

  it("leads from each claim to its evidence and from each passage to its source", () => {
    const targets = [...body.matchAll(/href="#([^"]+)"/g)].map(([, target]) => target);
    const ids = new Set([...body.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    expect(targets).toEqual(expect.arrayContaining(["claim-1", "evidence-1", "source-1", "source-2"]));
    expect(targets.filter((target) => target === undefined || !ids.has(target))).toEqual([]);
  });

  it("keeps each source's direction", () => {
    expect(body).toContain('<blockquote dir="rtl">');
  });

  it("says how to check it again", () => {
    expect(body).toContain(`crossread verify --expect ${head}`);
  });
});

describe("the JSON file", () => {
  it("names its format and gives every quote as it is", () => {
    const report: unknown = JSON.parse(printReport("json", model).body);
    expect(report).toMatchObject({
      format: "crossread-report/1",
      history: { head, recheck: `crossread verify --expect ${head}` },
      claims: [{ wording: hostile, appearances: [{ quote: `=cmd|' /C calc'!A0` }] }],
      withdrawn: [{ wording: "Withdrawn one" }],
    });
  });
});

it.each(reportFormats)("says in %s that a source is retold", (format) => {
  const { body } = printReport(format, model);
  const retold = { json: '"retold": true', csv: "source_retold", html: '<span class="retold">retold</span>' };
  expect(body).toContain(retold[format]);
});

it.each(reportFormats)("prints the same %s for the same state", (format) => {
  expect(printReport(format, model)).toEqual(printReport(format, model));
});
