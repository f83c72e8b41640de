"use client";

import { useActionState } from "react";
import { Button } from "@/app/_components/button";
import { FormNotice } from "@/app/_components/form-notice";
import { notSent } from "@/app/_components/form-state";
import { TextField } from "@/app/_components/text-field";
import { askForPasswordAction } from "../actions";

/** One address. The answer is the same whoever has it. */
export function ForgottenForm() {
  const [state, ask, isUnderWay] = useActionState(askForPasswordAction, notSent);
  if (state.ok === true) {
    return (
      <FormNotice tone="good">
        If somebody has an account with this address, a link is on its way to it. It works once, within an hour.
      </FormNotice>
    );
  }
  return (
    <form className="form" action={ask}>
      {state.ok === false && <FormNotice tone="bad">{state.message}</FormNotice>}
      <TextField label="Email" name="email" type="email" autoComplete="username" maxLength={254} required />
      <Button tone="primary" size="large" type="submit" disabled={isUnderWay}>
        {isUnderWay ? "One moment" : "Send a link"}
      </Button>
    </form>
  );
}
