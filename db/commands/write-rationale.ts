import { type Access, allow, roleNow, type Writing } from "@/db/access";
import { appendToRationale } from "@/db/joint-texts";
import { keepRationale } from "@/db/keep-rationale";
import { claimIn } from "@/db/queries/things";
import type { ClaimId } from "@/lib/domain/ids";
import type { Permission } from "@/lib/policy/permissions";

/**
 * Stores what somebody typed into the rationale of a claim; on the disk when this resolves. Not a
 * `command`: people type ten times a second, so history gets what was settled and not every key
 * (docs/decisions). Answers with the number of the update.
 *
 * @throws {Problem} `forbidden`, or `not-found` for who was removed and for a claim of another investigation.
 */
export function writeRationale(access: Access, claimId: ClaimId, update: Uint8Array): Promise<number> {
  return changing(access, claimId, "claim.curate", (writing) => appendToRationale(writing, claimId, update));
}

/** Keeps the rationale as it stands: one state of what was typed, and a version of the text. Changes no word of it. */
export function keepRationaleNow(access: Access, claimId: ClaimId): Promise<void> {
  return changing(access, claimId, "investigation.read", (writing) =>
    keepRationale(writing, claimId, { isSettled: false }),
  );
}

/** One transaction, entered with the role of that moment. It records no event, so it has no `seq` of its own. */
function changing<Result>(
  access: Access,
  claimId: ClaimId,
  permission: Permission,
  work: (writing: Writing<Access>) => Promise<Result>,
): Promise<Result> {
  return access.store.change(access.stream, async (write) => {
    const reading: Access = { ...access, read: write };
    const entered: Access = { ...reading, role: await roleNow(reading) };
    allow(entered, permission);
    await claimIn(entered, claimId);
    return work({ ...entered, write, seq: 0 });
  });
}
