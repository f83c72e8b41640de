import type { Verdict } from "@/lib/domain/assessment";
import type { ClaimState } from "@/lib/domain/claim";
import type { Judgement, Relation } from "@/lib/domain/evidence";
import { areDivided, type ClaimView } from "@/lib/live/claim-view";

export { isContested } from "@/lib/live/claim-view";

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
  if (state === "in-review" && areDivided(assessments)) return "assessments differ";
  return stateNames[state];
}
