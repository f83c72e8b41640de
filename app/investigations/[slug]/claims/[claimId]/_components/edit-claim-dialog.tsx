"use client";

import { useEffect, useState } from "react";
import { Button, buttonClass } from "@/app/_components/button";
import { Dialog, DialogClose } from "@/app/_components/dialog";
import { FormNotice } from "@/app/_components/form-notice";
import { ClaimConflict } from "@/app/_components/two-versions/claim-conflict";
import { useRewriting } from "@/app/_live/live-desk";
import type { Claim } from "@/lib/domain/claim";
import { reviseClaimInput } from "@/lib/domain/claim";
import { type ClaimChanges, fieldsOf } from "@/lib/domain/claim-conflict";
import { type ClaimDraft, changedDraft, changesIn, claimDraft, draftOfRefused } from "./claim-draft";
import { ClaimFieldsForm } from "./claim-fields-form";
import type { Quotes } from "./figures-read";
import { useDraft } from "./use-draft";

type Props = Readonly<{
  claim: Claim;
  quotes: Quotes;
  /** Whether an edit can be begun; one that was begun goes on whatever happens to the claim. */
  mayOpen: boolean;
}>;

/**
 * Every field of a claim in one form. It is saved against the claim as it was opened: when a colleague
 * was faster, both are shown and the person decides; only the fields changed here are sent.
 */
export function EditClaimDialog({ claim, quotes, mayOpen }: Props) {
  const { draft, refusal, open, resume, change, close, send } = useDraft<ClaimDraft>();
  const [complaint, setComplaint] = useState<string | null>(null);
  const rewriting = useRewriting();
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is taken up once, when it is asked for
  useEffect(() => {
    const taken = rewriting && mayOpen && draftOfRefused(rewriting, claim);
    if (taken && rewriting.refused) resume(taken, rewriting.refused, rewriting.id);
  }, [rewriting, mayOpen]);
  const save = (changes: ClaimChanges, basisSeq: number) => {
    if (!draft) return;
    if (Object.keys(changes).length === 0) return close();
    const input = { claimId: claim.id, basisSeq, changes };
    const parsed = reviseClaimInput.safeParse(input);
    setComplaint(parsed.success ? null : complaintIn(parsed.error.issues));
    if (parsed.success) void send({ name: "revise-claim", input }, "Claim changed.", fieldsOf(draft.basis));
  };
  const isConflict =
    refusal?.code === "conflict" &&
    draft !== null &&
    claim.changedSeq > draft.basis.changedSeq &&
    claim.withdrawnAtMs === null;
  if (!mayOpen && draft === null) return null;
  return (
    <Dialog
      title={`Edit claim ${claim.number}`}
      shape="wide"
      open={draft !== null}
      onOpenChange={(isOpen) => {
        setComplaint(null);
        if (isOpen) open(claimDraft(claim));
        else close();
      }}
      trigger={
        <button type="button" className={buttonClass()}>
          Edit claim
        </button>
      }
    >
      {draft && isConflict && (
        <>
          {complaint && <FormNotice tone="bad">{complaint}</FormNotice>}
          <ClaimConflict
            basis={draft.basis}
            claim={claim}
            mine={changesIn(draft)}
            onSave={save}
            onDiscard={close}
            onEdit={(changes) => open(changedDraft(claim, changes))}
          />
        </>
      )}
      {draft && !isConflict && (
        <form
          className="form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            save(changesIn(draft), draft.basis.changedSeq);
          }}
        >
          {refusal && <FormNotice tone="bad">{refusal.message}</FormNotice>}
          {complaint && <FormNotice tone="bad">{complaint}</FormNotice>}
          <ClaimFieldsForm draft={draft} quotes={quotes} onChange={change} />
          <div className="dialog-foot">
            <DialogClose render={<Button>Cancel</Button>} />
            <Button type="submit" tone="primary">
              Save claim
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}

const names: Readonly<Record<string, string>> = {
  wording: "Wording",
  quantities: "Figures",
  occurred: "When",
  place: "Where",
  attribution: "Attributed to",
};

/** The first thing that is wrong, by the name its field has on the screen. */
function complaintIn(issues: readonly Readonly<{ path: readonly PropertyKey[]; message: string }>[]): string {
  const [issue] = issues;
  const field = issue?.path[1];
  const name = typeof field === "string" ? names[field] : undefined;
  const row = issue?.path[2];
  const where = [name, typeof row === "number" ? `row ${row + 1}` : ""].filter(Boolean).join(", ");
  const isNoNumber = issue?.path.at(-1) === "min" || issue?.path.at(-1) === "max";
  return `${where || "The claim"}: ${isNoNumber ? "must be a number, or empty when unknown" : (issue?.message ?? "")}.`;
}
