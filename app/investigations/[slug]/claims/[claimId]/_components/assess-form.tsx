"use client";

import type { RefObject } from "react";
import { Button } from "@/app/_components/button";
import { Field } from "@/app/_components/field";
import { FormNotice } from "@/app/_components/form-notice";
import { newId } from "@/app/_live/new-id";
import {
  type Confidence,
  confidences,
  type Likelihood,
  likelihoods,
  type Verdict,
  verdicts,
} from "@/lib/domain/assessment";
import type { ClaimId } from "@/lib/domain/ids";
import { credibilityInWords, headed } from "@/lib/report/in-words";
import { ChoiceField } from "./choice-field";
import { NoteField } from "./note-field";
import "./claim-fields.css";
import type { DraftState } from "./use-draft";

export type AssessmentDraft = Readonly<{
  verdict: Verdict | null;
  credibility: number | null;
  likelihood: Likelihood | null;
  confidence: Confidence | null;
  rationale: string;
}>;

type Props = Readonly<{
  form: RefObject<HTMLFormElement | null>;
  writing: DraftState<AssessmentDraft>;
  draft: AssessmentDraft;
  claimId: ClaimId;
  /** It takes the place of one already given. */
  isAgain: boolean;
}>;

/** One's own judgement of the claim. */
export function AssessForm({ form, writing: { refusal, change, close, send }, draft, claimId, isAgain }: Props) {
  return (
    <form
      ref={form}
      className="form"
      aria-label="Your assessment"
      onSubmit={(event) => {
        event.preventDefault();
        const { verdict, confidence } = draft;
        if (!verdict || !confidence) return;
        const input = { ...draft, assessmentId: newId("asm"), claimId, verdict, confidence };
        send({ name: "assess", input }, "Assessment saved.");
      }}
    >
      <h3>Your assessment</h3>
      {isAgain && <FormNotice>It takes the place of the one you gave, which stays in the history.</FormNotice>}
      {refusal && <FormNotice tone="bad">{refusal.message}</FormNotice>}
      <ChoiceField
        legend="Verdict"
        values={verdicts}
        value={draft.verdict}
        nameOf={headed}
        onChange={(verdict) => change({ verdict })}
      />
      <div className="claim-form-row">
        <Field label="Credibility of what is reported">
          {(ids) => (
            <select
              className="input"
              {...ids}
              value={draft.credibility ?? ""}
              onChange={({ target }) => change({ credibility: target.value === "" ? null : Number(target.value) })}
            >
              <option value="">Not given</option>
              {[1, 2, 3, 4, 5, 6].map((credibility) => (
                <option key={credibility} value={credibility}>
                  {credibility} · {credibilityInWords(credibility)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label="How likely it happened so">
          {(ids) => (
            <select
              className="input"
              {...ids}
              value={draft.likelihood ?? ""}
              onChange={({ target }) =>
                change({ likelihood: likelihoods.find((likelihood) => likelihood === target.value) ?? null })
              }
            >
              <option value="">Not given</option>
              {likelihoods.map((likelihood) => (
                <option key={likelihood} value={likelihood}>
                  {headed(likelihood)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <ChoiceField
        legend="Your confidence"
        hint="How sure you are of this judgement, not how likely the claim is."
        values={confidences}
        value={draft.confidence}
        nameOf={headed}
        onChange={(confidence) => change({ confidence })}
      />
      <NoteField label="Rationale" isRequired value={draft.rationale} onChange={(rationale) => change({ rationale })} />
      <div className="form-row">
        <Button type="submit" tone="primary">
          Save assessment
        </Button>
        <Button onClick={close}>Cancel</Button>
      </div>
    </form>
  );
}
