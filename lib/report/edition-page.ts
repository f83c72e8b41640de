import { html, textOf } from "./html";
import type { ReportClaim, ReportModel } from "./report-model";
import { REPORT_SCRIPT_SHA256 } from "./report-script";
import { type Served, toHtml } from "./to-html";

/** An edition as it is stored: canonical JSON of a `ReportModel`, its hash, and the number of the report's latest edition. */
type Edition = Readonly<{ content: string; contentSha256: string; number: number; latest: number }>;

/** What the page of an edition allows itself: its one script, and nothing from elsewhere, no frame and no form. */
export const editionPolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  `script-src 'sha256-${REPORT_SCRIPT_SHA256}'`,
  ...["base-uri", "form-action", "frame-ancestors"].map((part) => `${part} 'none'`),
].join("; ");

/** What an edition says, as it was published. */
export function editionModel({ content }: Pick<Edition, "content">): ReportModel {
  return JSON.parse(content);
}

/**
 * The page of an edition: the report as it is printed, and above it which edition it is, and whether a later one stands.
 * `address` is where everybody can open it.
 */
export function editionPage(
  { content, contentSha256, number, latest }: Edition,
  { address, ...served }: Served & Readonly<{ address?: string }> = {},
): string {
  const notice = html`
<div class="proof" role="note">
<p>Edition ${number}. SHA-256 of all that it says: <code>${contentSha256}</code></p>
${latest > number ? html`<p><strong>Superseded by edition ${latest}.</strong> This page says what edition ${number} said; it was not changed.</p>` : null}
</div>`;
  const model = editionModel({ content });
  const published = {
    ...served,
    ...(model.edition && { publishedAt: model.edition.publishedAt }),
    ...(address !== undefined && { addressOf: ({ number: claim }: ReportClaim) => `${address}#claim-${claim}` }),
  };
  return toHtml(model, published).replace("<body>", () => `<body>${textOf(notice)}`);
}
