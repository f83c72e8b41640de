"use client";

import { useRef } from "react";
import { Button } from "@/app/_components/button";
import { EmptyState } from "@/app/_components/empty-state";
import { Removable } from "@/app/_components/removable";
import { useAnnounce } from "@/app/_live/announcer";
import { useMe, useSubmit } from "@/app/_live/live-desk";
import type { AliasesView } from "@/db/queries/settings";
import { may } from "@/lib/policy/permissions";
import { AliasesDialog } from "./aliases-dialog";
import { useRefreshing } from "./use-refreshing";

type Props = Readonly<{ groups: readonly AliasesView[] }>;

/** Which names mean the same, a group a line; who may, changes them. */
export function Aliases({ groups }: Props) {
  useRefreshing();
  const mayConfigure = may(useMe().role, "investigation.configure");
  const submit = useSubmit();
  const announce = useAnnounce();
  const add = useRef<HTMLButtonElement>(null);

  const remove = async ({ id, names }: AliasesView) => {
    add.current?.focus(); // The button that has the focus goes.
    const outcome = await submit({ name: "remove-aliases", input: { groupId: id, seen: names } });
    announce(outcome.ok ? `Removed: ${names.join(", ")}.` : `Refused. ${outcome.problem.message}`);
  };
  return (
    <section className="block" aria-labelledby="aliases">
      <div className="aliases-head">
        <h2 id="aliases">Names that mean the same</h2>
        {mayConfigure && <AliasesDialog group={null} trigger={<Button ref={add}>Add names</Button>} />}
      </div>
      <p>
        Whoever searches for one of these names finds all of them, and so does Crossread when it looks for passages that
        may bear on a claim. Case, accents, hyphens and the article (al-, at-, el-) never matter.
      </p>
      {groups.length === 0 ? (
        <EmptyState title="No names yet">
          {mayConfigure
            ? "Add the spellings and abbreviations that your sources use for one place, person or force."
            : "Curators and managers add the spellings and abbreviations that the sources use for one thing."}
        </EmptyState>
      ) : (
        <ul className="alias-groups">
          {groups.map((group) => (
            <Removable key={group.id}>
              <ul className="aliases">
                {group.names.map((name) => (
                  <li key={name} dir="auto">
                    {name}
                  </li>
                ))}
              </ul>
              {mayConfigure && (
                <div className="alias-actions">
                  <AliasesDialog
                    group={group}
                    trigger={
                      <Button tone="quiet" aria-label={`Edit ${group.names[0]}`}>
                        Edit
                      </Button>
                    }
                  />
                  <Button tone="quiet" aria-label={`Remove ${group.names[0]}`} onClick={() => void remove(group)}>
                    Remove
                  </Button>
                </div>
              )}
            </Removable>
          ))}
        </ul>
      )}
    </section>
  );
}
