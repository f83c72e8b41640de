"use client";

import { useActionState } from "react";
import { Button } from "./button";
import { Dialog, DialogClose } from "./dialog";
import { FormNotice } from "./form-notice";
import { type FormState, notSent } from "./form-state";

type Props = Readonly<{
  /** What the button says that opens it, and what names it among others like it. */
  trigger: string;
  label: string;
  title: string;
  description: string;
  action: (prior: FormState, form: FormData) => Promise<FormState>;
  /** What the action is told, by name. */
  about: Readonly<Record<string, string>>;
  submitLabel: string;
  /** Whether it takes something away. */
  isGrave?: boolean;
}>;

/** Asks before something is done that cannot simply be undone. */
export function ConfirmDialog({ trigger, label, title, description, action, about, submitLabel, isGrave }: Props) {
  const [state, submit, isUnderWay] = useActionState(action, notSent);
  return (
    <Dialog
      title={title}
      description={description}
      trigger={
        <Button tone="quiet" aria-label={label}>
          {trigger}
        </Button>
      }
    >
      {state.ok === false && <FormNotice tone="bad">{state.message}</FormNotice>}
      <form action={submit} className="dialog-foot">
        {Object.entries(about).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <DialogClose render={<Button>Cancel</Button>} />
        <Button tone={isGrave ? "danger" : "primary"} type="submit" disabled={isUnderWay}>
          {submitLabel}
        </Button>
      </form>
    </Dialog>
  );
}
