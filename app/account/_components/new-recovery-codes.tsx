"use client";

import { useActionState } from "react";
import { Button } from "@/app/_components/button";
import { DialogClose } from "@/app/_components/dialog";
import { FormNotice } from "@/app/_components/form-notice";
import { type CodesState, renewRecoveryCodesAction } from "../second-factor/actions";
import { PresentPassword } from "./present-password";

type Props = Readonly<{ email: string; isFresh: boolean; made: (codes: readonly string[]) => void }>;

/** Makes new recovery codes, for who proves that it is them. */
export function NewRecoveryCodes({ email, isFresh, made }: Props) {
  const [state, renew, isUnderWay] = useActionState<CodesState, FormData>(
    async (prior, form) => {
      const outcome = await renewRecoveryCodesAction(prior, form);
      if (outcome.ok) made(outcome.codes);
      return outcome;
    },
    { ok: null },
  );
  return (
    <form className="form" action={renew}>
      {state.ok === false && <FormNotice tone="bad">{state.message}</FormNotice>}
      <PresentPassword email={email} isFresh={isFresh} />
      <div className="dialog-foot">
        <DialogClose render={<Button>Cancel</Button>} />
        <Button tone="primary" type="submit" disabled={isUnderWay}>
          {isUnderWay ? "One moment" : "Make new codes"}
        </Button>
      </div>
    </form>
  );
}
