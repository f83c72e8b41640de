"use client";

import "./link-dialog.css";
import { type FormEvent, type KeyboardEvent, useState } from "react";
import { Button } from "@/app/_components/button";
import { judgementNames, relationNames } from "@/app/_components/claim-card/claim-words";
import { Dialog, DialogClose } from "@/app/_components/dialog";
import { Field } from "@/app/_components/field";
import { FormNotice } from "@/app/_components/form-notice";
import { RelationMark } from "@/app/_components/relation-mark";
import { TextField } from "@/app/_components/text-field";
import { type Judgement, judgements, type Relation, relations } from "@/lib/domain/evidence";
import { ClaimCombobox } from "./claim-combobox";
import type { ClaimOption } from "./use-claims-found";

export type LinkDraft = Readonly<{
  claim: ClaimOption | null;
  relation: Relation | null;
  aspect: string;
  reason: string;
  sameEvent: Judgement;
  independent: Judgement;
}>;

export const emptyDraft: LinkDraft = {
  claim: null,
  relation: null,
  aspect: "",
  reason: "",
  sameEvent: "not-judged",
  independent: "not-judged",
};

type Props = Readonly<{
  quote: string;
  initial: LinkDraft;
  /** Why the link was refused, when the dialog stands open again. */
  problem: string | null;
  onLink: (draft: LinkDraft & Readonly<{ claim: ClaimOption; relation: Relation }>) => void;
  onClose: () => void;
}>;

/** Says how the selected passage bears on a claim. Digits choose the relation. */
export function LinkDialog({ quote, initial, problem, onLink, onClose }: Props) {
  const [draft, setDraft] = useState(initial);
  const [wasSent, setWasSent] = useState(false);
  const set = (changes: Partial<LinkDraft>) => setDraft((prior) => ({ ...prior, ...changes }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWasSent(true);
    const { claim, relation } = draft;
    if (claim && relation) onLink({ ...draft, claim, relation });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isTyping = event.target instanceof HTMLInputElement && event.target.type !== "radio";
    const relation = relations[Number(event.key) - 1];
    if (!isTyping && relation && !event.ctrlKey && !event.metaKey && !event.altKey) set({ relation });
  };

  return (
    <Dialog title="Link evidence" open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <form className="form link-form" onSubmit={submit} onKeyDown={onKeyDown} noValidate>
        <blockquote dir="auto">{quote}</blockquote>
        <Field label="Claim" error={wasSent && !draft.claim ? "Choose the claim it bears on." : undefined}>
          {(ids) => <ClaimCombobox ids={ids} value={draft.claim} onChange={(claim) => set({ claim })} />}
        </Field>
        <fieldset className="field">
          <legend className="field-label">How does it bear on the claim?</legend>
          <div className="relation-choices">
            {relations.map((relation, at) => (
              <label key={relation} className={relation}>
                <input
                  type="radio"
                  name="relation"
                  value={relation}
                  aria-label={relationNames[relation]}
                  // The claim is chosen, so this is the next thing to say.
                  autoFocus={initial.claim !== null && at === 0}
                  checked={draft.relation === relation}
                  onChange={() => set({ relation })}
                />
                <RelationMark relation={relation} isNamed />
                <kbd>{at + 1}</kbd>
              </label>
            ))}
          </div>
          {wasSent && !draft.relation && <div className="field-error">Choose one of the three.</div>}
        </fieldset>
        <TextField
          label="Aspect"
          name="aspect"
          hint="Which side of the claim it bears on, such as “number of tanks”. Empty for the whole."
          value={draft.aspect}
          maxLength={200}
          onChange={(event) => set({ aspect: event.target.value })}
        />
        <TextField
          label="Reason"
          name="reason"
          value={draft.reason}
          maxLength={5000}
          onChange={(event) => set({ reason: event.target.value })}
        />
        <div className="form-row judgement-row">
          <JudgementField
            label="Same event?"
            name="same-event"
            value={draft.sameEvent}
            onChange={(sameEvent) => set({ sameEvent })}
          />
          <JudgementField
            label="Independent witness?"
            name="independent"
            value={draft.independent}
            onChange={(independent) => set({ independent })}
          />
        </div>
        {problem && <FormNotice tone="bad">{problem}</FormNotice>}
        <div className="dialog-foot">
          <DialogClose render={<Button>Cancel</Button>} />
          <Button type="submit" tone="primary">
            Link evidence
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

type JudgementProps = Readonly<{ label: string; name: string; value: Judgement; onChange: (value: Judgement) => void }>;

function JudgementField({ label, name, value, onChange }: JudgementProps) {
  return (
    <fieldset className="field">
      <legend className="field-label">{label}</legend>
      <div className="choices">
        {judgements.map((judgement) => (
          <label key={judgement}>
            <input type="radio" name={name} checked={value === judgement} onChange={() => onChange(judgement)} />
            {judgementNames[judgement]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
