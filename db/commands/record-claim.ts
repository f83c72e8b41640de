import { claimColumns } from "@/db/claim-row";
import { command } from "@/db/command";
import { pointAt } from "@/db/commands/point-at";
import { nextClaimNumber } from "@/db/next-claim-number";
import { insertRow } from "@/db/prepared";
import { recordClaimInput } from "@/lib/domain/claim";

/** Records a claim with the first passage that makes it. Answers with the claim's number. */
export const recordClaim = command({
  name: "record-claim",
  permission: "claim.record",
  input: recordClaimInput,
  async run(access, { claimId, appearanceId, passage: named, ...fields }) {
    const { write, tables, investigationId, reviewerId: recordedBy, now, seq } = access;
    const { claims, appearances } = tables;
    const passage = await pointAt(access, named);
    const number = await nextClaimNumber(access);
    const made = { investigationId, recordedBy, recordedAtMs: now() };
    await insertRow(write, claims, { ...made, ...claimColumns(fields), id: claimId, number, changedSeq: seq });
    await insertRow(write, appearances, { ...made, id: appearanceId, claimId, passageId: passage.id });
    return {
      result: { claimId, number },
      events: [{ type: "claim.recorded", claimId, number, fields, appearanceId, passage }],
    };
  },
  undo: ([recorded]) =>
    recorded?.type === "claim.recorded"
      ? { name: "withdraw-claim", input: { claimId: recorded.claimId, reason: "undone" } }
      : null,
});
