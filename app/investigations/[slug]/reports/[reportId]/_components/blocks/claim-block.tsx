import Link from "next/link";
import { isContested, standingWords } from "@/app/_components/claim-card/claim-words";
import { claimTypeNames } from "@/app/_components/claim-type-chip";
import { RelationMark } from "@/app/_components/relation-mark";
import { useDesk } from "@/app/_live/live-desk";
import { relations } from "@/lib/domain/evidence";
import type { ClaimView, Located } from "@/lib/live/claim-view";
import { figuresInWords } from "@/lib/report/figure-in-words";
import { Citation } from "./citation";

/** A claim as the report prints it: wording, verdict with its reasons, where it is made and what bears on it. */
export function ClaimBlock({ view }: Readonly<{ view: ClaimView }>) {
  const { claim, curation, appearances, evidence } = view;
  const desk = useDesk();
  const { slug } = desk.investigation;
  return (
    <article className="report-claim" data-type={claim.type}>
      <p className="claim-kind">
        <b>{claimTypeNames[claim.type]}</b>
        <span className="num">
          <Link href={`/investigations/${slug}/claims/${claim.id}`}>#{claim.number}</Link> · {standingWords(view)}
          {isContested(view) && ", contested"}
        </span>
      </p>
      <p className="claim-wording" dir="auto">
        {claim.wording}
      </p>
      {claim.quantities.length > 0 && <p className="claim-figures">{figuresInWords(claim.quantities)}</p>}
      {curation ? (
        <p className="report-rationale" dir="auto">
          {curation.rationale}
          {curation.dissent && <span className="muted"> Dissent: {curation.dissent}</span>}
          {view.curatedByItsOnlyAuthor && <span className="muted"> The verdict is by the claim’s only author.</span>}
        </p>
      ) : (
        <p className="muted">No verdict yet.</p>
      )}
      <ul className="report-passages">
        {appearances.map((made) => (
          <Bearing key={made.appearance.id} {...made} mark={<span className="report-appears">appears</span>} />
        ))}
        {relations.flatMap((relation) =>
          evidence
            .filter(({ link }) => link.relation === relation)
            .map((bearing) => (
              <Bearing key={bearing.link.id} {...bearing} mark={<RelationMark relation={relation} />} />
            )),
        )}
      </ul>
    </article>
  );
}

function Bearing({ passage, source, mark }: Located & Readonly<{ mark: React.ReactNode }>) {
  return (
    <li>
      {mark}
      <div>
        <q dir={source.direction} lang={source.language ?? undefined}>
          {passage.exact}
        </q>
        <Citation passage={passage} source={source} />
      </div>
    </li>
  );
}
