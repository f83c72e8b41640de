import { z } from "zod";
import { NOTE_CODE_UNITS, words } from "@/lib/domain/claim";
import { type AssessmentId, type ClaimId, type CurationId, id, type ReviewerId } from "@/lib/domain/ids";

/**
 * An assessment is one reviewer's judgement of one claim. Reviewers may disagree; a curation
 * settles the disagreement into one verdict and keeps the dissent. Neither is ever edited: a later
 * one supersedes it.
 */

/** The default rating scale, in order. The last two are exported without a number. */
export const verdicts = ["supported", "refuted", "conflicting", "not-enough-evidence"] as const;
export type Verdict = (typeof verdicts)[number];

/** How sure a reviewer is of the judgement: not how likely the claim is. */
export const confidences = ["low", "moderate", "high"] as const;
export type Confidence = (typeof confidences)[number];

export const likelihoods = [
  "almost-certainly-not",
  "very-unlikely",
  "unlikely",
  "even-chance",
  "likely",
  "very-likely",
  "almost-certain",
] as const;
export type Likelihood = (typeof likelihoods)[number];

const someWords = words(NOTE_CODE_UNITS).pipe(z.string().min(1, "say why"));

/** `credibility` is 1 (confirmed) to 5 (improbable); 6 means "cannot judge", not "worst". */
export const assessInput = z.object({
  assessmentId: id("asm"),
  claimId: id("clm"),
  verdict: z.enum(verdicts),
  credibility: z.int().min(1).max(6).nullable().default(null),
  likelihood: z.enum(likelihoods).nullable().default(null),
  confidence: z.enum(confidences),
  rationale: someWords,
});
export const retractAssessmentInput = z.object({ assessmentId: id("asm") });
export const restoreAssessmentInput = z.object({ assessmentId: id("asm") });

export type Assessment = Readonly<{
  id: AssessmentId;
  claimId: ClaimId;
  reviewerId: ReviewerId;
  verdict: Verdict;
  credibility: number | null;
  likelihood: Likelihood | null;
  confidence: Confidence;
  rationale: string;
  assessedAtMs: number;
  retractedAtMs: number | null;
}>;

/** What a tab has of a rationale beyond the server: a few sentences and what was deleted, as Yjs and base64 write it. */
export const UNSENT_TEXT_CHARACTERS = 120_000;

/**
 * `basisSeq` is the claim's `changedSeq` the curator saw, and `seenCurationId` the verdict that held then: a claim
 * changed since, or settled since, is a conflict. `unsent` is what was typed into the joint rationale and had not
 * reached the server: the words come with their verdict, and not after it.
 */
export const curateInput = z.object({
  curationId: id("cur"),
  claimId: id("clm"),
  basisSeq: z.int().nonnegative().optional(),
  seenCurationId: id("cur").nullable().optional(),
  unsent: z.base64().max(UNSENT_TEXT_CHARACTERS).optional(),
  verdict: z.enum(verdicts),
  rationale: someWords,
  dissent: words(NOTE_CODE_UNITS).default(""),
});
export const retractCurationInput = z.object({ curationId: id("cur") });
export const restoreCurationInput = z.object({ curationId: id("cur") });

export type Curation = Readonly<{
  id: CurationId;
  claimId: ClaimId;
  verdict: Verdict;
  rationale: string;
  /** What a colleague still holds; empty when nobody does. */
  dissent: string;
  curatedBy: ReviewerId;
  curatedAtMs: number;
  retractedAtMs: number | null;
}>;

/** Each reviewer's latest standing assessment: the ones that count. A tie goes to the one listed later. */
export function standing(assessments: readonly Assessment[]): Assessment[] {
  const latest = new Map<ReviewerId, Assessment>();
  for (const assessment of assessments) {
    if (assessment.retractedAtMs !== null) continue;
    const prior = latest.get(assessment.reviewerId);
    if (!prior || prior.assessedAtMs <= assessment.assessedAtMs) latest.set(assessment.reviewerId, assessment);
  }
  return [...latest.values()];
}

/** The curation that holds: the latest that was not retracted. */
export function settled(curations: readonly Curation[]): Curation | null {
  let holds: Curation | null = null;
  for (const curation of curations) {
    if (curation.retractedAtMs === null && (!holds || holds.curatedAtMs <= curation.curatedAtMs)) holds = curation;
  }
  return holds;
}
