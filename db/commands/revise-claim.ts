import { eq } from "drizzle-orm";
import { claimColumns, claimOf } from "@/db/claim-row";
import { command } from "@/db/command";
import { refuseIfChanged } from "@/db/commands/refuse-if-changed";
import { claimIn } from "@/db/queries/things";
import { type ClaimFields, claimFields, reviseClaimInput } from "@/lib/domain/claim";
import { Problem } from "@/lib/errors";

/** Changes some of a claim's fields. The event keeps what stood there before, so that it can be undone and shown. */
export const reviseClaim = command({
  name: "revise-claim",
  permission: "claim.revise",
  input: reviseClaimInput,
  ownerOf: async (access, { claimId }) => (await claimIn(access, claimId)).recordedBy,
  async run(access, { claimId, basisSeq, changes }) {
    const { write, tables, seq } = access;
    const claim = claimOf(await claimIn(access, claimId));
    refuseIfChanged("claim", claim.changedSeq, basisSeq);
    if (claim.withdrawnAtMs !== null) throw new Problem("conflict", "This claim was withdrawn. Reinstate it first.");
    const before = claimFields.parse(claim);
    const after: ClaimFields = claimFields.parse({ ...before, ...changes });
    await write
      .update(tables.claims)
      .set({ ...claimColumns(after), changedSeq: seq })
      .where(eq(tables.claims.id, claimId));
    const prior = Object.fromEntries(Object.entries(before).filter(([field]) => field in changes));
    return {
      result: { claimId },
      events: [{ type: "claim.revised", claimId, changes, prior: claimFields.partial().parse(prior) }],
    };
  },
  undo: ([revised]) =>
    revised?.type === "claim.revised"
      ? { name: "revise-claim", input: { claimId: revised.claimId, changes: revised.prior } }
      : null,
});
