"use client";

import { useState } from "react";
import { Button } from "@/app/_components/button";
import { claimTypeNames } from "@/app/_components/claim-type-chip";
import { countedWords } from "@/app/_components/time-words";
import { useMe } from "@/app/_live/live-desk";
import { claimTypes, modalities } from "@/lib/domain/claim";
import type { ClaimView } from "@/lib/live/claim-view";
import { may } from "@/lib/policy/permissions";
import { headed } from "@/lib/report/in-words";
import { numberRanges } from "@/lib/report/number-ranges";
import { BulkFate } from "./bulk-fate";
import { BulkReason } from "./bulk-reason";
import { ExportMenu } from "./export-menu";
import { MergeTwo } from "./merge-two";
import { SetMenu } from "./set-menu";
import { type OneOfMany, useBulk } from "./use-bulk";

type Props = Readonly<{
  slug: string;
  selected: readonly ClaimView[];
  /** How many of them the list does not show now. */
  outOfSight: number;
  onClear: () => void;
}>;

/** What can be done with the selected claims at once, and what became of it. */
export function BulkBar({ slug, selected, outOfSight, onClear }: Props) {
  const { role } = useMe();
  const { bulk, standing: undoable, takenBack, run, undo, stop, dismiss } = useBulk();
  const [isAsking, setIsAsking] = useState(false);
  const isBusy = bulk?.state === "running" || bulk?.state === "undoing";
  const standing = selected.filter(({ state }) => state !== "withdrawn");
  const [one, other] = selected;
  const withdrawn = selected.filter(({ state }) => state === "withdrawn");
  if (selected.length === 0 && !bulk) return null;
  const revise = (what: string, views: readonly ClaimView[], changes: Parameters<typeof revision>[1]) =>
    void run(
      what,
      views.map((view) => revision(view, changes)),
    );
  return (
    <section className="claims-bulk" aria-label="Selected claims">
      {selected.length > 0 && (
        <div className="form-row">
          <p className="claims-bulk-count">
            <strong>{countedWords(selected.length, "claim")}</strong> selected
            {outOfSight > 0 && <span className="muted">, {outOfSight} of them not in this list</span>}
          </p>
          {may(role, "claim.revise", true) && (
            <>
              <SetMenu
                name="Set type"
                options={claimTypes.map((type) => [type, claimTypeNames[type]])}
                isDisabled={isBusy || standing.length === 0}
                onChoose={(type) =>
                  revise(
                    `are ${claimTypeNames[type].toLowerCase()} now`,
                    selected.filter(({ claim }) => claim.type !== type),
                    { type },
                  )
                }
              />
              <SetMenu
                name="Set modality"
                options={modalities.map((modality) => [modality, headed(modality)])}
                isDisabled={isBusy || standing.length === 0}
                onChoose={(modality) =>
                  revise(
                    `put as ${modality}`,
                    selected.filter(({ claim }) => claim.modality !== modality),
                    { modality },
                  )
                }
              />
              {one && other && selected.length === 2 && (
                <MergeTwo one={one.claim} other={other.claim} isPossible={standing.length === 2} onMerged={onClear} />
              )}
              {standing.length > 0 && (
                <Button size="small" aria-disabled={isBusy} onClick={() => isBusy || setIsAsking(true)}>
                  Withdraw…
                </Button>
              )}
              {withdrawn.length > 0 && (
                <Button
                  size="small"
                  aria-disabled={isBusy}
                  onClick={() => isBusy || void run("reinstated", withdrawn.map(reinstatement))}
                >
                  Reinstate
                </Button>
              )}
            </>
          )}
          <ExportMenu
            slug={slug}
            label="Export these"
            size="small"
            claims={numberRanges(selected.map(({ claim }) => claim.number))}
          />
          <Button size="small" tone="quiet" onClick={onClear}>
            Clear
          </Button>
        </div>
      )}
      {bulk && <BulkFate slug={slug} bulk={bulk} {...{ undoable, takenBack, undo, stop, dismiss }} />}
      <BulkReason
        isOpen={isAsking}
        count={standing.length}
        onClose={() => setIsAsking(false)}
        onReason={(reason) =>
          void run(
            "withdrawn",
            standing.map(({ claim: { id: claimId, number } }) => ({
              ...{ claimId, number },
              command: { name: "withdraw-claim", input: { claimId, reason } },
            })),
          )
        }
      />
    </section>
  );
}

/** Against the claim as it is seen: a colleague's change since is a refusal and not overwritten. */
function revision(
  { claim: { id: claimId, number, changedSeq: basisSeq } }: ClaimView,
  changes: Readonly<{ type?: ClaimView["claim"]["type"]; modality?: ClaimView["claim"]["modality"] }>,
): OneOfMany {
  return { claimId, number, command: { name: "revise-claim", input: { claimId, basisSeq, changes } } };
}

const reinstatement = ({ claim: { id: claimId, number } }: ClaimView): OneOfMany => ({
  ...{ claimId, number },
  command: { name: "reinstate-claim", input: { claimId } },
});
