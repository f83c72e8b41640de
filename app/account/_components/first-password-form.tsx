"use client";

import { useActionState } from "react";
import { Button } from "@/app/_components/button";
import { FormNotice } from "@/app/_components/form-notice";
import { notSent } from "@/app/_components/form-state";
import { TextField } from "@/app/_components/text-field";
import { PASSWORD_CODE_UNITS } from "@/lib/domain/account";
import { setFirstPasswordAction } from "../actions";

/** For an account without a password. The email is there for password managers, which keep the two together. */
export function FirstPasswordForm({ email }: Readonly<{ email: string }>) {
  const [state, set, isUnderWay] = useActionState(setFirstPasswordAction, notSent);
  return (
    <>
      <p>You have none, and sign in otherwise. Setting one signs every other device out.</p>
      <form className="form" action={set}>
        {state.ok === false && <FormNotice tone="bad">{state.message}</FormNotice>}
        <input type="email" name="email" autoComplete="username" defaultValue={email} hidden readOnly />
        <TextField
          label="New password"
          name="password"
          type="password"
          autoComplete="new-password"
          hint={`At least ${PASSWORD_CODE_UNITS.least} characters. Several unrelated words are easy to keep in mind.`}
          minLength={PASSWORD_CODE_UNITS.least}
          required
        />
        <Button type="submit" disabled={isUnderWay}>
          {isUnderWay ? "Setting" : "Set a password"}
        </Button>
      </form>
    </>
  );
}
