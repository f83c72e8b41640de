"use client";

import { useActionState } from "react";
import { Button } from "@/app/_components/button";
import { Dialog, DialogClose } from "@/app/_components/dialog";
import { Field } from "@/app/_components/field";
import { FormNotice } from "@/app/_components/form-notice";
import { notSent } from "@/app/_components/form-state";
import type { PersonView } from "@/db/queries/people";
import { leaveAction } from "../actions";

type Props = Readonly<{
  slug: string;
  /** Who could take over, for who manages the investigation. */
  successors: readonly Pick<PersonView, "reviewerId" | "name" | "role">[];
  isManager: boolean;
  isOnlyManager: boolean;
}>;

/** Asks before somebody leaves, and of a manager whether somebody takes over. */
export function LeaveDialog({ slug, successors, isManager, isOnlyManager }: Props) {
  const [state, leave, isUnderWay] = useActionState(leaveAction.bind(null, slug), notSent);
  const isStuck = isOnlyManager && successors.length === 0;
  return (
    <Dialog
      title={isManager ? "Hand over and leave?" : "Leave this investigation?"}
      description="You can open it no longer, from this moment on. What you recorded stays, under your name; views you saved and reports you wrote stay with the others. Only a manager can let you in again."
      trigger={<Button tone="quiet">{isManager ? "Hand over and leave…" : "Leave…"}</Button>}
    >
      {state.ok === false && <FormNotice tone="bad">{state.message}</FormNotice>}
      {isStuck && (
        <FormNotice tone="bad">
          You are the only one here who can manage it. Invite somebody to take over first.
        </FormNotice>
      )}
      <form action={leave} className="form">
        {isManager && !isStuck && (
          <Field label={isOnlyManager ? "Who takes over as manager" : "Who becomes a manager (optional)"}>
            {(ids) => (
              <select className="input" name="to" defaultValue="" required={isOnlyManager} {...ids}>
                <option value="">{isOnlyManager ? "Choose somebody" : "Nobody: others manage it"}</option>
                {successors.map(({ reviewerId, name, role }) => (
                  <option key={reviewerId} value={reviewerId}>
                    {name} ({role})
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        <div className="dialog-foot">
          <DialogClose render={<Button>Cancel</Button>} />
          <Button tone="danger" type="submit" disabled={isUnderWay || isStuck}>
            {isManager ? "Hand over and leave" : "Leave"}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
