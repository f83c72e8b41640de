"use client";

import { Face } from "@/app/_components/face";
import { Moment } from "@/app/_components/moment";
import { useDesk } from "@/app/_live/live-desk";
import type { Assessment } from "@/lib/domain/assessment";
import { credibilityInWords, headed, inWords } from "@/lib/report/in-words";

/** One reviewer's judgement. How likely the claim is and how sure the reviewer is are told apart. */
export function AssessmentItem({ assessment }: Readonly<{ assessment: Assessment }>) {
  const { reviewers } = useDesk();
  const { reviewerId, verdict, credibility, likelihood, confidence, rationale, assessedAtMs } = assessment;
  const name = reviewers[reviewerId]?.name ?? "A former reviewer";
  const axes = [
    credibility !== null && `credibility ${credibility}, ${credibilityInWords(credibility)}`,
    likelihood && inWords(likelihood),
    `${confidence} confidence`,
  ].filter(Boolean);
  return (
    <li>
      <span aria-hidden="true">
        <Face name={name} id={reviewerId} />
      </span>
      <div>
        <p>
          <strong>{name}</strong> · {headed(verdict)}
        </p>
        <p className="muted">
          {axes.join(" · ")} · <Moment atMs={assessedAtMs} />
        </p>
        <p dir="auto" className="assessment-rationale">
          {rationale}
        </p>
      </div>
    </li>
  );
}
