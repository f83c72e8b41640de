"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/app/_components/button";
import { claimTypeNames } from "@/app/_components/claim-type-chip";
import { Field } from "@/app/_components/field";
import { FormNotice } from "@/app/_components/form-notice";
import { ClaimConflict } from "@/app/_components/two-versions/claim-conflict";
import { useFate, useMe, useTakeRefusals } from "@/app/_live/live-desk";
import { type Claim, type ClaimType, claimTypes, WORDING_CODE_UNITS } from "@/lib/domain/claim";
import { type ClaimChanges, fieldsOf } from "@/lib/domain/claim-conflict";
import { useChanges } from "./use-changes";

type Props = Readonly<{ claim: Claim; onDone: () => void }>;

type Draft = Readonly<{ basis: Claim; wording: string; type: ClaimType }>;
/** What was typed and neither saved nor cancelled, by its author and claim: the form goes with its card, and its words do not. */
const drafts = new Map<string, Draft>();

/**
 * Changes a claim's wording and type. When somebody changed it meanwhile, both are shown and the person
 * chooses; nothing typed is lost.
 */
export function RewordForm({ claim, onDone: close }: Props) {
  const { reviseClaim } = useChanges();
  const key = `${useMe().reviewerId} ${claim.id}`;
  const [{ basis, wording, type }, setDraft] = useState<Draft>(
    () => drafts.get(key) ?? { basis: claim, wording: claim.wording, type: claim.type },
  );
  const isAway = useFate().state === "waiting";
  const change = (part: Partial<Draft>) => {
    const changed = { basis, wording, type, ...part };
    drafts.set(key, changed);
    setDraft(changed);
  };
  const [problem, setProblem] = useState<{ code: string; message: string } | null>(null);
  const [isSending, setIsSending] = useState(false);
  const refusals = useTakeRefusals();

  const onDone = () => {
    drafts.delete(key);
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
    drafts.delete(key); // From here on the device keeps it.
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
            onChange={(event) => change({ wording: event.target.value })}
            onKeyDown={(event) => {
              if (event.key === "Escape") close(); // What was typed is there again the next time.
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
            onChange={({ target }) => change({ type: claimTypes.find((known) => known === target.value) ?? type })}
          >
            {claimTypes.map((known) => (
              <option key={known} value={known}>
                {claimTypeNames[known]}
              </option>
            ))}
          </select>
        )}
      </Field>
      {isSending && isAway && <FormNotice>It waits on this device until the connection is back.</FormNotice>}
      {problem && <FormNotice tone="bad">{problem.message}</FormNotice>}
      <div className="form-row">
        {/* Not `disabled`, which would take the focus away with it. */}
        <Button type="submit" size="small" tone="primary" aria-disabled={isSending}>
          Save
        </Button>
        <Button size="small" tone="quiet" onClick={onDone}>
          {isSending && isAway ? "Close" : "Cancel"}
        </Button>
      </div>
    </form>
  );
}
