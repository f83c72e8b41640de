import { useDesk } from "@/app/_live/live-desk";
import type { ClaimView } from "@/lib/live/claim-view";
import { NumberLine } from "../../../../claims/[claimId]/_components/number-line";
import { reportedFigures } from "../../../../claims/[claimId]/_components/reported-figures";
import { useReportContext } from "../report-context";

/** The figures that accounts give for a claim, on one number line. */
export function FiguresBlock({ view }: Readonly<{ view: ClaimView }>) {
  const desk = useDesk();
  const { places } = useReportContext();
  const groups = reportedFigures(desk, view, places);
  if (groups.length === 0) {
    return <p className="muted">Nobody gives another figure for what claim {view.claim.number} counts.</p>;
  }
  return groups.map((group) => (
    <NumberLine
      key={`${group.own.unit} ${group.own.object} ${group.own.status}`}
      group={group}
      slug={desk.investigation.slug}
    />
  ));
}
