import { useState } from "react";
import { Button } from "@/app/_components/button";
import { relationNames } from "@/app/_components/claim-card/claim-words";
import { RelationMark } from "@/app/_components/relation-mark";
import type { Candidate } from "@/db/queries/candidates";
import { type Relation, relations } from "@/lib/domain/evidence";

type Props = Readonly<{
  candidate: Candidate;
  isOn: boolean;
  onFocus: () => void;
  onLink: (relation: Relation) => void;
  onReject: () => void;
  onStep: (by: 1 | -1) => void;
  onLeave: () => void;
}>;

/** A sentence that may bear on the claim, with why it is proposed. Enter asks how it bears; x says that it does not. */
export function CandidateItem({ candidate, isOn, onFocus, onLink, onReject, onStep, onLeave }: Props) {
  const [isAsking, setAsking] = useState(false);
  const { exact, paragraph, kind, voice, reasons } = candidate;
  const where = [`¶${paragraph}`, voice ?? (kind === "body" ? null : kind.replace("-", " "))]
    .filter(Boolean)
    .join(" · ");
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = actionOf(event.key);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  const actionOf = (key: string): (() => void) | null => {
    const relation = isAsking ? relations[Number(key) - 1] : undefined;
    if (relation) return () => onLink(relation);
    if (key === "Escape") return isAsking ? () => setAsking(false) : onLeave;
    if (key === "x") return onReject;
    if (key === "ArrowDown" || key === "j") return () => onStep(1);
    if (key === "ArrowUp" || key === "k") return () => onStep(-1);
    return null;
  };
  return (
    <li className="candidate" data-on={isOn || undefined} onKeyDown={onKeyDown}>
      <button
        type="button"
        className="candidate-words"
        data-candidate={candidate.start}
        aria-expanded={isAsking}
        aria-keyshortcuts="Enter x"
        onFocus={onFocus}
        onClick={() => setAsking((is) => !is)}
      >
        <span className="candidate-where muted">{where}</span>
        <span className="candidate-text" dir="auto">
          {exact}
        </span>
        <span className="candidate-reasons">{reasons.join(" · ")}</span>
      </button>
      {isAsking ? (
        <fieldset className="candidate-relations">
          <legend className="unseen">How does it bear on the claim?</legend>
          {relations.map((relation, at) => (
            <Button key={relation} size="small" onClick={() => onLink(relation)} aria-label={relationNames[relation]}>
              <RelationMark relation={relation} isNamed />
              <kbd>{at + 1}</kbd>
            </Button>
          ))}
        </fieldset>
      ) : (
        isOn && (
          <div className="candidate-actions">
            <Button size="small" onClick={() => setAsking(true)}>
              Link <kbd>⏎</kbd>
            </Button>
            <Button size="small" tone="quiet" onClick={onReject}>
              Nothing for this claim <kbd>x</kbd>
            </Button>
          </div>
        )
      )}
    </li>
  );
}
