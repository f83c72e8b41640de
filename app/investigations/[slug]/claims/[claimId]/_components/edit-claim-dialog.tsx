"use client";

import { useState } from "react";
import { Button, buttonClass } from "@/app/_components/button";
import { Dialog, DialogClose } from "@/app/_components/dialog";
import { FormNotice } from "@/app/_components/form-notice";
import type { Claim } from "@/lib/domain/claim";
import { reviseClaimInput } from "@/lib/domain/claim";
import { figuresInWords } from "@/lib/report/figure-in-words";
import { type ClaimDraft, changesIn, claimDraft } from "./claim-draft";
import { ClaimFieldsForm } from "./claim-fields-form";
import type { Quotes } from "./figures-read";
import { useDraft } from "./use-draft";

/**
 * Every field of a claim in one form. It is saved against the claim as it was opened: when a colleague
 * was faster, both are shown and the person decides; only the fields changed here are sent.
 */
export function EditClaimDialog({ claim, quotes }: Readonly<{ claim: Claim; quotes: Quotes }>) {
  const { draft, refusal, open, change, close, send } = useDraft<ClaimDraft>();
  const [complaint, setComplaint] = useState<string | null>(null);
  const save = (basisSeq: number) => {
    if (!draft) return;
    const changes = changesIn(draft);
    if (Object.keys(changes).length === 0) return close();
    const input = { claimId: claim.id, basisSeq, changes };
    const parsed = reviseClaimInput.safeParse(input);
    setComplaint(parsed.success ? null : complaintIn(parsed.error.issues));
    if (parsed.success) send({ name: "revise-claim", input }, "Claim changed.");
  };
  const isConflict = refusal?.code === "conflict" && draft !== null && claim.changedSeq > draft.basis.changedSeq;
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
      {draft && (
        <form
          className="form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            save(draft.basis.changedSeq);
          }}
        >
          {refusal && (
            <FormNotice tone="bad">
              <span>{refusal.message}</span>
              {isConflict && (
                <>
                  <span>
                    It now reads “{claim.wording}”
                    {claim.quantities.length > 0 && ` (${figuresInWords(claim.quantities)})`}.
                  </span>
                  <span className="form-row">
                    <Button size="small" onClick={() => save(claim.changedSeq)}>
                      Save mine over it
                    </Button>
                    <Button size="small" onClick={() => open(claimDraft(claim))}>
                      Start again from theirs
                    </Button>
                  </span>
                </>
              )}
            </FormNotice>
          )}
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
