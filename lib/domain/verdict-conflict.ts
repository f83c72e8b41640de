import type { Curation, Verdict } from "@/lib/domain/assessment";
import { bothTexts } from "@/lib/domain/both-texts";
import { NOTE_CODE_UNITS } from "@/lib/domain/claim";
import type { Settlement } from "@/lib/domain/claim-conflict";

/**
 * Two curators settled one claim, and neither had seen the other's verdict. A person settles what it is: a claim has one
 * verdict, and the reasons and the dissent of both can stand.
 */

export type GivenVerdict = Readonly<{ verdict: Verdict; rationale: string; dissent: string }>;
export type VerdictPart = keyof GivenVerdict;
type ChosenVerdict = Readonly<Partial<Record<VerdictPart, Settlement>>>;

/** The parts in which the two differ, in the order in which they are read. */
export function verdictConflicts(theirs: GivenVerdict, mine: GivenVerdict): VerdictPart[] {
  return (["verdict", "rationale", "dissent"] as const).filter((part) => theirs[part] !== mine[part]);
}

/** One text that says what both say; null where none could. */
export function bothOfVerdict(part: VerdictPart, theirs: GivenVerdict, mine: GivenVerdict): string | null {
  return part === "verdict" ? null : bothTexts(theirs[part], mine[part], NOTE_CODE_UNITS, "\n\n");
}

/** What was chosen; mine where nothing was. */
export function settledVerdict(
  theirs: Pick<Curation, VerdictPart>,
  mine: GivenVerdict,
  chosen: ChosenVerdict,
): GivenVerdict {
  const text = (part: "rationale" | "dissent") => {
    if (chosen[part] === "theirs") return theirs[part];
    return (chosen[part] === "both" && bothOfVerdict(part, theirs, mine)) || mine[part];
  };
  const verdict = chosen.verdict === "theirs" ? theirs.verdict : mine.verdict;
  return { verdict, rationale: text("rationale"), dissent: text("dissent") };
}
