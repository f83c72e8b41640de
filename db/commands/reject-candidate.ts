import { and, eq, isNotNull } from "drizzle-orm";
import { command } from "@/db/command";
import { claimIn, rejectionIn, versionTextIn } from "@/db/queries/things";
import { rejectCandidateInput, restoreCandidateInput } from "@/lib/domain/candidate";
import { Problem } from "@/lib/errors";

/** Says that a sentence is nothing for a claim, so that it is not proposed again. */
export const rejectCandidate = command({
  name: "reject-candidate",
  permission: "evidence.link",
  input: rejectCandidateInput,
  async run(access, { rejectionId, claimId, versionId, start, end, exact }) {
    const { write, tables, investigationId, reviewerId, now } = access;
    const { candidateRejections } = tables;
    await claimIn(access, claimId);
    const { text, sourceId } = await versionTextIn(access, versionId);
    if (text.slice(start, end) !== exact) {
      throw new Problem("invalid", "The source does not say that at this place. Load the candidates again.");
    }
    const span = { claimId, versionId, start, end };
    const row = { id: rejectionId, investigationId, ...span, rejectedBy: reviewerId, rejectedAtMs: now() };
    // Under an id that was taken back, it holds again.
    const again = and(
      eq(candidateRejections.investigationId, investigationId),
      eq(candidateRejections.claimId, claimId),
      isNotNull(candidateRejections.restoredAtMs),
    );
    await write
      .insert(candidateRejections)
      .values(row)
      .onConflictDoUpdate({
        target: candidateRejections.id,
        set: { restoredAtMs: null },
        ...(again && { setWhere: again }),
      });
    return {
      result: { rejectionId },
      events: [{ type: "candidate.rejected", rejectionId, ...span, sourceId, exact }],
    };
  },
  undo: ([rejected]) =>
    rejected?.type === "candidate.rejected"
      ? { name: "restore-candidate", input: { rejectionId: rejected.rejectionId } }
      : null,
});

/** Lets a rejected sentence be proposed again. */
export const restoreCandidate = command({
  name: "restore-candidate",
  permission: "evidence.retract",
  input: restoreCandidateInput,
  ownerOf: async (access, { rejectionId }) => (await rejectionIn(access, rejectionId)).rejectedBy,
  async run(access, { rejectionId }) {
    const { write, tables, now, investigationId } = access;
    const { candidateRejections } = tables;
    const { restoredAtMs, claimId, versionId, start, end } = await rejectionIn(access, rejectionId);
    const exact = (await versionTextIn(access, versionId)).text.slice(start, end);
    if (restoredAtMs !== null) throw new Problem("conflict", "This was taken back already.");
    await write
      .update(candidateRejections)
      .set({ restoredAtMs: now() })
      .where(and(eq(candidateRejections.id, rejectionId), eq(candidateRejections.investigationId, investigationId)));
    return {
      result: { rejectionId },
      events: [{ type: "candidate.restored", rejectionId, claimId, versionId, start, end, exact }],
    };
  },
  undo: ([restored]) => {
    if (restored?.type !== "candidate.restored") return null;
    const { type: _type, ...input } = restored;
    return { name: "reject-candidate", input };
  },
});
