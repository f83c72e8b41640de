"use client";

import { useActionState } from "react";
import { Button } from "@/app/_components/button";
import { CopyButton } from "@/app/_components/copy-button";
import { Field } from "@/app/_components/field";
import { FormNotice } from "@/app/_components/form-notice";
import { notSent } from "@/app/_components/form-state";
import { Moment } from "@/app/_components/moment";
import { momentWords } from "@/app/_components/time-words";
import type { invitationsOf } from "@/db/queries/people";
import { roles } from "@/lib/policy/permissions";
import { type InvitationState, inviteAction } from "../actions";

type Props = Readonly<{
  slug: string;
  invitations: Readonly<Awaited<ReturnType<typeof invitationsOf>>>;
  nowMs: number;
}>;

/** Makes a link that lets one person in, and lists those that can still be used. */
export function Invitations({ slug, invitations, nowMs }: Props) {
  const [state, invite, isUnderWay] = useActionState<InvitationState, FormData>(inviteAction.bind(null, slug), notSent);
  return (
    <section className="block" aria-labelledby="invite">
      <h2 id="invite">Invite somebody</h2>
      <p>A link lets one person in, once, within seven days. Send it in a way that only they can read.</p>
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
        <Button type="submit" disabled={isUnderWay}>
          Make a link
        </Button>
      </form>
      {state.ok === false && <FormNotice tone="bad">{state.message}</FormNotice>}
      {state.ok === true && "link" in state && (
        <FormNotice tone="good">
          <p>
            The link for one <b>{state.role}</b>. It is shown this once: copy it now.
          </p>
          <div className="secret">
            <input
              className="input"
              readOnly
              value={state.link}
              aria-label="Invitation link"
              onFocus={(event) => event.target.select()}
            />
            <CopyButton text={state.link} label="Copy link" />
          </div>
        </FormNotice>
      )}
      {invitations.length > 0 && (
        <>
          <h3 className="pending-title">Not used yet</h3>
          <ul className="pending">
            {invitations.map(({ invitationId, role, invitedByName, invitedAtMs, expiresAtMs }) => (
              <li key={invitationId}>
                <span className="role">{role}</span>
                <span className="muted">
                  by {invitedByName}, <Moment atMs={invitedAtMs} nowMs={nowMs} />
                </span>
                <span className="muted">valid until {momentWords(expiresAtMs)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
