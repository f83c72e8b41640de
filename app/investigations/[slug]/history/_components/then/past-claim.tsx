import Link from "next/link";
import { ClaimTypeChip } from "@/app/_components/claim-type-chip";
import { RelationMark } from "@/app/_components/relation-mark";
import { relations } from "@/lib/domain/evidence";
import type { Reviewer } from "@/lib/domain/reviewer";
import type { ClaimView } from "@/lib/live/claim-view";
import type { ThreadView } from "@/lib/live/thread-view";
import { claimFieldInWords, claimFieldKeys, claimFieldNames } from "@/lib/report/claim-field-in-words";
import { headed } from "@/lib/report/in-words";

type Props = Readonly<{
  slug: string;
  view: ClaimView;
  threads: readonly ThreadView[];
  reviewers: Readonly<Record<string, Reviewer>>;
}>;

/** A claim's page as it was, to be read: the same parts in the same order, without what changes them. */
export function PastClaim({ slug, view, threads, reviewers }: Props) {
  const { claim, state, appearances, evidence, assessments, curation } = view;
  const name = (id: string) => reviewers[id]?.name ?? "a former reviewer";
  const facts = claimFieldKeys.flatMap((key) => {
    const words = key === "wording" || key === "type" ? null : claimFieldInWords(claim, key);
    return words ? [{ key, words }] : [];
  });
  return (
    <>
      <p className="then-wording" dir="auto">
        {claim.wording}
      </p>
      <p className="then-standing">
        <ClaimTypeChip type={claim.type} />
        <span>{headed(state)}</span>
        <span>recorded by {name(claim.recordedBy)}</span>
      </p>
      <dl className="then-facts">
        {facts.map(({ key, words }) => (
          <div key={key}>
            <dt>{claimFieldNames[key]}</dt>
            <dd dir="auto">{words}</dd>
          </div>
        ))}
      </dl>
      <Part title="Where it appears" isEmpty={appearances.length === 0} empty="In no passage.">
        {appearances.map(({ appearance, passage, source }) => (
          <li key={appearance.id}>
            <Quote slug={slug} passage={passage} source={source} />
          </li>
        ))}
      </Part>
      {relations.map((relation) => {
        const bearing = evidence.filter(({ link }) => link.relation === relation);
        return (
          <Part
            key={relation}
            title={`${headed(relation)} · ${bearing.length}`}
            mark={<RelationMark relation={relation} />}
            isEmpty={bearing.length === 0}
            empty="No passage."
          >
            {bearing.map(({ link, passage, source }) => (
              <li key={link.id}>
                <Quote slug={slug} passage={passage} source={source} />
                {link.reason && <p dir="auto">{link.reason}</p>}
                <p className="muted">linked by {name(link.linkedBy)}</p>
              </li>
            ))}
          </Part>
        );
      })}
      <Part title="Assessments" isEmpty={assessments.length === 0} empty="Nobody had assessed it.">
        {assessments.map(({ id, reviewerId, verdict, confidence, rationale }) => (
          <li key={id}>
            <p>
              <b>{name(reviewerId)}</b>: {headed(verdict)}, {confidence} confidence
            </p>
            {rationale && (
              <p className="then-said" dir="auto">
                {rationale}
              </p>
            )}
          </li>
        ))}
      </Part>
      <Part title="Verdict" isEmpty={curation === null} empty="It was not settled.">
        {curation && (
          <li>
            <p>
              <b>{headed(curation.verdict)}</b>, by {name(curation.curatedBy)}
            </p>
            <p className="then-said" dir="auto">
              {curation.rationale}
            </p>
            {curation.dissent && <p dir="auto">Dissent: {curation.dissent}</p>}
          </li>
        )}
      </Part>
      <Part title="Conversation" isEmpty={threads.length === 0} empty="Nobody had said anything.">
        {threads.flatMap(({ comments }) =>
          comments.map(({ id, addedBy, text, retractedAtMs }) => (
            <li key={id}>
              <p>
                <b>{name(addedBy)}</b>
              </p>
              <p className="then-said" dir="auto">
                {retractedAtMs === null ? text : "Taken back."}
              </p>
            </li>
          )),
        )}
      </Part>
    </>
  );
}

type PartProps = Readonly<{
  title: string;
  mark?: React.ReactNode;
  isEmpty: boolean;
  empty: string;
  children: React.ReactNode;
}>;

function Part({ title, mark, isEmpty, empty, children }: PartProps) {
  return (
    <section>
      <h2>
        {mark && <span aria-hidden="true">{mark} </span>}
        {title}
      </h2>
      {isEmpty ? <p className="muted">{empty}</p> : <ul className="then-things">{children}</ul>}
    </section>
  );
}

type QuoteProps = Pick<ClaimView["appearances"][number], "passage" | "source"> & Readonly<{ slug: string }>;

function Quote({ slug, passage, source }: QuoteProps) {
  return (
    <>
      <blockquote dir="auto">{passage.exact}</blockquote>
      <p className="muted">
        <Link href={`/investigations/${slug}/sources/${source.id}?passage=${passage.id}`}>
          <bdi>{source.outlet ?? source.title}</bdi>
        </Link>
      </p>
    </>
  );
}
