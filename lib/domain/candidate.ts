import { z } from "zod";
import { id } from "@/lib/domain/ids";

/**
 * A candidate is a sentence that may bear on a claim, proposed to be looked at. Rejecting one says that it is nothing
 * for this claim: it is not proposed again until that is taken back.
 */
export const rejectCandidateInput = z.object({
  rejectionId: id("rej"),
  claimId: id("clm"),
  versionId: id("ver"),
  start: z.int().nonnegative(),
  end: z.int().positive(),
  /** What the sender saw there. */
  exact: z.string().min(1).max(20_000),
});
export const restoreCandidateInput = z.object({ rejectionId: id("rej") });
