"use client";

import { useEffect } from "react";
import { Button } from "@/app/_components/button";
import { useShortcuts } from "@/app/_components/keys/use-shortcuts";
import { useAnnounce } from "@/app/_live/announcer";
import { useMe } from "@/app/_live/live-desk";
import type { ClaimView } from "@/lib/live/claim-view";
import { may } from "@/lib/policy/permissions";
import { AssessForm, type AssessmentDraft } from "./assess-form";
import { AssessmentItem } from "./assessment-item";
import { TakeBackButton } from "./take-back-button";
import { useDraft } from "./use-draft";
import { useFocusBetween } from "./use-focus-between";

/** Each reviewer's standing judgement of the claim, and the form for one's own. */
export function Assessments({ view }: Readonly<{ view: ClaimView }>) {
  const { claim, assessments, state } = view;
  const me = useMe();
  const announce = useAnnounce();
  const writing = useDraft<AssessmentDraft>();
  const { opener, form } = useFocusBetween(writing.draft !== null);
  const own = assessments.find(({ reviewerId }) => reviewerId === me.reviewerId);
  const mayAssess = may(me.role, "claim.assess") && state !== "withdrawn";
  const start = () =>
    writing.open({
      verdict: own?.verdict ?? null,
      credibility: own?.credibility ?? null,
      likelihood: own?.likelihood ?? null,
      confidence: own?.confidence ?? null,
      rationale: own?.rationale ?? "",
    });
  // The key on the desk leads here.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as the page was asked for
  useEffect(() => {
    if (window.location.hash !== "#assess" || !mayAssess) return;
    window.history.replaceState(null, "", window.location.pathname + window.location.search);
    start();
  }, []);
  useShortcuts({
    assess: () => {
      if (state === "withdrawn") announce("This claim is withdrawn.");
      else if (!mayAssess) announce("Your role does not allow this.");
      else if (!writing.draft) start();
      return true;
    },
  });
  return (
    <section aria-labelledby="assessments">
      <h2 id="assessments">Assessments</h2>
      {assessments.length === 0 && <p className="muted">Nobody has assessed this claim yet.</p>}
      <ul className="assessments" aria-labelledby="assessments">
        {assessments.map((assessment) => (
          <AssessmentItem key={assessment.id} assessment={assessment} />
        ))}
      </ul>
      {mayAssess && !writing.draft && (
        <div className="form-row claim-form-actions">
          <Button ref={opener} onClick={start}>
            {own ? "Change your assessment" : "Assess this claim"}
          </Button>
          {own && (
            <TakeBackButton
              label="Take back yours"
              done="Assessment taken back."
              command={{ name: "retract-assessment", input: { assessmentId: own.id } }}
            />
          )}
        </div>
      )}
      {writing.draft && (
        <AssessForm form={form} writing={writing} draft={writing.draft} claimId={claim.id} isAgain={!!own} />
      )}
    </section>
  );
}
