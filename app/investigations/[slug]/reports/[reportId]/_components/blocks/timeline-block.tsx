import { useDesk } from "@/app/_live/live-desk";
import type { ClaimId } from "@/lib/domain/ids";
import { timelineOf } from "@/lib/timeline/timeline";
import { TimelineChart } from "../../../../timeline/_components/timeline-chart";
import "../../../../timeline/_components/timeline.css";
import { useDeskOf } from "./use-desk-of";

/** What each source says happened when: of the claims named, or of every claim of the report. */
export function TimelineBlock({ claimIds }: Readonly<{ claimIds: readonly ClaimId[] | null }>) {
  const root = `/investigations/${useDesk().investigation.slug}`;
  const { lanes, axis } = timelineOf(useDeskOf(claimIds), { type: null, hidden: [] });
  if (!axis || lanes.every(({ dated }) => dated.length === 0)) {
    return <p className="muted">No claim here says when something happened.</p>;
  }
  return (
    <div className="timeline report-timeline">
      <TimelineChart root={root} lanes={lanes} axis={axis} chosenScale={null} />
    </div>
  );
}
