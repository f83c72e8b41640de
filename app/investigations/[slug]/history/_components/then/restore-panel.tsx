"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/app/_components/button";
import { FormNotice } from "@/app/_components/form-notice";
import { useAnnounce } from "@/app/_live/announcer";
import { useDesk, useMe, useSubmit, useTakeRefusals } from "@/app/_live/live-desk";
import type { Sendable } from "@/lib/live/inputs";
import { ChangeOf } from "../before-and-after";
import { marked } from "../event-changes";
import { allFields, type Restorable, restorables, type StoodThen } from "./restorables";

/** What stands otherwise now than it did then, and what brings it back. Follows the live desk. */
export function RestorePanel({ stood }: Readonly<{ stood: StoodThen }>) {
  const desk = useDesk();
  const me = useMe();
  const submit = useSubmit();
  const announce = useAnnounce();
  const refusals = useTakeRefusals();
  const heading = useRef<HTMLHeadingElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [restored, setRestored] = useState(0);
  useEffect(() => {
    // The button that was pressed is gone with what it restored: the focus goes to what is left.
    if (restored > 0) heading.current?.focus();
  }, [restored]);
  const found = restorables(stood, desk, me);
  const now = desk.claims[stood.claim.id];
  const all = now ? allFields(found, stood.claim, now.changedSeq) : null;
  const send = async (command: Sendable, done: string) => {
    refusals.done();
    setProblem(null);
    announce(done);
    setRestored((count) => count + 1);
    const outcome = await submit(command);
    if (outcome.ok) return;
    refusals.take(outcome);
    setProblem(outcome.problem.message);
    announce(`Refused. ${outcome.problem.message}`);
  };
  return (
    <section className="restore" aria-labelledby="restore">
      <h2 id="restore" ref={heading} tabIndex={-1}>
        What is different now
      </h2>
      {found.length === 0 && <p className="muted">Everything that stood here then stands so now.</p>}
      {problem && <FormNotice tone="bad">{problem}</FormNotice>}
      {found.map((it) => (
        <Item key={it.key} item={it} onRestore={send} />
      ))}
      {all && (
        <div className="restore-all">
          <Button tone="primary" onClick={() => send(all, "Fields restored.")}>
            Restore all these fields
          </Button>
        </div>
      )}
      {found.length > 0 && (
        <p className="muted">Restoring is one more change: the history keeps both, and it can be undone.</p>
      )}
    </section>
  );
}

type ItemProps = Readonly<{ item: Restorable; onRestore: (command: Sendable, done: string) => void }>;

function Item({ item, onRestore }: ItemProps) {
  const { what, now, was, label, done, command, why } = item;
  return (
    <div className="restore-item">
      <ChangeOf {...marked({ what, before: was, after: now })} sides={["Then", "Now"]} />
      {command ? <Button onClick={() => onRestore(command, done)}>{label}</Button> : <p className="muted">{why}</p>}
    </div>
  );
}
