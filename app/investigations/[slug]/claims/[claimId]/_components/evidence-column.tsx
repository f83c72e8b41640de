import { RelationMark } from "@/app/_components/relation-mark";
import type { Relation } from "@/lib/domain/evidence";
import type { ClaimView } from "@/lib/live/claim-view";
import { headed } from "@/lib/report/in-words";
import { EvidenceItem } from "./evidence-item";
import type { Paragraphs } from "./paragraphs";

type Props = Readonly<{
  relation: Relation;
  evidence: ClaimView["evidence"];
  slug: string;
  paragraphs: Paragraphs;
}>;

const nothing: Readonly<Record<Relation, string>> = {
  corroborates: "No passage corroborates this claim yet.",
  contradicts: "No passage contradicts this claim yet.",
  qualifies: "No passage qualifies this claim yet.",
};

/** What bears on a claim in one way. */
export function EvidenceColumn({ relation, evidence, slug, paragraphs }: Props) {
  return (
    <section aria-labelledby={`evidence-${relation}`}>
      <h3 id={`evidence-${relation}`} className={relation}>
        <span aria-hidden="true">
          <RelationMark relation={relation} />
        </span>
        {headed(relation)} · {evidence.length}
      </h3>
      {evidence.length === 0 && <p className="muted evidence-none">{nothing[relation]}</p>}
      <ul aria-label={headed(relation)}>
        {evidence.map((found) => (
          <EvidenceItem key={found.link.id} {...found} slug={slug} paragraphs={paragraphs} />
        ))}
      </ul>
    </section>
  );
}
