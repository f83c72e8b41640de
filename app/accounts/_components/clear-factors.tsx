"use client";

import { useActionState, useState } from "react";
import { Button } from "@/app/_components/button";
import { Dialog, DialogClose } from "@/app/_components/dialog";
import { FormNotice } from "@/app/_components/form-notice";
import { type FormState, notSent } from "@/app/_components/form-state";
import { clearFactorsAction } from "../actions";

type Props = Readonly<{ email: string; name: string }>;

/** Takes the second factor away from somebody who lost it, once more asked. */
export function ClearFactors({ email, name }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [state, clear, isUnderWay] = useActionState(async (prior: FormState, form: FormData) => {
    const outcome = await clearFactorsAction(prior, form);
    if (outcome.ok) setOpen(false);
    return outcome;
  }, notSent);
  return (
    <Dialog
      title={`Switch off the second factor of ${name}?`}
      description={
        "Be sure that it is them who ask: their password alone opens the account then. App, recovery codes and passkeys " +
        "are taken away, and they are signed out everywhere."
      }
      trigger={<Button aria-label={`Switch off the second factor of ${name}`}>Switch off second factor</Button>}
      open={isOpen}
      onOpenChange={setOpen}
    >
      <form className="form" action={clear}>
        {state.ok === false && <FormNotice tone="bad">{state.message}</FormNotice>}
        <input type="hidden" name="email" value={email} />
        <div className="dialog-foot">
          <DialogClose render={<Button>Cancel</Button>} />
          <Button tone="danger" type="submit" disabled={isUnderWay}>
            Switch off
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
