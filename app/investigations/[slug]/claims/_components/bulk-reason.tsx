import { useState } from "react";
import { Button } from "@/app/_components/button";
import { Dialog, DialogClose } from "@/app/_components/dialog";
import { countedWords } from "@/app/_components/time-words";
import { NoteField } from "../[claimId]/_components/note-field";

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
        <NoteField
          label="Reason"
          hint="It stays in the history of each."
          isRequired
          value={reason}
          onChange={setReason}
        />
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
