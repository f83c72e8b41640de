import { eq } from "drizzle-orm";
import { command } from "@/db/command";
import { mergingsOf } from "@/db/merged-claims";
import { claimIn } from "@/db/queries/things";
import { reinstateClaimInput, withdrawClaimInput } from "@/lib/domain/claim";
import { Problem } from "@/lib/errors";

/** Takes a claim out of the lists, with a reason. All that was said of it stays. */
export const withdrawClaim = command({
  name: "withdraw-claim",
  permission: "claim.withdraw",
  input: withdrawClaimInput,
  ownerOf: async (access, { claimId }) => (await claimIn(access, claimId)).recordedBy,
  async run(access, { claimId, reason }) {
    const { write, tables, now, seq } = access;
    if ((await claimIn(access, claimId)).withdrawnAtMs !== null) {
      throw new Problem("conflict", "This claim is withdrawn already.");
    }
    await write
      .update(tables.claims)
      .set({ withdrawnAtMs: now(), changedSeq: seq })
      .where(eq(tables.claims.id, claimId));
    return { result: { claimId }, events: [{ type: "claim.withdrawn", claimId, reason }] };
  },
  undo: ([withdrawn]) =>
    withdrawn?.type === "claim.withdrawn" ? { name: "reinstate-claim", input: { claimId: withdrawn.claimId } } : null,
});

/** Brings a withdrawn claim back, as it was. */
export const reinstateClaim = command({
  name: "reinstate-claim",
  permission: "claim.withdraw",
  input: reinstateClaimInput,
  ownerOf: async (access, { claimId }) => (await claimIn(access, claimId)).recordedBy,
  async run(access, { claimId }) {
    const { write, tables, seq } = access;
    if ((await claimIn(access, claimId)).withdrawnAtMs === null) {
      throw new Problem("conflict", "This claim is not withdrawn.");
    }
    if ((await mergingsOf(access, [claimId])).has(claimId)) {
      throw new Problem(
        "conflict",
        "This claim was merged into another, and its passages with it. Part the two again.",
      );
    }
    await write
      .update(tables.claims)
      .set({ withdrawnAtMs: null, changedSeq: seq })
      .where(eq(tables.claims.id, claimId));
    return { result: { claimId }, events: [{ type: "claim.reinstated", claimId }] };
  },
  undo: ([reinstated]) =>
    reinstated?.type === "claim.reinstated"
      ? { name: "withdraw-claim", input: { claimId: reinstated.claimId, reason: "undone" } }
      : null,
});
