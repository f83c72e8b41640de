"use client";

import { Button, buttonClass } from "@/app/_components/button";
import { Dialog, DialogClose } from "@/app/_components/dialog";
import { Field } from "@/app/_components/field";
import { FormNotice } from "@/app/_components/form-notice";
import { ClaimCombobox } from "@/app/investigations/[slug]/sources/[sourceId]/_components/claim-combobox";
import type { ClaimOption } from "@/app/investigations/[slug]/sources/[sourceId]/_components/use-claims-found";
import type { Claim } from "@/lib/domain/claim";
import { NoteField } from "./note-field";
import { useDraft } from "./use-draft";

type Draft = Readonly<{ into: ClaimOption | null; reason: string }>;

/** Two claims that turn out to be one: this one's passages and evidence go to another, and it is withdrawn. */
export function MergeDialog({ claim }: Readonly<{ claim: Claim }>) {
  const { draft, refusal, open, change, close, send } = useDraft<Draft>();
  return (
    <Dialog
      title={`Merge claim ${claim.number} into another`}
      description="Its passages and evidence go along, with who recorded them. Assessments stay with the claim they judge. It can be undone."
      open={draft !== null}
      onOpenChange={(isOpen) => (isOpen ? open({ into: null, reason: "" }) : close())}
      trigger={
        <button type="button" className={buttonClass("quiet")}>
          Merge…
        </button>
      }
    >
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!draft?.into) return;
          const input = { claimId: claim.id, intoId: draft.into.id, reason: draft.reason };
          send({ name: "merge-claims", input }, `Merged into claim ${draft.into.number}.`);
        }}
      >
        {refusal && <FormNotice tone="bad">{refusal.message}</FormNotice>}
        <Field label="Into which claim?">
          {(ids) => (
            <ClaimCombobox
              ids={ids}
              value={draft?.into ?? null}
              onChange={(into) => change({ into: into?.id === claim.id ? null : into })}
            />
          )}
        </Field>
        <NoteField
          label="Why are they one?"
          isRequired
          value={draft?.reason ?? ""}
          onChange={(reason) => change({ reason })}
        />
        <div className="dialog-foot">
          <DialogClose render={<Button>Cancel</Button>} />
          <Button type="submit" tone="primary" disabled={!draft?.into}>
            Merge claims
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
