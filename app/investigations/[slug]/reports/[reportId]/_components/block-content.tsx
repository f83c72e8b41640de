"use client";

import { memo, useEffect } from "react";
import { useDesk } from "@/app/_live/live-desk";
import type { ClaimId } from "@/lib/domain/ids";
import { type ClaimView, claimView } from "@/lib/live/claim-view";
import type { LiveBlock } from "@/lib/report/report-document";
import { ClaimBlock } from "./blocks/claim-block";
import { FiguresBlock } from "./blocks/figures-block";
import { MatrixBlock } from "./blocks/matrix-block";
import { MethodBlock } from "./blocks/method-block";
import { OpenQuestionsBlock } from "./blocks/open-questions-block";
import { QuotationBlock } from "./blocks/quotation-block";
import { SourcesBlock } from "./blocks/sources-block";
import { TimelineBlock } from "./blocks/timeline-block";
import { useReportContext } from "./report-context";

type Props = Readonly<{ block: LiveBlock }>;

/** What a block shows, of the desk as it stands. Its JSON decides whether it is another block. */
export const BlockContent = memo(
  function BlockContent({ block }: Props) {
    switch (block.kind) {
      case "claim":
        return <OfClaim claimId={block.claimId} show={(view) => <ClaimBlock view={view} />} />;
      case "quotation":
        return (
          <OfClaim
            claimId={block.claimId}
            show={(view) => <QuotationBlock view={view} passageId={block.passageId} />}
          />
        );
      case "figures":
        return <OfClaim claimId={block.claimId} show={(view) => <FiguresBlock view={view} />} />;
      case "matrix":
        return <MatrixBlock claimIds={block.claimIds} />;
      case "timeline":
        return <TimelineBlock claimIds={block.claimIds} />;
      case "sources":
        return <SourcesBlock />;
      case "method":
        return <MethodBlock />;
      case "openQuestions":
        return <OpenQuestionsBlock />;
    }
  },
  (one, other) => JSON.stringify(one.block) === JSON.stringify(other.block),
);

type OfClaimProps = Readonly<{ claimId: ClaimId; show: (view: ClaimView) => React.ReactNode }>;

/** A claim that the page does not have yet is asked for; meanwhile its place is kept. */
function OfClaim({ claimId, show }: OfClaimProps) {
  const view = claimView(useDesk(), claimId);
  const { onMissing } = useReportContext();
  const isMissing = !view;
  useEffect(() => {
    if (isMissing) onMissing();
  }, [isMissing, onMissing]);
  if (!view) return <p className="muted">This claim is on its way.</p>;
  return show(view);
}
