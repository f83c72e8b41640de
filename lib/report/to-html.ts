import { relationMarks, relations } from "@/lib/domain/evidence";
import { claimHtml } from "./claim-html";
import { momentInWords, publishedInWords } from "./date-in-words";
import { type Html, html, textOf } from "./html";
import { headed, inWords } from "./in-words";
import type { ReportModel, ReportSource } from "./report-model";
import { reportStyle } from "./report-style";

/**
 * The report as one page that stands alone: no script, no font, picture or style from elsewhere, and
 * a policy inside it that forbids them. Each sentence links to the passages it rests on.
 */
export function toHtml(model: ReportModel): string {
  const { investigation, claims, withdrawn, sources } = model;
  const retold = sources.filter((source) => source.retold).length;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="generator" content="Crossread ${model.version}">
<title>${investigation.title} · Crossread report</title>
<style>${reportStyle}</style>
</head>
<body>
<header>
<h1 dir="auto">${investigation.title}</h1>
${investigation.question ? html`<p class="question" dir="auto">${investigation.question}</p>` : null}
${model.chosenOf === null ? null : html`<p class="muted">${counted(claims.length + withdrawn.length, "claim")}, chosen by hand from the ${model.chosenOf} of the investigation.</p>`}
<p class="muted">${counted(claims.length, "claim")} from ${counted(sources.length, "source")}, as of ${momentInWords(Date.parse(model.generatedAt))}.</p>
${retold > 0 ? html`<p class="muted">${retoldNote(retold)}</p>` : null}
</header>
<main>
<section aria-labelledby="overview"><h2 id="overview">Overview</h2>${claims.length > 0 ? overview(model) : html`<p>No claim has been recorded yet.</p>`}</section>
<section aria-labelledby="claims"><h2 id="claims">Claims and evidence</h2>
${claims.map((claim) => claimHtml(claim, null))}</section>
${
  withdrawn.length > 0
    ? html`<section aria-labelledby="withdrawn"><h2 id="withdrawn">Withdrawn</h2><p class="muted">These claims were withdrawn. They are kept so that nothing disappears, and are not findings.</p>
${withdrawn.map((claim) => claimHtml(claim, claim))}</section>`
    : null
}
<section aria-labelledby="sources"><h2 id="sources">Sources</h2>${sourcesTable(sources)}</section>
</main>
${recheck(model)}
</body>
</html>
`;
  return textOf(page);
}

function overview({ claims }: ReportModel): Html {
  const rows = claims.map((claim) => {
    const counts = relations.map((relation) => {
      const many = claim.evidence[relation].length;
      return many > 0
        ? html`<span class="${relation}" title="${headed(relation)}">${relationMarks[relation]}&#8239;${many}</span> `
        : html``;
    });
    const verdict = claim.verdict ? inWords(claim.verdict.value) : inWords(claim.state);
    return html`<tr><td>${claim.number}</td><td dir="auto"><a href="#claim-${claim.number}">${claim.wording}</a></td><td>${headed(claim.type)}</td><td>${headed(verdict)}</td><td class="marks">${counts}</td></tr>
`;
  });
  return html`<div class="scroll"><table><thead><tr><th scope="col">#</th><th scope="col">Claim</th><th scope="col">Type</th><th scope="col">Verdict or state</th><th scope="col">Evidence</th></tr></thead><tbody>
${rows}</tbody></table></div>`;
}

function sourcesTable(sources: readonly ReportSource[]): Html {
  const rows = sources.map(
    (
      source,
    ) => html`<tr id="source-${source.number}"><td>${source.number}</td><td><bdi dir="${source.direction}">${source.title}</bdi> ${source.retold ? html`<span class="retold">retold</span>` : null}<div class="proof">version ${source.versionNumber} · original sha256 <code>${source.originalSha256}</code> · text sha256 <code>${source.textSha256}</code></div></td><td><bdi>${source.outlet}</bdi></td><td><bdi>${source.author}</bdi></td><td>${publishedInWords(source.published)}</td></tr>
`,
  );
  return html`<div class="scroll"><table><thead><tr><th scope="col">#</th><th scope="col">Title</th><th scope="col">Outlet</th><th scope="col">Author</th><th scope="col">Published</th></tr></thead><tbody>
${rows}</tbody></table></div>`;
}

function recheck({ head, seq, version }: ReportModel): Html {
  return html`<footer class="proof">
<p>Printed by Crossread ${version} from a history of ${counted(seq, "event")} that ends in <code>${head}</code>.</p>
<p>To check that nothing it rests on has changed since: <code>crossread verify --expect ${head}</code></p>
<p>Offsets count UTF-16 code units of the NFC-normalised text; the end is exclusive, so the text between them is the quote.</p>
</footer>`;
}

const counted = (many: number, noun: string) => `${many} ${noun}${many === 1 ? "" : "s"}`;

const retoldNote = (many: number) =>
  `${many === 1 ? "One source is" : `${many} sources are`} retold: the text was written anew from the original, ` +
  "so passages are of the retelling and not the words of the outlet.";
