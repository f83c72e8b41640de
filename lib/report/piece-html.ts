import { relationMarks } from "@/lib/domain/evidence";
import { marked } from "./composed/claim-piece";
import type { Citation, ClaimPiece, Figures, Piece, Quotation, SourceEntry, Table, Words } from "./composed/piece";
import { type Html, html } from "./html";

/** One piece of the web page. */
export function pieceHtml(piece: Piece): Html {
  switch (piece.kind) {
    case "heading":
      return headingHtml(piece.level, inline(piece.words));
    case "paragraph":
      return html`<p>${inline(piece.words)}</p>\n`;
    case "list":
      return listHtml(piece.ordered, piece.items);
    case "claim":
      return claimHtml(piece);
    case "quotation":
      return html`<div class="passages">${quotationHtml(piece)}</div>\n`;
    case "figures":
      return figuresHtml(piece);
    case "table":
      return tableHtml(piece);
    case "sources":
      return html`<ol class="sources">${piece.sources.map(sourceHtml)}</ol>\n`;
  }
}

function headingHtml(level: 1 | 2 | 3, words: Html): Html {
  if (level === 1) return html`<h2 dir="auto">${words}</h2>\n`;
  return level === 2 ? html`<h3 class="part" dir="auto">${words}</h3>\n` : html`<h4 dir="auto">${words}</h4>\n`;
}

function listHtml(ordered: boolean, items: readonly (readonly Words[])[]): Html {
  const lines = items.map((item) => html`<li dir="auto">${inline(item)}</li>`);
  return ordered ? html`<ol class="list">${lines}</ol>\n` : html`<ul class="list">${lines}</ul>\n`;
}

function claimHtml(claim: ClaimPiece): Html {
  const { number, anchor, wording, kicker, type, standing, withdrawal, groups, assessments } = claim;
  const wordingId = `wording-${anchor ?? `again-${number}`}`;
  const several = groups.reduce((many, { quotations }) => many + quotations.length, 0) > 1;
  return html`<article class="claim" ${anchor ? html`id="${anchor}"` : null} aria-labelledby="${wordingId}" data-type="${type}" data-standing="${standing}">
<p class="kicker">${kicker}</p>
<h3 id="${wordingId}" dir="auto">${anchor ? html`<a href="#${anchor}">${wording}</a>` : wording}</h3>
${withdrawal === null ? null : html`<p dir="auto"><strong>${withdrawal}</strong></p>`}
<dl class="facts">${claim.facts.map(([term, value]) => html`<dt>${term}</dt><dd><bdi>${value}</bdi></dd>`)}</dl>
${claim.verdict ? verdictHtml(claim.verdict) : null}
${several ? html`<button type="button" class="beside" aria-pressed="false" hidden>Passages side by side</button>` : null}
<div class="groups">
${groups.map(
  (group) => html`<section class="group"><h4 class="${group.relation}">${marked(group)}</h4>
<ul class="passages">${group.quotations.map((quotation) => html`<li class="${quotation.relation}">${quotationHtml(quotation)}</li>`)}</ul></section>
`,
)}</div>
${claim.missing === "" ? null : html`<p class="muted">${claim.missing}</p>`}
${assessments.length > 0 ? html`<h4>Assessments</h4><ul class="passages">${assessments.map(assessmentHtml)}</ul>` : null}
</article>
`;
}

function verdictHtml({ verdict, by, rationale, dissent, note }: NonNullable<ClaimPiece["verdict"]>): Html {
  return html`<div class="verdict"><strong>Verdict: ${verdict}</strong> <span class="muted"><bdi>${by}</bdi></span>
<p dir="auto">${rationale}</p>
${dissent ? html`<p dir="auto"><strong>Dissent:</strong> ${dissent}</p>` : null}
${note ? html`<p class="muted">${note}</p>` : null}
</div>`;
}

function quotationHtml({ text, direction, language, retold, reason, bearing, citation }: Quotation): Html {
  return html`<blockquote dir="${direction}"${language ? html` lang="${language}"` : null}>${text}</blockquote>
${reason ? html`<p class="reason" dir="auto">${reason}</p>` : null}
${bearing ? html`<div class="where"><bdi>${bearing}</bdi></div>` : null}
${citationHtml(citation, retold)}`;
}

