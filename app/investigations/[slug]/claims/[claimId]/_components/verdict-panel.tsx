"use client";

import { useEffect, useState } from "react";
import { Button } from "@/app/_components/button";
import { FormNotice } from "@/app/_components/form-notice";
import { Moment } from "@/app/_components/moment";
import { useDesk, useMe, useRewriting } from "@/app/_live/live-desk";
import type { ClaimView } from "@/lib/live/claim-view";
import { may } from "@/lib/policy/permissions";
import { headed } from "@/lib/report/in-words";
import { CurateForm, type VerdictDraft, verdictOfRefused } from "./curate-form";
import { TakeBackButton } from "./take-back-button";
import { useDraft } from "./use-draft";
import { useFocusBetween } from "./use-focus-between";
import { WrittenRationale } from "./written-rationale";

type Props = Readonly<{
  view: ClaimView;
  /** The rationale had other words before, when the page was read. */
  hasEarlier: boolean;
}>;

/** What was decided, why, and what a colleague still holds; for curators also the form that decides. */
export function VerdictPanel({ view, hasEarlier }: Props) {
  const { claim, curation, state, curatedByItsOnlyAuthor } = view;
  const { reviewers, investigation } = useDesk();
  const { role } = useMe();
  const writing = useDraft<VerdictDraft>();
  // What one has just written here is kept as a version, too.
  const [hasWritten, setHasWritten] = useState(false);
  const { opener, form } = useFocusBetween(writing.draft !== null);
  const mayCurate = may(role, "claim.curate") && state !== "withdrawn";
  const start = () => {
    setHasWritten(true);
    writing.open({
      basisSeq: claim.changedSeq,
      seenCurationId: curation?.id ?? null,
      verdict: curation?.verdict ?? null,
      rationale: "",
      dissent: curation?.dissent ?? "",
      own: "",
      unsent: null,
    });
  };
  const rewriting = useRewriting();
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is taken up once, when it is asked for
  useEffect(() => {
    const taken = rewriting && verdictOfRefused(rewriting, claim);
    if (!taken || !rewriting.refused) return;
    setHasWritten(true);
    writing.resume(taken, rewriting.refused, rewriting.id);
  }, [rewriting]);
  return (
    <section aria-labelledby="verdict">
      <h2 id="verdict">Verdict</h2>
      {curation ? (
        <div className="verdict-shown">
          <p className="verdict-value">{headed(curation.verdict)}</p>
          <p dir="auto">{curation.rationale}</p>
          {curation.dissent && (
            <div className="verdict-dissent">
              <h3>Dissent</h3>
              <p dir="auto">{curation.dissent}</p>
            </div>
          )}
          <p className="muted">
            Curated by {reviewers[curation.curatedBy]?.name ?? "a former reviewer"} ·{" "}
            <Moment atMs={curation.curatedAtMs} />
          </p>
          {view.assessments.some(({ assessedAtMs }) => assessedAtMs > curation.curatedAtMs) && (
            <p className="notice">There is a newer assessment than this verdict.</p>
          )}
          {curatedByItsOnlyAuthor && <p className="notice">Curated by its only author.</p>}
        </div>
      ) : (
        <p className="muted">
          {mayCurate ? "Nobody has settled this claim yet." : "A curator settles the claim when it has been assessed."}
        </p>
      )}
      {mayCurate && !writing.draft && (
        <div className="form-row claim-form-actions">
          <Button ref={opener} onClick={start}>
            {curation ? "Change the verdict" : "Give a verdict"}
          </Button>
          {curation && (
            <TakeBackButton
              label="Take back verdict"
              done="Verdict taken back."
              command={{ name: "retract-curation", input: { curationId: curation.id } }}
            />
          )}
        </div>
      )}
      {writing.draft && (
        <CurateForm form={form} writing={writing} draft={writing.draft} view={view} slug={investigation.slug}>
          {curation && <FormNotice>It supersedes the verdict shown above, which stays in the history.</FormNotice>}
        </CurateForm>
      )}
      {!writing.draft && (
        <WrittenRationale
          slug={investigation.slug}
          claimId={claim.id}
          mayCurate={mayCurate}
          hasEarlier={hasEarlier || hasWritten}
        />
      )}
    </section>
  );
}
