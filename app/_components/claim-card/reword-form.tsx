"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/app/_components/button";
import { ClaimConflict } from "@/app/_components/claim-conflict/claim-conflict";
import { claimTypeNames } from "@/app/_components/claim-type-chip";
import { Field } from "@/app/_components/field";
import { FormNotice } from "@/app/_components/form-notice";
import { useTakeRefusals } from "@/app/_live/live-desk";
import { type Claim, type ClaimType, claimTypes, WORDING_CODE_UNITS } from "@/lib/domain/claim";
import { type ClaimChanges, fieldsOf } from "@/lib/domain/claim-conflict";
import { useChanges } from "./use-changes";

type Props = Readonly<{ claim: Claim; onDone: () => void }>;

/**
 * Changes a claim's wording and type. When somebody changed it meanwhile, both are shown and the person
 * chooses; nothing typed is lost.
 */
export function RewordForm({ claim, onDone: close }: Props) {
  const { reviseClaim } = useChanges();
  const [basis] = useState(claim);
  const [wording, setWording] = useState(claim.wording);
  const [type, setType] = useState<ClaimType>(claim.type);
  const [problem, setProblem] = useState<{ code: string; message: string } | null>(null);
  const [isSending, setIsSending] = useState(false);
  const refusals = useTakeRefusals();

  const onDone = () => {
    refusals.done();
    close();
  };
  const words = wording.trim();
  const mine: ClaimChanges = {
    ...(words !== basis.wording && { wording: words }),
    ...(type !== basis.type && { type }),
  };
  const save = async (changes: ClaimChanges, changedSeq: number) => {
    if (isSending) return;
    if (words === "") return setProblem({ code: "invalid", message: "A claim needs words." });
    if (Object.keys(changes).length === 0) return onDone();
    setIsSending(true);
    refusals.done();
    const outcome = await reviseClaim({ claimId: claim.id, basisSeq: changedSeq, changes }, fieldsOf(basis));
    setIsSending(false);
    if (outcome.ok) return onDone();
    setProblem(outcome.problem);
    refusals.take(outcome);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save(mine, basis.changedSeq);
  };
  const isBehind = problem?.code === "conflict" && claim.changedSeq > basis.changedSeq && claim.withdrawnAtMs === null;
  if (isBehind) {
    return (
      <div className="claim-form">
        <ClaimConflict
          basis={basis}
          claim={claim}
          mine={mine}
          onSave={(changes, basisSeq) => void save(changes, basisSeq)}
          onDiscard={onDone}
        />
      </div>
    );
  }

  return (
    <form className="claim-form" onSubmit={submit}>
      <Field label="Wording">
        {(ids) => (
          <textarea
            {...ids}
            className="input"
            rows={3}
            maxLength={WORDING_CODE_UNITS}
            value={wording}
            // The person has just asked for this field.
            // biome-ignore lint/a11y/noAutofocus: it follows the button that was pressed
            autoFocus
            onChange={(event) => setWording(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === "Escape") onDone();
              if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) void save(mine, basis.changedSeq);
            }}
          />
        )}
      </Field>
      <Field label="Type">
        {(ids) => (
          <select
            {...ids}
            className="input"
            value={type}
            onChange={({ target }) => setType(claimTypes.find((known) => known === target.value) ?? type)}
          >
            {claimTypes.map((known) => (
              <option key={known} value={known}>
                {claimTypeNames[known]}
              </option>
            ))}
          </select>
        )}
      </Field>
      {problem && <FormNotice tone="bad">{problem.message}</FormNotice>}
      <div className="form-row">
        {/* Not `disabled`, which would take the focus away with it. */}
        <Button type="submit" size="small" tone="primary" aria-disabled={isSending}>
          Save
        </Button>
        <Button size="small" tone="quiet" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
