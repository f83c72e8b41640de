"use client";

import Link from "next/link";
import { useActionState } from "react";
import { Button } from "@/app/_components/button";
import { FormNotice } from "@/app/_components/form-notice";
import { notSent } from "@/app/_components/form-state";
import { NewAccountForm } from "@/app/_components/new-account-form";
import { acceptAsMyselfAction, acceptAsNewAction } from "../actions";

type Props = Readonly<{
  token: string;
  slug: string;
  /** The name one is signed in under; null for a newcomer. */
  signedInAs: string | null;
  /** The address it was sent to: a newcomer's own, most likely. */
  sentTo: string | null;
}>;

/** Joins as who one is signed in as, or with a new account. */
export function InvitedForm({ token, slug, signedInAs, sentTo }: Props) {
  const [state, join, isUnderWay] = useActionState(acceptAsMyselfAction.bind(null, token), notSent);
  if (signedInAs === null) {
    return (
      <>
        <NewAccountForm
          action={acceptAsNewAction.bind(null, token)}
          next={`/investigations/${slug}`}
          submitLabel="Open an account and join"
          email={sentTo ?? ""}
        />
        <p className="muted">
          You have an account? <Link href={`/sign-in?next=/invitations/${token}`}>Sign in</Link> first.
        </p>
      </>
    );
  }
  return (
    <form className="form" action={join}>
      {state.ok === false && <FormNotice tone="bad">{state.message}</FormNotice>}
      <Button tone="primary" size="large" type="submit" disabled={isUnderWay}>
        Join as {signedInAs}
      </Button>
    </form>
  );
}
