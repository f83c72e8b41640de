import { useState } from "react";
import { Button } from "@/app/_components/button";
import { Dialog, DialogClose } from "@/app/_components/dialog";
import { Field } from "@/app/_components/field";
import { countedWords } from "@/app/_components/time-words";
import { NOTE_CODE_UNITS } from "@/lib/domain/claim";

type Props = Readonly<{
  isOpen: boolean;
  count: number;
  onClose: () => void;
  onReason: (reason: string) => void;
}>;

/** One reason for withdrawing many claims: the history of each keeps it. */
export function BulkReason({ isOpen, count, onClose, onReason }: Props) {
  const [reason, setReason] = useState("");
  return (
    <Dialog
      title={`Withdraw ${countedWords(count, "claim")}?`}
      description="They leave the lists and the findings of the report. What was said of them stays, and each can be reinstated."
      open={isOpen}
      onOpenChange={(opening) => opening || onClose()}
    >
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          onReason(reason);
          setReason("");
          onClose();
        }}
      >
        <Field label="Reason" hint="It stays in the history of each.">
          {(ids) => (
            <textarea
              className="input"
              {...ids}
              required
              maxLength={NOTE_CODE_UNITS}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          )}
        </Field>
        <div className="dialog-foot">
          <DialogClose render={<Button>Cancel</Button>} />
          <Button type="submit" tone="primary" disabled={reason.trim() === ""}>
            Withdraw
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
