import Link from "next/link";
import { standingWords } from "@/app/_components/claim-card/claim-words";
import { useDesk } from "@/app/_live/live-desk";
import { claimViews } from "@/lib/live/claim-view";
import { useDeskOf } from "./use-desk-of";

/** The claims of the report that nobody has settled, or that rest on nothing. */
export function OpenQuestionsBlock() {
  const { slug } = useDesk().investigation;
  const open = claimViews(useDeskOf(null)).filter(
    ({ state, curation, evidence }) => state !== "withdrawn" && (!curation || evidence.length === 0),
  );
  if (open.length === 0) return <p className="muted">Every claim of this report is settled and rests on evidence.</p>;
  return (
    <ul className="report-questions">
      {open.map((view) => (
        <li key={view.claim.id}>
          <Link href={`/investigations/${slug}/claims/${view.claim.id}`}>Claim {view.claim.number}</Link>{" "}
          <span dir="auto">{view.claim.wording}</span>{" "}
          <span className="muted">
            {view.curation ? "" : standingWords(view)}
            {view.evidence.length === 0 && ` ${view.curation ? "" : "· "}no evidence`}
          </span>
        </li>
      ))}
    </ul>
  );
}
