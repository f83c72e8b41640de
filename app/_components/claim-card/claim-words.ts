import type { Verdict } from "@/lib/domain/assessment";
import type { ClaimState } from "@/lib/domain/claim";
import type { Judgement, Relation } from "@/lib/domain/evidence";
import type { ClaimView } from "@/lib/live/claim-view";

const stateNames: Readonly<Record<ClaimState, string>> = {
  open: "open",
  "in-review": "in review",
  settled: "settled",
  withdrawn: "withdrawn",
};

const verdictNames: Readonly<Record<Verdict, string>> = {
  supported: "supported",
  refuted: "refuted",
  conflicting: "conflicting",
  "not-enough-evidence": "not enough evidence",
};

export const relationNames: Readonly<Record<Relation, string>> = {
  corroborates: "Corroborates",
  contradicts: "Contradicts",
  qualifies: "Qualifies",
};

export const judgementNames: Readonly<Record<Judgement, string>> = {
  yes: "Yes",
  no: "No",
  "not-judged": "Not judged",
};

/** Where a claim stands, in a word or two: its verdict once there is one, else its state. */
export function standingWords({ state, curation, assessments }: ClaimView): string {
  if (state === "settled" && curation) return verdictNames[curation.verdict];
  if (state === "in-review" && differ(assessments)) return "assessments differ";
  return stateNames[state];
}

/** Something speaks against it, or reviewers judge it differently: drawn with a double edge. */
export function isContested({ count, assessments }: ClaimView): boolean {
  return count.contradicts > 0 || differ(assessments);
}

function differ(assessments: ClaimView["assessments"]): boolean {
  return new Set(assessments.map(({ verdict }) => verdict)).size > 1;
}
