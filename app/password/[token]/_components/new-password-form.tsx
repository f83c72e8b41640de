"use client";

import Link from "next/link";
import { useActionState } from "react";
import { Button, buttonClass } from "@/app/_components/button";
import { FormNotice } from "@/app/_components/form-notice";
import { notSent } from "@/app/_components/form-state";
import { NewPasswordField } from "@/app/_components/new-password-field";
import { setPasswordByLinkAction } from "../actions";

type Props = Readonly<{ token: string; email: string }>;

/** The new password; then to the sign-in, which asks for it. */
export function NewPasswordForm({ token, email }: Props) {
  const [state, set, isUnderWay] = useActionState(setPasswordByLinkAction.bind(null, token), notSent);
  if (state.ok === true) {
    return (
      <>
        <FormNotice tone="good">The password is changed. Sign in with it.</FormNotice>
        <Link className={buttonClass("primary", "large")} href="/sign-in">
          Sign in
        </Link>
      </>
    );
  }
  return (
    <form className="form" action={set}>
      {state.ok === false && <FormNotice tone="bad">{state.message}</FormNotice>}
      <NewPasswordField email={email} />
      <Button tone="primary" size="large" type="submit" disabled={isUnderWay}>
        {isUnderWay ? "One moment" : "Set the password"}
      </Button>
    </form>
  );
}
