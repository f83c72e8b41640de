"use client";

import "./claim-conflict.css";
import { useId, useState } from "react";
import { Button } from "@/app/_components/button";
import { FormNotice } from "@/app/_components/form-notice";
import { useDesk } from "@/app/_live/live-desk";
import type { Claim, ClaimFields } from "@/lib/domain/claim";
import {
  bothOf,
  type ClaimChanges,
  type ClaimField,
  conflictsIn,
  type Settled,
  type Settlement,
  settledChanges,
} from "@/lib/domain/claim-conflict";
import { claimFieldInWords, claimFieldNames } from "@/lib/report/claim-field-in-words";

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

/**
 * What two people made of a claim at the same time, side by side, field by field. Each is settled by choice, and
 * nothing is chosen beforehand: neither text is to go by a slip.
 */
export function ClaimConflict({ basis, claim, mine, onSave, onDiscard, onEdit }: Props) {
  const { reviewers } = useDesk();
  const [settled, setSettled] = useState<Settled>({});
  const [isAsked, setIsAsked] = useState(false);
  const conflicts = conflictsIn(basis, claim, mine);
  const changes = settledChanges(claim, mine, conflicts, settled);
  const name = reviewers[claim.changedBy]?.name ?? "A former reviewer";
  return (
    <section className="claim-conflict" aria-label="Two versions">
      <FormNotice tone="bad">
        {conflicts.length > 0
          ? `${name} changed this claim while you were editing it. Nothing is lost: choose what it should say.`
          : `${name} changed this claim while you were editing it, but nothing that you changed. Yours stands beside it.`}
      </FormNotice>
      {conflicts.map((field) => (
        <Versions
          key={field}
          field={field}
          theirName={name}
          theirs={claim}
          mine={mine}
          value={settled[field] ?? null}
          isMissing={isAsked && settled[field] === undefined}
          onChoose={(settlement) => setSettled({ ...settled, [field]: settlement })}
        />
      ))}
      <div className="form-row">
        <Button
          tone="primary"
          onClick={() => {
            setIsAsked(true);
            if (changes) onSave(changes, claim.changedSeq);
          }}
        >
          {conflicts.length > 0 ? "Save what I chose" : "Save mine beside it"}
        </Button>
        {onEdit && <Button onClick={() => onEdit(changes ?? mine)}>Edit further</Button>}
        <Button tone="quiet" onClick={onDiscard}>
          Discard mine
        </Button>
      </div>
    </section>
  );
}

type VersionsProps = Readonly<{
  field: ClaimField;
  theirName: string;
  theirs: ClaimFields;
  mine: ClaimChanges;
  value: Settlement | null;
  isMissing: boolean;
  onChoose: (settlement: Settlement) => void;
}>;

function Versions({ field, theirName, theirs, mine, value, isMissing, onChoose }: VersionsProps) {
  const id = useId();
  const both = bothOf(field, theirs, mine);
  const versions = [
    { settlement: "theirs", name: `Theirs · ${theirName}`, fields: theirs },
    { settlement: "mine", name: "Mine", fields: mine },
    ...(Object.keys(both).length > 0 ? [{ settlement: "both", name: "Both", fields: both } as const] : []),
  ] as const;
  return (
    <fieldset aria-describedby={isMissing ? `${id}-missing` : undefined}>
      <legend>{claimFieldNames[field]}</legend>
      <div className="claim-versions">
        {versions.map(({ settlement, name, fields }) => (
          <label key={settlement}>
            <span className="claim-version-name">
              <input
                type="radio"
                name={id}
                checked={value === settlement}
                onChange={() => onChoose(settlement)}
                aria-describedby={`${id}-${settlement}`}
              />
              {name}
            </span>
            <span className="claim-version" id={`${id}-${settlement}`} dir="auto">
              {claimFieldInWords(fields, field) ?? <em className="muted">nothing</em>}
            </span>
          </label>
        ))}
      </div>
      {isMissing && (
        <p className="field-error" id={`${id}-missing`} role="alert">
          Choose one.
        </p>
      )}
    </fieldset>
  );
}
