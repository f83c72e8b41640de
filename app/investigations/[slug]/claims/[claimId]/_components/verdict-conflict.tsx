"use client";

import { type TwoParts, TwoVersions } from "@/app/_components/two-versions/two-versions";
import { useDesk } from "@/app/_live/live-desk";
import type { Curation } from "@/lib/domain/assessment";
import {
  bothOfVerdict,
  type GivenVerdict,
  settledVerdict,
  type VerdictPart,
  verdictConflicts,
} from "@/lib/domain/verdict-conflict";
import { headed } from "@/lib/report/in-words";

type Props = Readonly<{
  /** The verdict that a colleague gave meanwhile, which holds. */
  curation: Curation;
  mine: GivenVerdict;
  /** Settles the claim anew, now that both were seen. */
  onSave: (settled: GivenVerdict) => void;
  onDiscard: () => void;
  onEdit: (settled: GivenVerdict) => void;
}>;

const names: Readonly<Record<VerdictPart, string>> = { verdict: "Verdict", rationale: "Rationale", dissent: "Dissent" };

/** Two verdicts on one claim, neither given with the other in view. */
export function VerdictConflict({ curation, mine, onSave, onDiscard, onEdit }: Props) {
  const { reviewers } = useDesk();
  const name = reviewers[curation.curatedBy]?.name ?? "A former reviewer";
  const parts = verdictConflicts(curation, mine).map((part): TwoParts => {
    const words = (of: GivenVerdict) => (part === "verdict" ? headed(of.verdict) : of[part]);
    const both = bothOfVerdict(part, curation, mine);
    return { key: part, name: names[part], theirs: words(curation), mine: words(mine), both };
  });
  return (
    <TwoVersions
      notice={
        parts.length > 0
          ? `${name} settled this claim before yours arrived. Nothing is lost: choose what the verdict should say.`
          : `${name} settled this claim before yours arrived, with the same words. Yours would stand in its place.`
      }
      theirName={`Theirs · ${name}`}
      parts={parts}
      unopposed="Settle it all the same"
      onSave={(chosen) => onSave(settledVerdict(curation, mine, chosen))}
      onDiscard={onDiscard}
      onEdit={(chosen) => onEdit(settledVerdict(curation, mine, chosen))}
    />
  );
}
