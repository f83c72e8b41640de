"use client";

import { useActionState } from "react";
import { Button } from "@/app/_components/button";
import { DialogClose } from "@/app/_components/dialog";
import { FormNotice } from "@/app/_components/form-notice";
import { type FormState, notSent } from "@/app/_components/form-state";
import { TextField } from "@/app/_components/text-field";
import { removeSecondFactorAction } from "../second-factor/actions";
import { PresentPassword } from "./present-password";

type Props = Readonly<{ email: string; isFresh: boolean; done: () => void }>;

/** The password and a code once more, and it is off. */
export function SwitchOffSecondFactor({ email, isFresh, done }: Props) {
  const [state, remove, isUnderWay] = useActionState(async (prior: FormState, form: FormData) => {
    const outcome = await removeSecondFactorAction(prior, form);
    if (outcome.ok) done();
    return outcome;
  }, notSent);
  return (
    <form className="form" action={remove}>
      {state.ok === false && <FormNotice tone="bad">{state.message}</FormNotice>}
      <PresentPassword email={email} isFresh={isFresh} />
      <TextField
        label="Code"
        name="code"
        hint="Six digits from the app, or one of your recovery codes."
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={100}
        required
      />
      <div className="dialog-foot">
        <DialogClose render={<Button>Cancel</Button>} />
        <Button tone="danger" type="submit" disabled={isUnderWay}>
          {isUnderWay ? "One moment" : "Switch off"}
        </Button>
      </div>
    </form>
  );
}
