import { RelationMark } from "@/app/_components/relation-mark";
import type { PassageId } from "@/lib/domain/ids";
import type { ClaimView } from "@/lib/live/claim-view";
import { Citation } from "./citation";

/** One passage as it bears on a claim. Without quotation marks: a retold source quotes nobody. */
export function QuotationBlock({ view, passageId }: Readonly<{ view: ClaimView; passageId: PassageId }>) {
  const bearing = view.evidence.find(({ passage }) => passage.id === passageId);
  const located = bearing ?? view.appearances.find(({ passage }) => passage.id === passageId);
  if (!located) return <p className="muted">This passage does not stand on claim {view.claim.number} any more.</p>;
  const { passage, source } = located;
  return (
    <figure className="report-quotation">
      <blockquote dir={source.direction} lang={source.language ?? undefined}>
        {passage.exact}
      </blockquote>
      <figcaption>
        {bearing && <RelationMark relation={bearing.link.relation} />}
        <Citation passage={passage} source={source} />
      </figcaption>
    </figure>
  );
}
