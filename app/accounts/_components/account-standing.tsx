"use client";

import { ConfirmDialog } from "@/app/_components/confirm-dialog";
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
        submitLabel="Reactivate"
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
          submitLabel="Manager no longer"
          isGrave
          {...{ userId, name }}
        />
      ) : (
        <Decision
          what="make-manager"
          trigger="Make manager…"
          title={`Make ${name} a manager of this Crossread?`}
          description="They add accounts, open investigations, make links for new passwords and see this page; and they manage every investigation that nobody else does. They sign in anew."
          submitLabel="Make manager"
          {...{ userId, name }}
        />
      )}
      <Decision
        what="deactivate"
        trigger="Deactivate…"
        title={`Deactivate the account of ${name}?`}
        description="They are signed out everywhere at once, their access tokens end, and they cannot sign in. What they recorded stays, under their name. Investigations that only they manage are managed by you then."
        submitLabel="Deactivate"
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
  submitLabel: string;
  isGrave?: boolean;
}>;

function Decision({ what, userId, name, trigger, ...words }: DecisionProps) {
  const label = `${trigger.replace("…", "")}: ${name}`;
  return <ConfirmDialog {...{ trigger, label, ...words }} action={setStandingAction} about={{ userId, what }} />;
}
