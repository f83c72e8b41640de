import { z } from "zod";
import { confidences, likelihoods, verdicts } from "@/lib/domain/assessment";
import { id } from "@/lib/domain/ids";

/** What reviewers judged, and how it was settled. */
export const judgementEvents = [
  z.object({
    type: z.literal("claim.assessed"),
    assessmentId: id("asm"),
    claimId: id("clm"),
    verdict: z.enum(verdicts),
    credibility: z.int().nullable(),
    likelihood: z.enum(likelihoods).nullable(),
    confidence: z.enum(confidences),
    rationale: z.string(),
  }),
  z.object({ type: z.literal("assessment.retracted"), assessmentId: id("asm") }),
  z.object({ type: z.literal("assessment.restored"), assessmentId: id("asm") }),
  z.object({
    type: z.literal("claim.curated"),
    curationId: id("cur"),
    claimId: id("clm"),
    verdict: z.enum(verdicts),
    rationale: z.string(),
    dissent: z.string(),
  }),
  z.object({ type: z.literal("curation.retracted"), curationId: id("cur") }),
  z.object({ type: z.literal("curation.restored"), curationId: id("cur") }),
] as const;
