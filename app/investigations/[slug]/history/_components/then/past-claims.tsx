import Link from "next/link";
import { buttonClass } from "@/app/_components/button";
import { ClaimTypeChip } from "@/app/_components/claim-type-chip";
import { EmptyState } from "@/app/_components/empty-state";
import { RelationMark } from "@/app/_components/relation-mark";
import { countedWords, countWords } from "@/app/_components/time-words";
import { relations } from "@/lib/domain/evidence";
import { type ClaimView, isContested } from "@/lib/live/claim-view";
import { figuresInWords } from "@/lib/report/figure-in-words";
import { headed } from "@/lib/report/in-words";

type Props = Readonly<{
  root: string;
  /** Those of the page, by number. */
  claims: readonly ClaimView[];
  words: string;
  found: number;
  pageNumber: number;
  pages: number;
}>;

/** The claims as they stood at a moment. */
export function PastClaims({ root, claims, words, found, pageNumber, pages }: Props) {
  const at = (page: number) => `${root}?${new URLSearchParams({ ...(words && { q: words }), page: `${page}` })}`;
  return (
    <section aria-labelledby="then-claims">
      <div className="then-claims-head">
        <h2 id="then-claims">Claims · {countWords(found)}</h2>
        <search>
          <form action={root} className="then-search">
            <label htmlFor="then-q" className="unseen">
              Words or a number of a claim
            </label>
            <input id="then-q" className="input" type="search" name="q" defaultValue={words} placeholder="Words, #3" />
            <button type="submit" className={buttonClass()}>
              Search
            </button>
          </form>
        </search>
      </div>
      {claims.length === 0 && (
        <EmptyState title={words ? "No claim had these words then" : "There were no claims yet"}>
          {words ? "Search for other words, or for nothing to see every claim." : "Look at a later moment."}
        </EmptyState>
      )}
      <ol className="then-claims">
        {claims.map((view) => (
          <li key={view.claim.id}>
            <PastClaimRow root={root} view={view} />
          </li>
        ))}
      </ol>
      {pages > 1 && (
        <nav className="pages" aria-label="Pages of claims">
          <span className="muted">
            Page {countWords(pageNumber)} of {countWords(pages)}
          </span>
          {pageNumber > 1 && (
            <Link className={buttonClass()} href={at(pageNumber - 1)}>
              Lower numbers
            </Link>
          )}
          {pageNumber < pages && (
            <Link className={buttonClass()} href={at(pageNumber + 1)}>
              Higher numbers
            </Link>
          )}
        </nav>
      )}
    </section>
  );
}

function PastClaimRow({ root, view }: Readonly<{ root: string; view: ClaimView }>) {
  const { claim, state, count, curation, assessments } = view;
  const figures = figuresInWords(claim.quantities);
  const evidence = relations.filter((relation) => count[relation] > 0);
  return (
    <>
      <span className="num muted">
        <span className="unseen">claim </span>
        {claim.number}
      </span>
      <div>
        <Link href={`${root}/claims/${claim.id}`} dir="auto">
          {claim.wording}
        </Link>
        <p className="then-standing">
          <ClaimTypeChip type={claim.type} />
          <span>{curation ? `${headed(state)}: ${headed(curation.verdict)}` : headed(state)}</span>
          {figures && <span dir="auto">{figures}</span>}
          {evidence.map((relation) => (
            <span key={relation} className={relation}>
              <RelationMark relation={relation} /> {count[relation]} <span className="unseen">{relation}</span>
            </span>
          ))}
          {assessments.length > 0 && <span>{countedWords(assessments.length, "assessment")}</span>}
          {isContested(view) && <span>Contested</span>}
        </p>
      </div>
    </>
  );
}
