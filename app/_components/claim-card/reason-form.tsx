"use client";

import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/app/_components/button";
import { Field } from "@/app/_components/field";
import { useFocusToNext } from "@/app/_components/use-focus-back";
import { type Outcome, useTakeRefusals } from "@/app/_live/live-desk";
import { NOTE_CODE_UNITS } from "@/lib/domain/claim";

type Props = Readonly<{
  /** What will be done, as the button says it: "Withdraw". */
  action: string;
  question: string;
  onSubmit: (reason: string) => Promise<Outcome>;
  onCancel: () => void;
}>;

/** Asks why, where history must say so. What was typed stays until the change is acknowledged. */
export function ReasonForm({ action, question, onSubmit, onCancel: close }: Props) {
  const [reason, setReason] = useState("");
  const [error, setError] = useState<string>();
  const [isSending, setIsSending] = useState(false);
  const refusals = useTakeRefusals();
  const form = useRef<HTMLFormElement>(null);
  useFocusToNext(form);
  const onCancel = () => {
    refusals.done();
    close();
  };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (isSending) return;
    if (reason.trim() === "") return setError("Say why: history keeps it.");
    setIsSending(true);
    refusals.done();
    const outcome = await onSubmit(reason);
    setIsSending(false);
    if (outcome.ok) return;
    setError(outcome.problem.message);
    refusals.take(outcome);
  };
  return (
    <form ref={form} className="claim-form" onSubmit={send}>
      <Field label={question} error={error}>
        {(ids) => (
          <textarea
            {...ids}
            className="input"
            rows={2}
            maxLength={NOTE_CODE_UNITS}
            value={reason}
            // The person has just asked for this field.
            // biome-ignore lint/a11y/noAutofocus: it follows the button that was pressed
            autoFocus
            onChange={(event) => setReason(event.target.value)}
            onKeyDown={(event) => event.key === "Escape" && onCancel()}
          />
        )}
      </Field>
      <div className="form-row">
        {/* Not `disabled`, which would take the focus away with it. */}
        <Button type="submit" size="small" tone="danger" aria-disabled={isSending}>
          {action}
        </Button>
        <Button size="small" tone="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
