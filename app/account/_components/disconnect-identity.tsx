"use client";

import { useActionState } from "react";
import { Button } from "@/app/_components/button";
import { Dialog, DialogClose } from "@/app/_components/dialog";
import { FormNotice } from "@/app/_components/form-notice";
import { notSent } from "@/app/_components/form-state";
import { disconnectIdentityAction } from "../identities/actions";
import type { Proof } from "./other-ways-in";
import { PresentPassword } from "./present-password";

type Props = Readonly<{ name: string; issuer: string; subject: string; email: string; proof: Proof }>;

/** Asks before a way in is taken away. */
export function DisconnectIdentity({ name, issuer, subject, email, proof }: Props) {
  const [state, disconnect, isUnderWay] = useActionState(disconnectIdentityAction, notSent);
  return (
    <Dialog
      title={`Disconnect ${name}?`}
      description="You can sign in by it no longer, and every other device is signed out."
      trigger={<Button aria-label={`Disconnect ${name}`}>Disconnect</Button>}
    >
      {state.ok === false && <FormNotice tone="bad">{state.message}</FormNotice>}
      {proof === "none" ? (
        <p>Sign out, sign in again, and come back within ten minutes: it must be sure that it is you.</p>
      ) : (
        <form className="form" action={disconnect}>
          <input type="hidden" name="issuer" value={issuer} />
          <input type="hidden" name="subject" value={subject} />
          <PresentPassword email={email} isFresh={proof === "fresh"} />
          <div className="dialog-foot">
            <DialogClose render={<Button>Cancel</Button>} />
            <Button tone="danger" type="submit" disabled={isUnderWay}>
              Disconnect
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
