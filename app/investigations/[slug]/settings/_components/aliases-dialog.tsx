"use client";

import { type FormEvent, type ReactElement, useState } from "react";
import { Button } from "@/app/_components/button";
import { Dialog, DialogClose } from "@/app/_components/dialog";
import { Field } from "@/app/_components/field";
import { FormNotice } from "@/app/_components/form-notice";
import { useAnnounce } from "@/app/_live/announcer";
import { useSubmit, useTakeRefusals } from "@/app/_live/live-desk";
import { newId } from "@/app/_live/new-id";
import type { AliasesView } from "@/db/queries/settings";
import { ALIAS_CODE_UNITS, ALIASES_AT_MOST } from "@/lib/domain/aliases";

type Props = Readonly<{
  /** Null for a new one. */
  group: AliasesView | null;
  trigger: ReactElement;
}>;

/** Writes the names of one group. */
export function AliasesDialog({ group, trigger }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Dialog
      title={group ? `Names for ${group.names[0]}` : "Names that mean the same"}
      trigger={trigger}
      open={isOpen}
      onOpenChange={setIsOpen}
    >
      <NamesForm group={group} onDone={() => setIsOpen(false)} />
    </Dialog>
  );
}

/** Each name on a line of its own. What is refused stays, with the reason. */
function NamesForm({ group, onDone }: Readonly<{ group: AliasesView | null; onDone: () => void }>) {
  const [text, setText] = useState(group?.names.join("\n") ?? "");
  const [refusal, setRefusal] = useState<string>();
  const [isUnderWay, setIsUnderWay] = useState(false);
  const submit = useSubmit();
  const refusals = useTakeRefusals();
  const announce = useAnnounce();

  const save = async (event: FormEvent) => {
    event.preventDefault();
    const names = namesIn(text);
    if (names.length < 2) return setRefusal("Write two names at least, each on a line of its own.");
    if (names.join("\n") === group?.names.join("\n")) return onDone();
    setIsUnderWay(true);
    refusals.done();
    const input = { groupId: group?.id ?? newId("ali"), names, ...(group && { seen: group.names }) };
    const outcome = await submit({ name: "set-aliases", input });
    setIsUnderWay(false);
    if (outcome.ok) {
      announce(`Saved: ${names.join(", ")}.`);
      return onDone();
    }
    refusals.take(outcome);
    setRefusal(outcome.problem.message);
  };
  return (
    <form className="form" onSubmit={(event) => void save(event)}>
      {refusal && <FormNotice tone="bad">{refusal}</FormNotice>}
      <Field label="Names" hint={`One a line, the usual one first; ${ALIASES_AT_MOST} at most.`}>
        {(ids) => (
          <textarea
            className="input"
            rows={Math.min(10, Math.max(5, (group?.names.length ?? 0) + 2))}
            maxLength={ALIASES_AT_MOST * (ALIAS_CODE_UNITS + 1)}
            dir="auto"
            // biome-ignore lint/a11y/noAutofocus: the dialog was opened to write in it
            autoFocus
            required
            value={text}
            onChange={(event) => setText(event.target.value)}
            {...ids}
          />
        )}
      </Field>
      <div className="dialog-foot">
        <DialogClose render={<Button>Cancel</Button>} />
        <Button tone="primary" type="submit" disabled={isUnderWay}>
          Save
        </Button>
      </div>
    </form>
  );
}

const namesIn = (text: string) => [
  ...new Set(
    text
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean),
  ),
];
