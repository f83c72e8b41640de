"use client";

import { useActionState, useState } from "react";
import { Button } from "@/app/_components/button";
import { ConfirmDialog } from "@/app/_components/confirm-dialog";
import { Field } from "@/app/_components/field";
import { FormNotice } from "@/app/_components/form-notice";
import { notSent } from "@/app/_components/form-state";
import { Moment } from "@/app/_components/moment";
import { Removable } from "@/app/_components/removable";
import { Secret } from "@/app/_components/secret";
import { TextField } from "@/app/_components/text-field";
import { momentWords } from "@/app/_components/time-words";
import type { invitationsOf } from "@/db/queries/people";
import { roles } from "@/lib/policy/permissions";
import { type InvitationState, inviteAction, withdrawInvitationAction } from "../actions";

type Props = Readonly<{
  slug: string;
  invitations: Readonly<Awaited<ReturnType<typeof invitationsOf>>>;
  /** Whether a link can be sent by mail. */
  byMail: boolean;
  nowMs: number;
}>;

/** Makes a link that lets one person in, and lists those that can still be used. */
export function Invitations({ slug, invitations, byMail, nowMs }: Props) {
  const [state, invite, isUnderWay] = useActionState<InvitationState, FormData>(inviteAction.bind(null, slug), notSent);
  const [to, setTo] = useState("");
  return (
    <section className="block" aria-labelledby="invite">
      <h2 id="invite">Invite somebody</h2>
      <p>
        A link lets one person in, once, within seven days.{" "}
        {byMail
          ? "It is sent to an address, or shown to you to pass on in a way that only they can read."
          : "Send it in a way that only they can read."}
      </p>
      <form action={invite} className="invite-form">
        <Field label="As">
          {(ids) => (
            <select className="input" name="role" defaultValue="annotator" {...ids}>
              {roles.map((role) => (
                <option key={role}>{role}</option>
              ))}
            </select>
          )}
        </Field>
        {byMail && (
          <TextField
            label="Email (optional)"
            name="email"
            type="email"
            autoComplete="off"
            maxLength={254}
            value={to}
            onChange={(event) => setTo(event.target.value)}
          />
        )}
        <Button type="submit" disabled={isUnderWay}>
          {to.trim() === "" ? "Make a link" : "Send the invitation"}
        </Button>
      </form>
      {state.ok === false && <FormNotice tone="bad">{state.message}</FormNotice>}
      {state.ok === true && "role" in state && <MadeInvitation made={state} />}
      {invitations.length > 0 && <PendingInvitations slug={slug} invitations={invitations} nowMs={nowMs} />}
    </section>
  );
}

type Made = Extract<InvitationState, { role: string }>;

/** What came of it: that it was sent, or the link, this once. */
function MadeInvitation({ made }: Readonly<{ made: Made }>) {
  if ("sentTo" in made) {
    return (
      <FormNotice tone="good">
        An invitation for one <b>{made.role}</b> was sent to {made.sentTo}.
      </FormNotice>
    );
  }
  return (
    <FormNotice tone={made.unsentTo === null ? "good" : "bad"}>
      {made.unsentTo !== null && (
        <p>The mail to {made.unsentTo} could not be sent. Pass the link on in another way that only they can read.</p>
      )}
      <p>
        The link for one <b>{made.role}</b>. It is shown this once: copy it now.
      </p>
      <Secret value={made.link} label="Invitation link" copyLabel="Copy link" />
    </FormNotice>
  );
}

/** Those that nobody has used, each with the way to take it back. */
function PendingInvitations({ slug, invitations, nowMs }: Omit<Props, "byMail">) {
  return (
    <>
      <h3 className="pending-title">Not used yet</h3>
      <ul className="pending">
        {invitations.map(({ invitationId, role, invitedByName, invitedAtMs, expiresAtMs, sentTo }) => (
          <Removable key={invitationId}>
            <span className="role">{role}</span>
            <span className="muted">
              {sentTo !== null && <>sent to {sentTo} </>}by {invitedByName}, <Moment atMs={invitedAtMs} nowMs={nowMs} />
            </span>
            <span className="muted">valid until {momentWords(expiresAtMs)}</span>
            <ConfirmDialog
              trigger="Withdraw"
              label={`Withdraw the invitation for one ${role}${sentTo === null ? "" : `, sent to ${sentTo}`}`}
              title="Withdraw this invitation?"
              description="Its link lets nobody in from this moment on. It cannot be given back: make a new one instead."
              action={withdrawInvitationAction.bind(null, slug)}
              about={{ invitationId }}
              submitLabel="Withdraw"
              isGrave
            />
          </Removable>
        ))}
      </ul>
    </>
  );
}
