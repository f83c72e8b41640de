"use client";

import { Button } from "@/app/_components/button";
import { Dialog, DialogClose } from "@/app/_components/dialog";
import { Field } from "@/app/_components/field";
import { countedWords } from "@/app/_components/time-words";

type Props = Readonly<{ claims: number; onClose: () => void; onRetire: (reason: string) => void }>;

/** Asks why a passage no longer stands: the history keeps it. */
export function RetireDialog({ claims, onClose, onRetire }: Props) {
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title="Retire this passage?"
      description={
        claims > 0
          ? `It stays with the version it was marked in. ${countedWords(claims, "claim")} keep it, and say that it no longer stands.`
          : "It stays with the version it was marked in."
      }
    >
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          const reason = new FormData(event.currentTarget).get("reason");
          if (typeof reason === "string" && reason.trim() !== "") onRetire(reason.trim());
        }}
      >
        <Field label="Why?">
          {(ids) => (
            <textarea className="input" {...ids} name="reason" dir="auto" required maxLength={5_000} rows={3} />
          )}
        </Field>
        <div className="dialog-foot">
          <DialogClose render={<Button>Cancel</Button>} />
          <Button type="submit" tone="primary">
            Retire
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
