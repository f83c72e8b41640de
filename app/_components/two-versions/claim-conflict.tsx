"use client";

import { useDesk } from "@/app/_live/live-desk";
import type { Claim, ClaimFields } from "@/lib/domain/claim";
import { bothOf, type ClaimChanges, conflictsIn, settledChanges } from "@/lib/domain/claim-conflict";
import { claimFieldInWords, claimFieldNames } from "@/lib/report/claim-field-in-words";
import { type TwoParts, TwoVersions } from "./two-versions";

type Props = Readonly<{
  /** As the claim was when it was opened to be edited; null where nobody knows any more. */
  basis: ClaimFields | null;
  /** As a colleague left it. */
  claim: Claim;
  mine: ClaimChanges;
  /** Sends what was settled, against the claim as it is now. */
  onSave: (changes: ClaimChanges, basisSeq: number) => void;
  /** Gives up what was typed here. */
  onDiscard: () => void;
  /** Takes what was settled so far back into the form. */
  onEdit?: (changes: ClaimChanges) => void;
}>;

/** What two people made of a claim at the same time, field by field. */
export function ClaimConflict({ basis, claim, mine, onSave, onDiscard, onEdit }: Props) {
  const { reviewers } = useDesk();
  const conflicts = conflictsIn(basis, claim, mine);
  const name = reviewers[claim.changedBy]?.name ?? "A former reviewer";
  const parts = conflicts.map((field): TwoParts => {
    const words = (of: ClaimChanges) => claimFieldInWords(of, field);
    const name = claimFieldNames[field];
    return { key: field, name, theirs: words(claim), mine: words(mine), both: words(bothOf(field, claim, mine)) };
  });
  return (
    <TwoVersions
      notice={
        conflicts.length > 0
          ? `${name} changed this claim while you were editing it. Nothing is lost: choose what it should say.`
          : `${name} changed this claim while you were editing it, but nothing that you changed. Yours stands beside it.`
      }
      theirName={`Theirs · ${name}`}
      parts={parts}
      onSave={(settled) => {
        const changes = settledChanges(claim, mine, conflicts, settled);
        if (changes) onSave(changes, claim.changedSeq);
      }}
      onDiscard={onDiscard}
      {...(onEdit && { onEdit: (settled) => onEdit(settledChanges(claim, mine, conflicts, settled) ?? mine) })}
    />
  );
}
