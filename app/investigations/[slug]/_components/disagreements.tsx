import Link from "next/link";
import { ClaimTypeChip } from "@/app/_components/claim-type-chip";
import { RelationMark } from "@/app/_components/relation-mark";
import { relations } from "@/lib/domain/evidence";
import type { ClaimView } from "@/lib/live/claim-view";

const SHOWN = 6;

type Props = Readonly<{ root: string; contested: readonly ClaimView[] }>;

/** The open claims that something contradicts, the most contradicted first. */
export function Disagreements({ root, contested }: Props) {
  if (contested.length === 0) return <p className="muted">No open claim is contradicted by a passage.</p>;
  const worst = [...contested].sort(
    (one, other) => other.count.contradicts - one.count.contradicts || one.claim.number - other.claim.number,
  );
  return (
    <ul className="disagreements">
      {worst.slice(0, SHOWN).map(({ claim, count }) => (
        <li key={claim.id} className="card" data-type={claim.type}>
          <div className="disagreement-head">
            <ClaimTypeChip type={claim.type} />
            <span className="muted">#{claim.number}</span>
          </div>
          <Link className="covering" href={`${root}/claims/${claim.id}`}>
            {claim.wording}
          </Link>
          <div className="source-tally">
            {relations.map(
              (relation) =>
                count[relation] > 0 && <RelationMark key={relation} relation={relation} count={count[relation]} />,
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
