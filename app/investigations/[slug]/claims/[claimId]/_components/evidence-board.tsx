import type { Rail } from "@/db/queries/rail";
import { relations } from "@/lib/domain/evidence";
import type { ClaimView } from "@/lib/live/claim-view";
import { EvidenceColumn } from "./evidence-column";
import { LinkEvidenceMenu } from "./link-evidence-menu";
import type { Paragraphs } from "./paragraphs";

type Props = Readonly<{ view: ClaimView; slug: string; paragraphs: Paragraphs; rail: Rail }>;

/** The evidence on one claim, a column for each relation. */
export function EvidenceBoard({ view, slug, paragraphs, rail }: Props) {
  return (
    <section className="block" aria-labelledby="evidence">
      <div className="claim-section-head">
        <h2 id="evidence">Evidence</h2>
        <LinkEvidenceMenu view={view} slug={slug} rail={rail} />
      </div>
      <div className="evidence-board">
        {relations.map((relation) => (
          <EvidenceColumn
            key={relation}
            relation={relation}
            evidence={view.evidence.filter(({ link }) => link.relation === relation)}
            slug={slug}
            paragraphs={paragraphs}
          />
        ))}
      </div>
    </section>
  );
}
