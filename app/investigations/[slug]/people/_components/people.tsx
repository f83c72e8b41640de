"use client";

import { ConfirmDialog } from "@/app/_components/confirm-dialog";
import { Face } from "@/app/_components/face";
import { Moment } from "@/app/_components/moment";
import { Removable } from "@/app/_components/removable";
import type { PersonView } from "@/db/queries/people";
import { removeReviewerAction } from "../actions";
import { RoleForm } from "./role-form";

type Props = Readonly<{
  slug: string;
  people: readonly PersonView[];
  ownId: string;
  mayAdmit: boolean;
  nowMs: number;
}>;

/** Who is in the investigation, and as what. */
export function People({ slug, people, ownId, mayAdmit, nowMs }: Props) {
  return (
    <ul className="people-list" data-may-admit={mayAdmit || undefined}>
      {people.map(({ reviewerId, name, role, joinedAtMs, hasAccount, isDeactivated }) => (
        <Removable key={reviewerId}>
          <Face name={name} id={reviewerId} />
          <div className="person">
            <div className="person-name">
              {name}
              {reviewerId === ownId && <span className="muted"> (you)</span>}
            </div>
            <div className="muted">
              {hasAccount ? "Joined " : "Came with imported material "}
              <Moment atMs={joinedAtMs} nowMs={nowMs} />
              {isDeactivated && " · account deactivated"}
            </div>
          </div>
          {mayAdmit && hasAccount ? (
            <RoleForm key={role} slug={slug} reviewerId={reviewerId} name={name} role={role} />
          ) : (
            <span className="role">{role}</span>
          )}
          {mayAdmit && reviewerId !== ownId && (
            <ConfirmDialog
              trigger="Remove"
              label={`Remove ${name}`}
              title={`Remove ${name}?`}
              description="They can open the investigation no longer, from this moment on. What they recorded stays, under their name."
              action={removeReviewerAction.bind(null, slug)}
              about={{ reviewerId }}
              submitLabel="Remove"
              isGrave
            />
          )}
        </Removable>
      ))}
    </ul>
  );
}
