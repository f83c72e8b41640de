"use client";

import { useActionState } from "react";
import { Button } from "@/app/_components/button";
import { FormNotice } from "@/app/_components/form-notice";
import { notSent } from "@/app/_components/form-state";
import { NewPasswordField } from "@/app/_components/new-password-field";
import { TextField } from "@/app/_components/text-field";
import { changePasswordAction } from "../actions";

/** The present password and the next one. The email is there for password managers, which keep the two together. */
export function PasswordForm({ email }: Readonly<{ email: string }>) {
  const [state, change, isUnderWay] = useActionState(changePasswordAction, notSent);
  return (
    <form className="form" action={change}>
      {state.ok === false && <FormNotice tone="bad">{state.message}</FormNotice>}
      {state.ok === true && <FormNotice tone="good">The password is changed. Other devices are signed out.</FormNotice>}
      <input type="email" name="email" autoComplete="username" defaultValue={email} hidden readOnly />
      <TextField label="Present password" name="present" type="password" autoComplete="current-password" required />
      <NewPasswordField />
      <Button type="submit" disabled={isUnderWay}>
        {isUnderWay ? "Changing" : "Change the password"}
      </Button>
    </form>
  );
}
