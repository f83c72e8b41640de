"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/app/_components/button";
import { claimTypeNames } from "@/app/_components/claim-type-chip";
import { Dialog, DialogClose } from "@/app/_components/dialog";
import { Field } from "@/app/_components/field";
import { FormNotice } from "@/app/_components/form-notice";
import { countedWords } from "@/app/_components/time-words";
import { useAnnounce } from "@/app/_live/announcer";
import { useMe, useSubmit, useTakeRefusal } from "@/app/_live/live-desk";
import { claimTypes, NOTE_CODE_UNITS } from "@/lib/domain/claim";
import type { ClaimView } from "@/lib/live/claim-view";
import type { Sendable } from "@/lib/live/inputs";
import { may } from "@/lib/policy/permissions";

type Props = Readonly<{ chosen: readonly ClaimView[]; onClear: () => void }>;

/** What can be done with the selected claims. Each is a change of its own, which can be undone; refusals are listed. */
export function SelectionActions({ chosen, onClear }: Props) {
  const { role } = useMe();
  const submit = useSubmit();
  const announce = useAnnounce();
  const takeRefusal = useTakeRefusal();
  const [reason, setReason] = useState<string | null>(null);
  const [refusals, setRefusals] = useState<readonly string[]>([]);
  const claims = chosen.filter(({ state }) => state !== "withdrawn").map(({ claim }) => claim);
  // For show: some may be a colleague's, and the server says so for each.
  const mayChange = may(role, "claim.revise", true);

  const sendAll = async (done: string, commandFor: (claim: (typeof claims)[number]) => Sendable) => {
    setRefusals([]);
    const outcomes = await Promise.all(claims.map(async (claim) => [claim, await submit(commandFor(claim))] as const));
    const refused = outcomes.flatMap(([{ number }, outcome]) => {
      if (outcome.ok) return [];
      takeRefusal(outcome);
      return `#${number}: ${outcome.problem.message}`;
    });
    setRefusals(refused);
    announce(`${countedWords(outcomes.length - refused.length, "claim")} ${done}. ${refused.length} refused.`);
  };
  const withdraw = (event: FormEvent) => {
    event.preventDefault();
    if (reason === null) return;
    setReason(null);
    void sendAll("withdrawn", ({ id }) => ({ name: "withdraw-claim", input: { claimId: id, reason } }));
  };

  return (
    <section className="claims-selected" aria-label="Selected claims">
      <span role="status">{countedWords(chosen.length, "claim")} selected</span>
      {mayChange && claims.length > 0 && (
        <>
          <select
            className="input"
            aria-label="Change the type of the selected claims"
            value=""
            onChange={({ target }) => {
              const type = claimTypes.find((known) => known === target.value);
              if (type) {
                void sendAll("changed", ({ id }) => ({
                  name: "revise-claim",
                  input: { claimId: id, changes: { type } },
                }));
              }
            }}
          >
            <option value="">Change type…</option>
            {claimTypes.map((type) => (
              <option key={type} value={type}>
                {claimTypeNames[type]}
              </option>
            ))}
          </select>
          <Button size="small" onClick={() => setReason("")}>
            Withdraw…
          </Button>
        </>
      )}
      <Button size="small" tone="quiet" onClick={onClear}>
        Clear
      </Button>
      {refusals.length > 0 && (
        <FormNotice tone="bad">
          {refusals.map((words) => (
            <span key={words}>{words} </span>
          ))}
        </FormNotice>
      )}
      <Dialog
        title={`Withdraw ${countedWords(claims.length, "claim")}?`}
        description="They leave the lists and the findings of the report. What was said of them stays, and each can be reinstated."
        open={reason !== null}
        onOpenChange={(isOpen) => setReason(isOpen ? "" : null)}
      >
        <form className="form" onSubmit={withdraw}>
          <Field label="Reason" hint="It stays in the history of each.">
            {(ids) => (
              <textarea
                className="input"
                {...ids}
                required
                maxLength={NOTE_CODE_UNITS}
                value={reason ?? ""}
                onChange={({ target }) => setReason(target.value)}
              />
            )}
          </Field>
          <div className="dialog-foot">
            <DialogClose render={<Button>Cancel</Button>} />
            <Button type="submit" tone="primary">
              Withdraw claims
            </Button>
          </div>
        </form>
      </Dialog>
    </section>
  );
}
