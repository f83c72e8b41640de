"use client";

import { type ReactElement, useActionState, useState } from "react";
import { Button } from "@/app/_components/button";
import { Dialog, DialogClose } from "@/app/_components/dialog";
import { FormNotice } from "@/app/_components/form-notice";
import { type FormState, notSent } from "@/app/_components/form-state";
import { Moment } from "@/app/_components/moment";
import { Removable } from "@/app/_components/removable";
import { TextField } from "@/app/_components/text-field";
import type { Freshness, PasskeyView } from "@/db/queries/factors";
import { removePasskeyAction, renamePasskeyAction } from "../passkeys/actions";
import { PresentPassword } from "./present-password";

type Props = Readonly<{ passkey: PasskeyView; email: string; freshness: Freshness; nowMs: number }>;

/** One passkey: its name, when it was added and last used, and what can be done with it. */
export function PasskeyRow({ passkey: { passkeyId, name, addedAtMs, lastUsedAtMs }, email, freshness, nowMs }: Props) {
  return (
    <Removable>
      <div>
        <div className="device-name">{name}</div>
        <div className="muted">
          Added <Moment atMs={addedAtMs} nowMs={nowMs} />
          {lastUsedAtMs === null ? ", never used" : ", last used "}
          {lastUsedAtMs !== null && <Moment atMs={lastUsedAtMs} nowMs={nowMs} />}
        </div>
      </div>
      <div className="form-row row-actions">
        <PasskeyDialog
          title="Rename the passkey"
          trigger={<Button aria-label={`Rename the passkey ${name}`}>Rename</Button>}
          action={renamePasskeyAction}
          passkeyId={passkeyId}
          submitLabel="Rename"
        >
          <TextField label="Name" name="name" defaultValue={name} maxLength={60} required />
        </PasskeyDialog>
        <PasskeyDialog
          title={`Remove “${name}”?`}
          description="It signs you in no more, and other devices are signed out. Remove it from the device, too."
          trigger={
            <Button tone="danger" aria-label={`Remove the passkey ${name}`}>
              Remove
            </Button>
          }
          action={removePasskeyAction}
          passkeyId={passkeyId}
          submitLabel="Remove"
        >
          <PresentPassword email={email} isFresh={freshness.anyWay} />
        </PasskeyDialog>
      </div>
    </Removable>
  );
}

type DialogProps = Readonly<{
  title: string;
  description?: string;
  trigger: ReactElement;
  action: (prior: FormState, form: FormData) => Promise<FormState>;
  passkeyId: string;
  submitLabel: string;
  children: React.ReactNode;
}>;

/** A form about one passkey, which closes when it is done. */
function PasskeyDialog({ title, description, trigger, action, passkeyId, submitLabel, children }: DialogProps) {
  const [isOpen, setOpen] = useState(false);
  const [state, submit, isUnderWay] = useActionState(async (prior: FormState, form: FormData) => {
    const outcome = await action(prior, form);
    if (outcome.ok) setOpen(false);
    return outcome;
  }, notSent);
  return (
    <Dialog title={title} description={description} trigger={trigger} open={isOpen} onOpenChange={setOpen}>
      <form className="form" action={submit}>
        {state.ok === false && <FormNotice tone="bad">{state.message}</FormNotice>}
        <input type="hidden" name="passkeyId" value={passkeyId} />
        {children}
        <div className="dialog-foot">
          <DialogClose render={<Button>Cancel</Button>} />
          <Button tone="primary" type="submit" disabled={isUnderWay}>
            {submitLabel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
