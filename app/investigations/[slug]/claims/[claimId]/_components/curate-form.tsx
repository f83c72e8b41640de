"use client";

import type { ReactNode, RefObject } from "react";
import { Button } from "@/app/_components/button";
import { FormNotice } from "@/app/_components/form-notice";
import { newId } from "@/app/_live/new-id";
import { type Verdict, verdicts } from "@/lib/domain/assessment";
import type { ClaimView } from "@/lib/live/claim-view";
import { headed } from "@/lib/report/in-words";
import { ChoiceField } from "./choice-field";
import { NoteField } from "./note-field";
import type { DraftState } from "./use-draft";

export type VerdictDraft = Readonly<{ basisSeq: number; verdict: Verdict | null; rationale: string; dissent: string }>;

type Props = Readonly<{
  form: RefObject<HTMLFormElement | null>;
  writing: DraftState<VerdictDraft>;
  draft: VerdictDraft;
  view: ClaimView;
  children: ReactNode;
}>;

/** The form that settles a claim. Given against the claim as it was read: one changed since must be looked at again. */
export function CurateForm({
  form,
  writing: { refusal, change, close, send },
  draft,
  view: { claim },
  children,
}: Props) {
  const isBehind = refusal?.code === "conflict" && claim.changedSeq > draft.basisSeq;
  return (
    <form
      ref={form}
      className="form"
      aria-labelledby="verdict"
      onSubmit={(event) => {
        event.preventDefault();
        const { verdict, rationale, dissent } = draft;
        if (!verdict) return;
        const basisSeq = isBehind ? claim.changedSeq : draft.basisSeq;
        const input = { curationId: newId("cur"), claimId: claim.id, basisSeq, verdict, rationale, dissent };
        send({ name: "curate", input }, "Claim settled.");
      }}
    >
      {children}
      {refusal && (
        <FormNotice tone="bad">
          <span>{refusal.message}</span>
          {isBehind && <span>It now reads “{claim.wording}”.</span>}
        </FormNotice>
      )}
      <ChoiceField
        legend="Verdict"
        values={verdicts}
        value={draft.verdict}
        nameOf={headed}
        onChange={(verdict) => change({ verdict })}
      />
      <NoteField label="Rationale" isRequired value={draft.rationale} onChange={(rationale) => change({ rationale })} />
      <NoteField
        label="Dissent"
        hint="What a colleague still holds; empty when nobody does."
        value={draft.dissent}
        onChange={(dissent) => change({ dissent })}
      />
      <div className="form-row">
        <Button type="submit" tone="primary">
          {isBehind ? "Settle it as it reads now" : "Settle claim"}
        </Button>
        <Button onClick={close}>Cancel</Button>
      </div>
    </form>
  );
}
