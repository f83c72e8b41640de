"use client";

import { useActionState } from "react";
import { Button } from "@/app/_components/button";
import { Dialog, DialogClose } from "@/app/_components/dialog";
import { FormNotice } from "@/app/_components/form-notice";
import { notSent } from "@/app/_components/form-state";
import { setStandingAction } from "../actions";

type Props = Readonly<{ userId: string; name: string; isManager: boolean; isDeactivated: boolean }>;

/** What a manager decides of somebody else's account: whether it works, and whether it manages this Crossread. */
export function AccountStanding({ userId, name, isManager, isDeactivated }: Props) {
  if (isDeactivated) {
    return (
      <Decision
        what="reactivate"
        trigger="Reactivate…"
        title={`Reactivate the account of ${name}?`}
        description="They sign in with what they signed in by before. Devices that were signed out stay so, and access tokens that ended are made anew."
        action="Reactivate"
        {...{ userId, name }}
      />
    );
  }
  return (
    <>
      {isManager ? (
        <Decision
          what="unmake-manager"
          trigger="Manager no longer…"
          title={`Shall ${name} manage this Crossread no longer?`}
          description="They add no accounts and open no investigations any more, and sign in anew. Their roles in investigations stay as they are."
          action="Manager no longer"
          isGrave
          {...{ userId, name }}
        />
      ) : (
        <Decision
          what="make-manager"
          trigger="Make manager…"
          title={`Make ${name} a manager of this Crossread?`}
          description="They add accounts, open investigations, make links for new passwords and see this page; and they manage every investigation that nobody else does. They sign in anew."
          action="Make manager"
          {...{ userId, name }}
        />
      )}
      <Decision
        what="deactivate"
        trigger="Deactivate…"
        title={`Deactivate the account of ${name}?`}
        description="They are signed out everywhere at once, their access tokens end, and they cannot sign in. What they recorded stays, under their name. Investigations that only they manage are managed by you then."
        action="Deactivate"
        isGrave
        {...{ userId, name }}
      />
    </>
  );
}

type DecisionProps = Readonly<{
  what: string;
  userId: string;
  name: string;
  trigger: string;
  title: string;
  description: string;
  action: string;
  isGrave?: boolean;
}>;

/** Asks before it is done. */
function Decision({ what, userId, name, trigger, title, description, action, isGrave = false }: DecisionProps) {
  const [state, decide, isUnderWay] = useActionState(setStandingAction, notSent);
  return (
    <Dialog
      title={title}
      description={description}
      trigger={
        <Button tone="quiet" aria-label={`${trigger.replace("…", "")}: ${name}`}>
          {trigger}
        </Button>
      }
    >
      {state.ok === false && <FormNotice tone="bad">{state.message}</FormNotice>}
      <form action={decide} className="dialog-foot">
        <input type="hidden" name="userId" value={userId} />
        <input type="hidden" name="what" value={what} />
        <DialogClose render={<Button>Cancel</Button>} />
        <Button tone={isGrave ? "danger" : "primary"} type="submit" disabled={isUnderWay}>
          {action}
        </Button>
      </form>
    </Dialog>
  );
}
