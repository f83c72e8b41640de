"use client";

import { useState } from "react";
import { Button } from "@/app/_components/button";
import { Dialog, DialogClose } from "@/app/_components/dialog";
import { Field } from "@/app/_components/field";
import { ClaimCombobox } from "../../../sources/[sourceId]/_components/claim-combobox";
import type { ClaimOption } from "../../../sources/[sourceId]/_components/use-claims-found";

type Props = Readonly<{ title: string; onChoose: (claim: ClaimOption) => void; onClose: () => void }>;

/** Asks for a claim of the investigation, by number or by its words. */
export function ChooseClaimDialog({ title, onChoose, onClose }: Props) {
  const [claim, setClaim] = useState<ClaimOption | null>(null);
  return (
    <Dialog title={title} open onOpenChange={(isOpen) => isOpen || onClose()}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (claim) onChoose(claim);
        }}
      >
        <Field label="Claim">{(ids) => <ClaimCombobox ids={ids} value={claim} onChange={setClaim} />}</Field>
        <div className="dialog-foot">
          <DialogClose render={<Button>Cancel</Button>} />
          <Button type="submit" tone="primary" disabled={!claim}>
            Put in
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
