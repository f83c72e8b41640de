"use client";

import { useActionState } from "react";
import { Button } from "@/app/_components/button";
import { Dialog, DialogClose } from "@/app/_components/dialog";
import { FormNotice } from "@/app/_components/form-notice";
import { notSent } from "@/app/_components/form-state";
import { removeReviewerAction } from "../actions";

type Props = Readonly<{ slug: string; reviewerId: string; name: string }>;

/** Asks before somebody loses their way in. */
export function RemoveDialog({ slug, reviewerId, name }: Props) {
  const [state, remove, isUnderWay] = useActionState(removeReviewerAction.bind(null, slug), notSent);
  return (
    <Dialog
      title={`Remove ${name}?`}
      description="They can open the investigation no longer, from this moment on. What they recorded stays, under their name."
      trigger={
        <Button tone="quiet" aria-label={`Remove ${name}`}>
          Remove
        </Button>
      }
    >
      {state.ok === false && <FormNotice tone="bad">{state.message}</FormNotice>}
      <form action={remove} className="dialog-foot">
        <input type="hidden" name="reviewerId" value={reviewerId} />
        <DialogClose render={<Button>Cancel</Button>} />
        <Button tone="danger" type="submit" disabled={isUnderWay}>
          Remove
        </Button>
      </form>
    </Dialog>
  );
}
