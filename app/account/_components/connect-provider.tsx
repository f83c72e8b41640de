"use client";

import { useActionState } from "react";
import { Button } from "@/app/_components/button";
import { Dialog, DialogClose } from "@/app/_components/dialog";
import { FormNotice } from "@/app/_components/form-notice";
import { type FormState, notSent } from "@/app/_components/form-state";
import { goToProvider } from "@/app/_components/go-to-provider";
import { beginConnectingAction } from "../identities/actions";
import type { Proof } from "./other-ways-in";
import { PresentPassword } from "./present-password";

type Props = Readonly<{ provider: string; name: string; email: string; proof: Proof }>;

/** Proves who asks, and leaves for the provider. */
export function ConnectProvider({ provider, name, email, proof }: Props) {
  const [state, connect, isUnderWay] = useActionState(async (prior: FormState, form: FormData): Promise<FormState> => {
    const begun = await beginConnectingAction(prior, form);
    if (begun.ok !== true) return begun;
    const problem = await goToProvider(provider, { next: "/account", intent: "connect" });
    return problem === null ? begun : { ok: false, code: "unavailable", message: problem };
  }, notSent);
  return (
    <Dialog
      title={`Connect with ${name}`}
      description={`You go to ${name}, sign in there, and come back here. Whoever can sign in there can then sign in to this account.`}
      trigger={<Button>Connect with {name}…</Button>}
    >
      {state.ok === false && <FormNotice tone="bad">{state.message}</FormNotice>}
      {proof === "none" ? (
        <p>Sign out, sign in again, and come back within ten minutes: it must be sure that it is you.</p>
      ) : (
        <form className="form" action={connect}>
          <PresentPassword email={email} isFresh={proof === "fresh"} />
          <div className="dialog-foot">
            <DialogClose render={<Button>Cancel</Button>} />
            <Button tone="primary" type="submit" disabled={isUnderWay || state.ok === true}>
              Go to {name}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
