import { standingWords } from "@/app/_components/claim-card/claim-words";
import { RelationCounts } from "@/app/_components/claim-card/relation-counts";
import { claimTypeNames } from "@/app/_components/claim-type-chip";
import { paragraphAt } from "@/lib/editor/article-document";
import { figureInWords } from "@/lib/report/figure-in-words";
import { useIsPrinting } from "../../../_components/use-is-printing";
import type { OpenArticle } from "./open-article";
import type { PageClaim } from "./page-claims";

type Props = Readonly<{ claims: readonly PageClaim[]; blocks: OpenArticle["blocks"] }>;

/** What the margin says, for paper: the claims of the page by their paragraphs, below the text. */
export function PrintedClaims({ claims, blocks }: Props) {
  if (!useIsPrinting() || claims.length === 0) return null;
  return (
    <section className="printed-claims" aria-labelledby="printed-claims">
      <h2 id="printed-claims">Claims on this page</h2>
      <ol>
        {claims.map(({ view, passages: [first] }) => (
          <li key={view.claim.id} data-type={view.claim.type}>
            <span className="num">¶{first && paragraphAt(blocks, first.passage.start)}</span> · Claim{" "}
            {view.claim.number}, {claimTypeNames[view.claim.type].toLowerCase()}, {standingWords(view)}:{" "}
            <span dir="auto">{view.claim.wording}</span>{" "}
            <span className="muted">{view.claim.quantities.map(figureInWords).join("; ")}</span>{" "}
            <RelationCounts count={view.count} />
          </li>
        ))}
      </ol>
    </section>
  );
}
