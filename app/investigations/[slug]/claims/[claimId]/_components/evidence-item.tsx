"use client";

import { buttonClass } from "@/app/_components/button";
import { useDesk, useMe } from "@/app/_live/live-desk";
import type { Judgement } from "@/lib/domain/evidence";
import type { ClaimView } from "@/lib/live/claim-view";
import { may } from "@/lib/policy/permissions";
import { EvidenceTalk } from "./evidence-talk";
import type { Paragraphs } from "./paragraphs";
import { QuotedPassage } from "./quoted-passage";
import { ReasonDialog } from "./reason-dialog";

type Props = ClaimView["evidence"][number] & Readonly<{ slug: string; paragraphs: Paragraphs }>;

const sameEventWords: Readonly<Record<Judgement, string>> = {
  yes: "same event",
  no: "another event",
  "not-judged": "",
};
const independentWords: Readonly<Record<Judgement, string>> = {
  yes: "independent",
  no: "not independent",
  "not-judged": "",
};

/** One passage that bears on the claim, with why, and by whom it was linked. */
export function EvidenceItem({ link, passage, source, slug, paragraphs }: Props) {
  const { reviewers } = useDesk();
  const me = useMe();
  const notes = [
    link.aspect && `on ${link.aspect}`,
    sameEventWords[link.sameEvent],
    independentWords[link.independent],
    `linked by ${reviewers[link.linkedBy]?.name ?? "a former reviewer"}`,
  ].filter(Boolean);
  return (
    <li>
      <QuotedPassage passage={passage} source={source} slug={slug} paragraphs={paragraphs}>
        {link.reason && (
          <p className="evidence-reason" dir="auto">
            {link.reason}
          </p>
        )}
        <p className="evidence-notes">{notes.join(" · ")}</p>
        <EvidenceTalk linkId={link.id} name={source.outlet ?? source.title}>
          {may(me.role, "evidence.retract", link.linkedBy === me.reviewerId) && (
            <ReasonDialog
              title="Retract this evidence?"
              description={
                <>
                  The passage of <bdi>{source.outlet ?? source.title}</bdi> no longer bears on the claim. The history
                  keeps it.
                </>
              }
              action="Retract"
              triggerLabel={`Retract evidence from ${source.outlet ?? source.title}`}
              triggerClass={buttonClass("quiet", "small")}
              done="Evidence retracted."
              command={(reason) => ({ name: "retract-evidence", input: { linkId: link.id, reason } })}
            />
          )}
        </EvidenceTalk>
      </QuotedPassage>
    </li>
  );
}
