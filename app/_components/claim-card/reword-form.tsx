"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/app/_components/button";
import { claimTypeNames } from "@/app/_components/claim-type-chip";
import { Field } from "@/app/_components/field";
import { FormNotice } from "@/app/_components/form-notice";
import { useTakeRefusals } from "@/app/_live/live-desk";
import { type Claim, type ClaimType, claimTypes, WORDING_CODE_UNITS } from "@/lib/domain/claim";
import { useChanges } from "./use-changes";

type Props = Readonly<{ claim: Claim; onDone: () => void }>;

/**
 * Changes a claim's wording and type. When somebody changed it meanwhile, both wordings are shown and the
 * person chooses; nothing typed is lost.
 */
export function RewordForm({ claim, onDone: close }: Props) {
  const { reviseClaim } = useChanges();
  const [basis, setBasis] = useState(claim);
  const [wording, setWording] = useState(claim.wording);
  const [type, setType] = useState<ClaimType>(claim.type);
  const [problem, setProblem] = useState<{ code: string; message: string } | null>(null);
  const [isSending, setIsSending] = useState(false);
  const refusals = useTakeRefusals();

  const onDone = () => {
    refusals.done();
    close();
  };
  const save = async (changedSeq: number) => {
    if (isSending) return;
    const words = wording.trim();
    if (words === "") return setProblem({ code: "invalid", message: "A claim needs words." });
    const changes = {
      ...(words !== basis.wording && { wording: words }),
      ...(type !== basis.type && { type }),
    };
    if (Object.keys(changes).length === 0) return onDone();
    setIsSending(true);
    refusals.done();
    const outcome = await reviseClaim({ claimId: claim.id, basisSeq: changedSeq, changes });
    setIsSending(false);
    if (outcome.ok) return onDone();
    setProblem(outcome.problem);
    refusals.take(outcome);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save(basis.changedSeq);
  };
  const saveMine = () => {
    setBasis(claim);
    setProblem(null);
    void save(claim.changedSeq);
  };

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
              if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) void save(basis.changedSeq);
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
      {problem?.code === "conflict" ? (
        <FormNotice tone="bad">
          <p>Somebody changed this claim meanwhile. It now reads: {claim.wording}</p>
          <div className="form-row">
            <Button size="small" aria-disabled={isSending} onClick={saveMine}>
              Save mine
            </Button>
            <Button size="small" onClick={onDone}>
              Keep theirs
            </Button>
            <Button size="small" tone="quiet" onClick={() => setWording(`${claim.wording} / ${wording}`)}>
              Put both in the field
            </Button>
          </div>
        </FormNotice>
      ) : (
        problem && <FormNotice tone="bad">{problem.message}</FormNotice>
      )}
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
