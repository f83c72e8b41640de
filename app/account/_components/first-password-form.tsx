"use client";

import { useActionState } from "react";
import { Button } from "@/app/_components/button";
import { FormNotice } from "@/app/_components/form-notice";
import { notSent } from "@/app/_components/form-state";
import { NewPasswordField } from "@/app/_components/new-password-field";
import { setFirstPasswordAction } from "../actions";

/** For an account without a password. */
export function FirstPasswordForm({ email }: Readonly<{ email: string }>) {
  const [state, set, isUnderWay] = useActionState(setFirstPasswordAction, notSent);
  return (
    <>
      <p>You have none, and sign in otherwise. Setting one signs every other device out.</p>
      <form className="form" action={set}>
        {state.ok === false && <FormNotice tone="bad">{state.message}</FormNotice>}
        <NewPasswordField email={email} />
        <Button type="submit" disabled={isUnderWay}>
          {isUnderWay ? "Setting" : "Set a password"}
        </Button>
      </form>
    </>
  );
}
