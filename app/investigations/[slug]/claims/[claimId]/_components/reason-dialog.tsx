"use client";

import type { ReactNode } from "react";
import { Button } from "@/app/_components/button";
import { Dialog, DialogClose } from "@/app/_components/dialog";
import { FormNotice } from "@/app/_components/form-notice";
import type { Sendable } from "@/lib/live/inputs";
import { NoteField } from "./note-field";
import { useDraft } from "./use-draft";

type Props = Readonly<{
  title: string;
  description: ReactNode;
  /** What the opening button and the sending one say. */
  action: string;
  triggerClass: string;
  /** Read out instead of `action` where the same button stands many times. */
  triggerLabel?: string;
  done: string;
  command: (reason: string) => Sendable;
}>;

/** A change that must say why: taking back evidence, withdrawing a claim. */
export function ReasonDialog({ title, description, action, triggerClass, triggerLabel, done, command }: Props) {
  const { draft, refusal, open, change, close, send } = useDraft<{ reason: string }>();
  return (
    <Dialog
      title={title}
      description={description}
      open={draft !== null}
      onOpenChange={(isOpen) => (isOpen ? open({ reason: "" }) : close())}
      trigger={
        <button type="button" className={triggerClass} aria-label={triggerLabel}>
          {action}
        </button>
      }
    >
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (draft) send(command(draft.reason), done);
        }}
      >
        {refusal && <FormNotice tone="bad">{refusal.message}</FormNotice>}
        <NoteField
          label="Reason"
          hint="It stays in the history, beside what it took back."
          isRequired
          value={draft?.reason ?? ""}
          onChange={(reason) => change({ reason })}
        />
        <div className="dialog-foot">
          <DialogClose render={<Button>Cancel</Button>} />
          <Button type="submit" tone="primary">
            {action}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
