import { claimReviewScripts, type Publication } from "@/lib/interop/claim-review";
import { composed } from "./composed/compose";
import type { ClaimPiece, Composed } from "./composed/piece";
import { type Html, html, textOf } from "./html";
import { pieceHtml } from "./piece-html";
import type { ReportModel } from "./report-model";
import { REPORT_SCRIPT_SHA256, reportScript } from "./report-script";
import { reportStyle } from "./report-style";

/** `nonce` is what the page's server lets scripts run by, where it has a policy of its own. */
export type Served = Readonly<{ nonce?: string }>;

/**
 * The report as one page that stands alone: no font, picture, script or style from elsewhere, and a policy inside it that
 * forbids them. All of it is read without its one small script, which sets passages side by side and filters claims.
 */
export function toHtml(model: ReportModel, publication: Publication & Served = {}): string {
  const report = composed(model);
  const claims = report.pieces.filter((piece) => piece.kind === "claim");
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${REPORT_SCRIPT_SHA256}'; base-uri 'none'; form-action 'none'`;
  const opening = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="generator" content="${report.generator}">
<title>${report.title} · Crossread report</title>
<style>${reportStyle}</style>
</head>
<body>
<header>
<h1 dir="auto">${report.title}</h1>
${report.question ? html`<p class="question" dir="auto">${report.question}</p>` : null}
${report.about.map((line) => html`<p class="muted">${line}</p>\n`)}
</header>
<main>
${claims.length > 1 ? html`${contents(claims)}${filter(claims)}` : null}
${report.pieces.map(pieceHtml)}
</main>
${recheck(report)}
`;
  // The script is ours and the same in every page; as HTML it would be escaped, and its hash would not fit. The reviews
  // are data for search engines, which no policy about scripts is asked about.
  const allowed = publication.nonce === undefined ? "" : textOf(html` nonce="${publication.nonce}"`);
  return `${textOf(opening)}${claimReviewScripts(model, publication)}<script${allowed}>${reportScript}</script>\n</body>\n</html>\n`;
}

function contents(claims: readonly ClaimPiece[]): Html {
  const rows = claims.map(
    ({ number, anchor, wording, type, standing }) =>
      html`<tr><td>${number}</td><td dir="auto">${anchor ? html`<a href="#${anchor}">${wording}</a>` : wording}</td><td>${type}</td><td>${standing}</td></tr>
`,
  );
  return html`<details open><summary>Claims at a glance</summary><div class="scroll" role="group" aria-label="Claims at a glance" tabindex="0"><table><thead><tr><th scope="col">#</th><th scope="col">Claim</th><th scope="col">Type</th><th scope="col">Verdict or state</th></tr></thead><tbody>
${rows}</tbody></table></div></details>
`;
}

/** Hidden until the script is there to do what it offers. */
function filter(claims: readonly ClaimPiece[]): Html {
  const options = (values: readonly string[]) =>
    [...new Set(values)].sort().map((value) => html`<option>${value}</option>`);
  return html`<form id="filter" role="search" aria-label="Claims" hidden>
<label>Words <input name="words" type="search" autocomplete="off"></label>
<label>Type <select name="type"><option value="">All</option>${options(claims.map(({ type }) => type))}</select></label>
<label>Verdict or state <select name="standing"><option value="">All</option>${options(claims.map(({ standing }) => standing))}</select></label>
<output id="shown" class="muted">${claims.length} of ${claims.length} claims shown</output>
</form>
`;
}

function recheck({ generator, recheck: command }: Composed): Html {
  return html`<footer class="proof">
<p>Printed by ${generator}. To check that nothing it rests on has changed since: <code>${command}</code></p>
</footer>`;
}
