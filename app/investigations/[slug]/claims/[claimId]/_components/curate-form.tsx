"use client";

import { type ReactNode, type RefObject, useRef, useState } from "react";
import { Button } from "@/app/_components/button";
import { FormNotice } from "@/app/_components/form-notice";
import type { KeptChange } from "@/app/_live/kept-change";
import { useMe } from "@/app/_live/live-desk";
import { newId } from "@/app/_live/new-id";
import { type Verdict, verdicts } from "@/lib/domain/assessment";
import { type Claim, NOTE_CODE_UNITS } from "@/lib/domain/claim";
import type { GivenVerdict } from "@/lib/domain/verdict-conflict";
import type { ClaimView } from "@/lib/live/claim-view";
import { may } from "@/lib/policy/permissions";
import { headed } from "@/lib/report/in-words";
import { ChoiceField } from "./choice-field";
import { NoteField } from "./note-field";
import { RationaleField } from "./rationale-field";
import type { DraftState } from "./use-draft";
import { VerdictConflict } from "./verdict-conflict";

export type VerdictDraft = Readonly<{
  basisSeq: number;
  /** The verdict that held when the form was opened. */
  seenCurationId: string | null;
  verdict: Verdict | null;
  /** What is written together, as it stands. */
  rationale: string;
  dissent: string;
  /** The words of a verdict that was refused, and what of them had not reached the server: they go along with the next. */
  own: string;
  unsent: string | null;
}>;

/** What a refused verdict on this claim said; null for anything else. */
export function verdictOfRefused({ command }: KeptChange, claim: Claim): VerdictDraft | null {
  if (command.name !== "curate" || command.input.claimId !== claim.id) return null;
  const { basisSeq = 0, seenCurationId = null, verdict, rationale, dissent = "", unsent = null } = command.input;
  return { basisSeq, seenCurationId, verdict, rationale, dissent, own: rationale, unsent };
}

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
  writing: { refusal, change, open, close, send },
  draft,
  view: { claim, curation },
  slug,
  children,
}: Props) {
  const saved = useRef<(() => Promise<string | null>) | null>(null);
  const { role } = useMe();
  const [problem, setProblem] = useState<string | null>(null);
  const isBehind = refusal?.code === "conflict" && claim.changedSeq > draft.basisSeq;
  const now = isBehind && <span>It now reads “{claim.wording}”.</span>;
  const settle = async (given: GivenVerdict, unsent: string | null) => {
    const basisSeq = isBehind ? claim.changedSeq : draft.basisSeq;
    const against = { claimId: claim.id, basisSeq, seenCurationId: curation?.id ?? null };
    const input = { curationId: newId("cur"), ...against, ...given, ...(unsent !== null && { unsent }) };
    const isTaken = await send({ name: "curate", input }, "Claim settled.");
    if (!isTaken) change({ own: given.rationale, unsent });
  };
  const { verdict, own } = draft;
  if (refusal?.code === "conflict" && curation && curation.id !== draft.seenCurationId && verdict && own) {
    return (
      <form ref={form} className="form" aria-labelledby="verdict" onSubmit={(event) => event.preventDefault()}>
        {now && <FormNotice tone="bad">The claim was changed meanwhile, too. {now}</FormNotice>}
        <VerdictConflict
          curation={curation}
          mine={{ verdict, rationale: own, dissent: draft.dissent }}
          onSave={(settled) => void settle(settled, draft.unsent)}
          onDiscard={close}
          onEdit={({ rationale, ...settled }) =>
            open({
              ...draft,
              ...settled,
              ...{ own: rationale, rationale: "", basisSeq: claim.changedSeq, seenCurationId: curation.id },
            })
          }
        />
      </form>
    );
  }
  return (
    <form
      ref={form}
      className="form"
      aria-labelledby="verdict"
      onSubmit={async (event) => {
        event.preventDefault();
        const { rationale, dissent } = draft;
        if (!verdict) return;
        const missing = wrongWith(rationale);
        setProblem(missing);
        if (missing) {
          form.current?.querySelector<HTMLElement>("[role=textbox]")?.focus();
          return;
        }
        // The words first, on their own line, or without one together with the verdict: what comes after it would
        // begin the next rationale.
        const unsent = (await saved.current?.()) ?? draft.unsent;
        await settle({ verdict, rationale, dissent }, unsent);
      }}
    >
      {children}
      {refusal && (
        <FormNotice tone="bad">
          <span>{refusal.message}</span>
          {now}
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
        earlier={wordsToOffer(draft, curation?.rationale ?? "")}
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

/** Words of one's own that were refused come before those that hold. */
function wordsToOffer({ rationale, own }: VerdictDraft, holding: string) {
  if (own !== "" && !rationale.includes(own)) return { text: own, offer: "Put your own words back" };
  return rationale === "" && holding !== "" ? { text: holding, offer: "Begin with the rationale that holds" } : null;
}

const wrongWith = (rationale: string): string | null =>
  rationale === "" ? "Say why: a verdict needs a rationale." : tooLong(rationale);

function tooLong({ length }: string): string | null {
  if (length <= NOTE_CODE_UNITS) return null;
  return `A rationale has at most ${NOTE_CODE_UNITS.toLocaleString("en")} characters; this one has ${length.toLocaleString("en")}.`;
}
