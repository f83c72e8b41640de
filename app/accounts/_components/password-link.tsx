"use client";

import { useActionState } from "react";
import { Button } from "@/app/_components/button";
import { Dialog, DialogClose } from "@/app/_components/dialog";
import { FormNotice } from "@/app/_components/form-notice";
import { notSent } from "@/app/_components/form-state";
import { Secret } from "@/app/_components/secret";
import { makePasswordLinkAction, type PasswordLinkState } from "../actions";

type Props = Readonly<{ userId: string; name: string }>;

/** Makes a link for who forgot their password, and shows it once. */
export function PasswordLink({ userId, name }: Props) {
  const [state, make, isUnderWay] = useActionState<PasswordLinkState, FormData>(makePasswordLinkAction, notSent);
  const link = state.ok === true && "link" in state ? state.link : null;
  return (
    <Dialog
      title={`A new password for ${name}`}
      description="Whoever opens the link sets a new password, and is signed out everywhere. It works once, within an hour; an older one ends. History says that you made it."
      trigger={<Button aria-label={`New password for ${name}`}>New password…</Button>}
    >
      {state.ok === false && <FormNotice tone="bad">{state.message}</FormNotice>}
      {link !== null && (
        <FormNotice tone="good">
          <p>The link is shown this once. Send it in a way that only {name} can read.</p>
          <Secret value={link} label="Link for a new password" copyLabel="Copy link" />
        </FormNotice>
      )}
      <form action={make} className="dialog-foot">
        <input type="hidden" name="userId" value={userId} />
        <DialogClose render={<Button>{link === null ? "Cancel" : "Done"}</Button>} />
        <Button tone={link === null ? "primary" : "plain"} type="submit" disabled={isUnderWay}>
          {link === null ? "Make a link" : "Make another"}
        </Button>
      </form>
    </Dialog>
  );
}
