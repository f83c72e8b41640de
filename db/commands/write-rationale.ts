import type { Access } from "@/db/access";
import { changingText } from "@/db/change-joint-text";
import { appendToText } from "@/db/joint-texts";
import { keepRationale } from "@/db/keep-rationale";
import { claimIn } from "@/db/queries/things";
import type { ClaimId } from "@/lib/domain/ids";

/**
 * Stores what somebody typed into the rationale of a claim; on the disk when this resolves. Not a
 * `command` (docs/decisions). Answers with the number of the update.
 *
 * @throws {Problem} `forbidden`, or `not-found` for who was removed and for a claim of another investigation.
 */
export function writeRationale(access: Access, claimId: ClaimId, update: Uint8Array): Promise<number> {
  return changingText(access, "claim.curate", claimId, async (writing) => {
    await claimIn(writing, claimId);
    return appendToText(writing, { kind: "rationale", claimId }, update);
  });
}

/** Keeps the rationale as it stands: one state of what was typed, and a version of the text. Changes no word of it. */
export function keepRationaleNow(access: Access, claimId: ClaimId): Promise<void> {
  return changingText(access, "investigation.read", claimId, async (writing) => {
    await claimIn(writing, claimId);
    return keepRationale(writing, claimId, null);
  });
}
