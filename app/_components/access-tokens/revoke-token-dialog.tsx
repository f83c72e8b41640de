"use client";

import { useActionState } from "react";
import { Button } from "@/app/_components/button";
import { Dialog, DialogClose } from "@/app/_components/dialog";
import { FormNotice } from "@/app/_components/form-notice";
import { notSent } from "@/app/_components/form-state";
import { revokeTokenAction } from "@/app/account/tokens/actions";

type Props = Readonly<{ slug: string; tokenId: string; name: string }>;

/** Asks before a program loses its way in. */
export function RevokeTokenDialog({ slug, tokenId, name }: Props) {
  const [state, revoke, isUnderWay] = useActionState(revokeTokenAction.bind(null, slug), notSent);
  return (
    <Dialog
      title={`Revoke “${name}”?`}
      description="What uses it is refused from this moment on. It cannot be given back: make a new token instead."
      trigger={
        <Button tone="quiet" aria-label={`Revoke ${name}`}>
          Revoke
        </Button>
      }
    >
      {state.ok === false && <FormNotice tone="bad">{state.message}</FormNotice>}
      <form action={revoke} className="dialog-foot">
        <input type="hidden" name="tokenId" value={tokenId} />
        <DialogClose render={<Button>Cancel</Button>} />
        <Button tone="danger" type="submit" disabled={isUnderWay}>
          Revoke
        </Button>
      </form>
    </Dialog>
  );
}
