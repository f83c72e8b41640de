import Link from "next/link";
import { isContested } from "@/app/_components/claim-card/claim-words";
import { ClaimTypeChip } from "@/app/_components/claim-type-chip";
import { RelationMark } from "@/app/_components/relation-mark";
import { relations } from "@/lib/domain/evidence";
import type { ClaimView } from "@/lib/live/claim-view";
import { figuresInWords } from "@/lib/report/figure-in-words";
import { headed } from "@/lib/report/in-words";

/** One claim in the list: what it says, how far it is, and what speaks for and against it. */
export function ClaimRow({ slug, view }: Readonly<{ slug: string; view: ClaimView }>) {
  const { claim, state, curation, appearances, evidence, count } = view;
  const sources = new Set([...appearances, ...evidence].map(({ source }) => source.id)).size;
  const bearing = relations.filter((relation) => count[relation] > 0);
  return (
    <tr data-state={state}>
      <td className="num claims-number">{claim.number}</td>
      <td className="claims-wording">
        <Link href={`/investigations/${slug}/claims/${claim.id}`} dir="auto">
          {claim.wording}
        </Link>
        {claim.quantities.length > 0 && <span className="claims-figures">{figuresInWords(claim.quantities)}</span>}
      </td>
      <td>
        <ClaimTypeChip type={claim.type} />
      </td>
      <td className="claims-state">{headed(state)}</td>
      <td>
        {curation ? headed(curation.verdict) : <span className="muted claims-none">—</span>}
        {isContested(view) && <span className="chip claims-contested">contested</span>}
      </td>
      <td className="num">
        {sources}
        <span className="claims-unit"> {sources === 1 ? "source" : "sources"}</span>
      </td>
      <td className="claims-evidence">
        {bearing.map((relation) => (
          <RelationMark key={relation} relation={relation} count={count[relation]} />
        ))}
        {bearing.length === 0 && <span className="muted claims-none">—</span>}
      </td>
    </tr>
  );
}
