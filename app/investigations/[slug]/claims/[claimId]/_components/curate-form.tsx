"use client";

import { type ReactNode, type RefObject, useRef, useState } from "react";
import { Button } from "@/app/_components/button";
import { FormNotice } from "@/app/_components/form-notice";
import { useMe } from "@/app/_live/live-desk";
import { newId } from "@/app/_live/new-id";
import { type Verdict, verdicts } from "@/lib/domain/assessment";
import { NOTE_CODE_UNITS } from "@/lib/domain/claim";
import type { CurationId } from "@/lib/domain/ids";
import type { ClaimView } from "@/lib/live/claim-view";
import { may } from "@/lib/policy/permissions";
import { headed } from "@/lib/report/in-words";
import { ChoiceField } from "./choice-field";
import { NoteField } from "./note-field";
import { RationaleField } from "./rationale-field";
import type { DraftState } from "./use-draft";

export type VerdictDraft = Readonly<{
  basisSeq: number;
  /** The verdict that held when the form was opened. */
  seenCurationId: CurationId | null;
  verdict: Verdict | null;
  /** What is written together, as it stands. */
  rationale: string;
  dissent: string;
}>;

type Props = Readonly<{
  form: RefObject<HTMLFormElement | null>;
  writing: DraftState<VerdictDraft>;
  draft: VerdictDraft;
  view: ClaimView;
  slug: string;
  children: ReactNode;
}>;

/** The form that settles a claim. Given against the claim as it was read: one changed since must be looked at again. */
export function CurateForm({
  form,
  writing: { refusal, change, close, send },
  draft,
  view: { claim, curation },
  slug,
  children,
}: Props) {
  const saved = useRef<(() => Promise<void>) | null>(null);
  const { role } = useMe();
  const [problem, setProblem] = useState<string | null>(null);
  const isBehind = refusal?.code === "conflict" && claim.changedSeq > draft.basisSeq;
  return (
    <form
      ref={form}
      className="form"
      aria-labelledby="verdict"
      onSubmit={async (event) => {
        event.preventDefault();
        const { verdict, rationale, dissent } = draft;
        if (!verdict) return;
        const missing = wrongWith(rationale);
        setProblem(missing);
        if (missing) {
          form.current?.querySelector<HTMLElement>("[role=textbox]")?.focus();
          return;
        }
        // The words first, on their own line: what comes after the verdict would begin the next rationale.
        await saved.current?.();
        const basisSeq = isBehind ? claim.changedSeq : draft.basisSeq;
        const input = { curationId: newId("cur"), claimId: claim.id, basisSeq, verdict, rationale, dissent };
        await send({ name: "curate", input }, "Claim settled.");
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
      {curation && curation.id !== draft.seenCurationId && (
        <FormNotice>
          Somebody settled this claim while you wrote. What was written up to then is among the earlier versions; you
          can settle it anew.
        </FormNotice>
      )}
      <RationaleField
        slug={slug}
        claimId={claim.id}
        label="Rationale"
        hint="Written together by everybody who may settle the claim. It stays when you close this form."
        mayWrite={may(role, "claim.curate")}
        error={problem ?? tooLong(draft.rationale)}
        earlier={curation?.rationale ?? ""}
        saved={saved}
        onText={(rationale) => change({ rationale })}
      />
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

const wrongWith = (rationale: string): string | null =>
  rationale === "" ? "Say why: a verdict needs a rationale." : tooLong(rationale);

function tooLong({ length }: string): string | null {
  if (length <= NOTE_CODE_UNITS) return null;
  return `A rationale has at most ${NOTE_CODE_UNITS.toLocaleString("en")} characters; this one has ${length.toLocaleString("en")}.`;
}