function citationHtml(
  { source, title, text, retold, link, textSha256, originalSha256 }: Citation,
  isRetold: boolean,
): Html {
  return html`<div class="where"><a href="#source-${source}"><bdi>${title}</bdi></a>. <bdi>${text}</bdi> ${isRetold ? html`<span class="retold">retold</span>` : null} ${retold} ${link ? outside(link) : null}</div>
<div class="proof">${textSha256 ? html`text sha256 <code>${textSha256}</code>` : null}${originalSha256 ? html` · original sha256 <code>${originalSha256}</code>` : null}</div>`;
}

const outside = (link: string) => html`<a href="${link}" rel="noopener noreferrer nofollow">${link}</a>`;

function assessmentHtml({ by, judged, rationale }: ClaimPiece["assessments"][number]): Html {
  return html`<li><div><strong><bdi>${by}</bdi></strong> · ${judged}</div><p class="reason" dir="auto">${rationale}</p></li>
`;
}

function sourceHtml(source: SourceEntry): Html {
  const { number, anchor, title, direction, by, notes, captured, retold, link, textSha256, originalSha256 } = source;
  return html`<li ${anchor ? html`id="${anchor}"` : null} value="${number}"><strong><bdi dir="${direction}">${title}</bdi></strong> ${retold ? html`<span class="retold">retold</span>` : null}
<div><bdi>${by}</bdi> ${notes} ${retold}</div>
<div class="where"><bdi>${captured}</bdi> ${link ? outside(link) : null}</div>
<div class="proof">text sha256 <code>${textSha256}</code> · original sha256 <code>${originalSha256}</code></div></li>
`;
}

function figuresHtml({ title, rows, most }: Figures): Html {
  const bar = (row: Figures["rows"][number]) => {
    if (most <= 0 || (row.from === null && row.to === null)) return null;
    const from = (100 * Math.max(0, row.from ?? 0)) / most;
    const width = Math.max(2, (100 * (row.to ?? most)) / most - from);
    return html`<svg viewBox="0 0 104 6" aria-hidden="true" class="${row.relation}"><path d="M0 3h104" class="axis"/><rect x="${from}" y="1" width="${width}" height="4"/></svg>`;
  };
  return html`<div class="scroll" role="group" aria-label="${title}" tabindex="0"><table class="figures"><caption>${title}</caption><thead><tr><th scope="col">Source</th><th scope="col">Figure</th></tr></thead><tbody>
${rows.map((row) => html`<tr><td>${row.relation === "appears" ? "●" : relationMarks[row.relation]} <bdi>${row.who}</bdi></td><td>${bar(row)} ${row.words}</td></tr>\n`)}</tbody></table></div>
`;
}

const tableNames = { matrix: "Claims and sources", timeline: "When", sources: "Sources" };

function tableHtml({ name, columns, rows }: Table): Html {
  return html`<div class="scroll" role="group" aria-label="${tableNames[name]}" tabindex="0"><table><thead><tr>${columns.map((column) => html`<th scope="col"><bdi>${column}</bdi></th>`)}</tr></thead><tbody>
${rows.map((row) => html`<tr>${row.map((words) => html`<td dir="auto">${separated(words)}</td>`)}</tr>\n`)}</tbody></table></div>
`;
}

const separated = (words: readonly Words[]) =>
  words.map((one, index) => html`${index > 0 ? ", " : null}${inline([one])}`);

function inline(words: readonly Words[]): Html {
  return html`${words.map(({ text, bold, italic, link, to, relation }) => {
    const linked = link
      ? html`<a href="${link}" rel="noopener noreferrer nofollow">${text}</a>`
      : to
        ? html`<a href="#${to}">${text}</a>`
        : html`${text}`;
    const toned = relation ? html`<span class="${relation}">${linked}</span>` : linked;
    const slanted = italic ? html`<em>${toned}</em>` : toned;
    return bold ? html`<strong>${slanted}</strong>` : slanted;
  })}`;
}
