"use client";

import { buttonClass } from "@/app/_components/button";
import { ClaimTypeChip } from "@/app/_components/claim-type-chip";
import { FigureFlags } from "@/app/_components/figure-flags";
import { RelationMark } from "@/app/_components/relation-mark";
import { useMe } from "@/app/_live/live-desk";
import { relations } from "@/lib/domain/evidence";
import type { ClaimView } from "@/lib/live/claim-view";
import { may } from "@/lib/policy/permissions";
import { occurrenceInWords } from "@/lib/report/date-in-words";
import { headed, inWords } from "@/lib/report/in-words";
import { EditClaimDialog } from "./edit-claim-dialog";
import { MergeDialog } from "./merge-dialog";
import { type Merged, MergedNotice } from "./merged-notice";
import { ReasonDialog } from "./reason-dialog";
import { SplitDialog } from "./split-dialog";
import { TakeBackButton } from "./take-back-button";
import { Wording } from "./wording";

/** What the claim is, how far it is, and what can be done with it. */
export function ClaimHead({ view, merged }: Readonly<{ view: ClaimView; merged: Merged | null }>) {
  const { claim, state, count, curation } = view;
  const me = useMe();
  const isOwn = claim.recordedBy === me.reviewerId;
  const mayWithdraw = may(me.role, "claim.withdraw", isOwn);
  const isWithdrawn = state === "withdrawn";
  return (
    <header className="claim-head">
      <p className="claim-kicker dotted">
        <span>Claim {claim.number}</span>
        <ClaimTypeChip type={claim.type} />
        {claim.occurred && <span dir="auto">{occurrenceInWords(claim.occurred)}</span>}
        {claim.place && <bdi>{claim.place}</bdi>}
      </p>
      <Wording view={view} />
      <div className="claim-standing">
        <span className="chip">
          {curation && !isWithdrawn ? `settled: ${inWords(curation.verdict)}` : inWords(state)}
        </span>
        {relations.map((relation) =>
          count[relation] > 0 ? <RelationMark key={relation} relation={relation} count={count[relation]} /> : null,
        )}
        <span className="claim-actions">
          {may(me.role, "claim.revise", isOwn) && (
            <EditClaimDialog claim={claim} quotes={view.appearances} mayOpen={!isWithdrawn} />
          )}
          {may(me.role, "claim.revise", isOwn) && !isWithdrawn && view.appearances.length > 1 && (
            <SplitDialog view={view} />
          )}
          {mayWithdraw && !isWithdrawn && <MergeDialog claim={claim} />}
          {mayWithdraw && !isWithdrawn && (
            <ReasonDialog
              title={`Withdraw claim ${claim.number}?`}
              description="It leaves the lists and the findings of the report. What was said of it stays, and it can be reinstated."
              action="Withdraw"
              triggerClass={buttonClass("quiet")}
              done="Claim withdrawn."
              command={(reason) => ({ name: "withdraw-claim", input: { claimId: claim.id, reason } })}
            />
          )}
        </span>
      </div>
      <FigureFlags view={view} />
      <MergedNotice claim={claim} merged={merged} mayPart={mayWithdraw} />
      {isWithdrawn && claim.mergedInto === null && (
        <div className="notice claim-withdrawn">
          <strong>{headed(state)}.</strong>
          <span>This claim is out of the lists and is no finding. The history below says why.</span>
          {mayWithdraw && (
            <span>
              <TakeBackButton
                label="Reinstate claim"
                tone="plain"
                done="Claim reinstated."
                command={{ name: "reinstate-claim", input: { claimId: claim.id } }}
              />
            </span>
          )}
        </div>
      )}
    </header>
  );
}
