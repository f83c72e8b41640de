"use client";

import "./two-versions.css";
import { useId, useState } from "react";
import { Button } from "@/app/_components/button";
import { FormNotice } from "@/app/_components/form-notice";
import type { Settlement } from "@/lib/domain/claim-conflict";

/** A part of a thing that two people gave differently, as each has it; null for nothing, and for both where both cannot be. */
export type TwoParts = Readonly<{
  key: string;
  name: string;
  theirs: string | null;
  mine: string | null;
  both: string | null;
}>;

/** What was chosen so far, by the key of the part. */
type Chosen = Readonly<Record<string, Settlement>>;

type Props = Readonly<{
  /** What has happened, and to what. */
  notice: string;
  theirName: string;
  parts: readonly TwoParts[];
  /** What saving is called where there is nothing to choose. */
  unopposed?: string;
  /** Called with a choice for every part. */
  onSave: (chosen: Chosen) => void;
  /** Gives up what was typed here. */
  onDiscard: () => void;
  /** Takes what was chosen so far back into the form. */
  onEdit?: (chosen: Chosen) => void;
}>;

/**
 * What two people made of one thing at the same time, side by side, part by part. Each is settled by choice, and
 * nothing is chosen beforehand: neither text is to go by a slip.
 */
export function TwoVersions({
  notice,
  theirName,
  parts,
  unopposed = "Save mine beside it",
  onSave,
  onDiscard,
  onEdit,
}: Props) {
  const [chosen, setChosen] = useState<Chosen>({});
  const [isAsked, setIsAsked] = useState(false);
  return (
    <section className="two-versions" aria-label="Two versions">
      <FormNotice tone="bad">{notice}</FormNotice>
      {parts.map((part) => (
        <Versions
          key={part.key}
          part={part}
          theirName={theirName}
          value={chosen[part.key] ?? null}
          isMissing={isAsked && chosen[part.key] === undefined}
          onChoose={(settlement) => setChosen({ ...chosen, [part.key]: settlement })}
        />
      ))}
      <div className="form-row">
        <Button
          tone="primary"
          onClick={() => {
            setIsAsked(true);
            if (parts.every(({ key }) => chosen[key] !== undefined)) onSave(chosen);
          }}
        >
          {parts.length > 0 ? "Save what I chose" : unopposed}
        </Button>
        {onEdit && <Button onClick={() => onEdit(chosen)}>Edit further</Button>}
        <Button tone="quiet" onClick={onDiscard}>
          Discard mine
        </Button>
      </div>
    </section>
  );
}

type VersionsProps = Readonly<{
  part: TwoParts;
  theirName: string;
  value: Settlement | null;
  isMissing: boolean;
  onChoose: (settlement: Settlement) => void;
}>;

function Versions({ part: { name, theirs, mine, both }, theirName, value, isMissing, onChoose }: VersionsProps) {
  const id = useId();
  const versions = [
    { settlement: "theirs", title: theirName, words: theirs },
    { settlement: "mine", title: "Mine", words: mine },
    ...(both === null ? [] : [{ settlement: "both", title: "Both", words: both } as const]),
  ] as const;
  return (
    <fieldset aria-describedby={isMissing ? `${id}-missing` : undefined}>
      <legend>{name}</legend>
      <div className="versions">
        {versions.map(({ settlement, title, words }) => (
          <label key={settlement}>
            <span className="version-name">
              <input
                type="radio"
                name={id}
                checked={value === settlement}
                onChange={() => onChoose(settlement)}
                aria-describedby={`${id}-${settlement}`}
              />
              {title}
            </span>
            <span className="version-words" id={`${id}-${settlement}`} dir="auto">
              {words || <em className="muted">nothing</em>}
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
