import { relationMarks, relations } from "@/lib/domain/evidence";
import { pagesInWords } from "@/lib/text/pages";
import { occurrenceInWords } from "./date-in-words";
import { figureInWords } from "./figure-in-words";
import { type Html, html } from "./html";
import { credibilityInWords, headed, inWords } from "./in-words";
import type {
  ReportAssessment,
  ReportClaim,
  ReportEvidence,
  ReportPassage,
  ReportVerdict,
  WithdrawnClaim,
} from "./report-model";

/** One claim of the web page, with its verdict, passages, evidence and assessments; `withdrawal` when it was withdrawn. */
export function claimHtml(claim: ReportClaim, withdrawal: WithdrawnClaim | null): Html {
  const { number, wording, type, state, appearances, assessments } = claim;
  const kicker = [`Claim ${number}`, headed(type), inWords(state)].join(" · ");
  return html`<article class="claim" id="claim-${number}" aria-labelledby="wording-${number}">
<p class="kicker">${kicker}</p>
<h3 id="wording-${number}" dir="auto"><a href="#evidence-${number}">${wording}</a></h3>
${withdrawal ? html`<p><strong>Withdrawn.</strong> ${withdrawal.reason ?? "No reason is given here; the history has it."}</p>` : null}
${facts(claim)}
${claim.verdict ? verdictHtml(claim.verdict) : null}
<div id="evidence-${number}">
<h4>Appears in</h4>
${passageList(number, "a", appearances)}
${relations.map((relation) => {
  const evidence = claim.evidence[relation];
  if (evidence.length === 0) return html``;
  return html`<h4 class="${relation}">${relationMarks[relation]} ${headed(relation)} · ${evidence.length}</h4>
${passageList(number, relation, evidence)}`;
})}
</div>
${assessments.length > 0 ? html`<h4>Assessments</h4><ul class="passages">${assessments.map(assessmentHtml)}</ul>` : null}
</article>
`;
}

function facts({ figures, occurred, place, attribution, modality, recordedBy }: ReportClaim): Html {
  const rows: (readonly [string, string | null])[] = [
    ["Figures", figures.map(figureInWords).join("; ")],
    ["When", occurred && occurrenceInWords(occurred)],
    ["Where", place],
    ["Attributed to", attribution && `${attribution.to} (${inWords(attribution.how)})`],
    ["Modality", inWords(modality)],
    ["Recorded by", recordedBy],
  ];
  return html`<dl class="facts">${rows.map(([term, value]) =>
    value ? html`<dt>${term}</dt><dd><bdi>${value}</bdi></dd>` : html``,
  )}</dl>`;
}

function verdictHtml({ value, rationale, dissent, curatedBy, curatedByItsOnlyAuthor }: ReportVerdict): Html {
  return html`<div class="verdict"><strong>Verdict: ${inWords(value)}</strong> <span class="muted">curated by <bdi>${curatedBy}</bdi></span>
<p dir="auto">${rationale}</p>
${dissent ? html`<p dir="auto"><strong>Dissent:</strong> ${dissent}</p>` : null}
${curatedByItsOnlyAuthor ? html`<p class="muted">Curated by its only author: nobody else has assessed this claim.</p>` : null}
</div>`;
}

function passageList(claim: number, group: string, passages: readonly (ReportPassage | ReportEvidence)[]): Html {
  if (passages.length === 0) return html`<p class="muted">No passage stands at present.</p>`;
  return html`<ul class="passages">
${passages.map(
  (
    passage,
    index,
  ) => html`<li id="claim-${claim}-${group}-${index + 1}"><blockquote dir="${passage.direction}">${passage.quote}</blockquote>
${where(passage)}
${"linkedBy" in passage ? bearing(passage) : null}</li>
`,
)}</ul>`;
}

function where(passage: ReportPassage): Html {
  const version = passage.versionNumber === null ? "an earlier version" : `version ${passage.versionNumber}`;
  return html`<div class="where"><a href="#source-${passage.sourceNumber}">Source ${passage.sourceNumber}: <bdi>${passage.sourceTitle}</bdi></a> · ${version} · ${passage.pages ? `${pagesInWords(passage.pages)}, ` : ""}characters ${passage.startCodeUnit}–${passage.endCodeUnit}${passage.anchoring === "anchored" ? null : ` · ${passage.anchoring}`} ${passage.retold ? html`<span class="retold">retold</span>` : null}</div>
${passage.textSha256 ? html`<div class="proof">text sha256 <code>${passage.textSha256}</code></div>` : null}`;
}

function bearing({ aspect, reason, sameEvent, independent, linkedBy }: ReportEvidence): Html {
  const notes = [
    aspect && `on ${aspect}`,
    sameEvent === "no" && "another event",
    sameEvent === "yes" && "the same event",
    independent === "yes" && "independent",
    independent === "no" && "not independent",
    `linked by ${linkedBy}`,
  ].filter((note) => note !== "" && note !== false);
  return html`${reason ? html`<p class="reason" dir="auto">${reason}</p>` : null}<div class="where"><bdi>${notes.join(" · ")}</bdi></div>`;
}

function assessmentHtml(assessment: ReportAssessment): Html {
  const { reviewer, verdict, credibility, likelihood, confidence, rationale } = assessment;
  const judged = [
    inWords(verdict),
    credibility === null ? "" : `credibility ${credibility}, ${credibilityInWords(credibility)}`,
    likelihood ? inWords(likelihood) : "",
    `${confidence} confidence`,
  ];
  return html`<li><div><strong><bdi>${reviewer}</bdi></strong> · ${judged.filter((part) => part !== "").join(" · ")}</div><p class="reason" dir="auto">${rationale}</p></li>
`;
}
