"use client";

import { useActionState, useState } from "react";
import { Button } from "@/app/_components/button";
import { notSent } from "@/app/_components/form-state";
import { type Role, roles } from "@/lib/policy/permissions";
import { changeRoleAction } from "../actions";

type Props = Readonly<{ slug: string; reviewerId: string; name: string; role: Role }>;

/** One person's role, with a button once another is chosen, so that nothing changes by moving through the list. */
export function RoleForm({ slug, reviewerId, name, role }: Props) {
  const [chosen, setChosen] = useState<string>(role);
  const [state, change, isUnderWay] = useActionState(changeRoleAction.bind(null, slug), notSent);
  return (
    <form action={change} className="role-form">
      <input type="hidden" name="reviewerId" value={reviewerId} />
      {chosen !== role && (
        <Button tone="primary" type="submit" disabled={isUnderWay}>
          Change
        </Button>
      )}
      <select
        className="input"
        name="role"
        aria-label={`Role of ${name}`}
        value={chosen}
        onChange={(event) => setChosen(event.target.value)}
      >
        {roles.map((value) => (
          <option key={value}>{value}</option>
        ))}
      </select>
      {state.ok === false && (
        <p className="field-error" role="alert">
          {state.message}
        </p>
      )}
    </form>
  );
}
