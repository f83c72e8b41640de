import { encodeStateAsUpdate } from "yjs";
import type { Access, Writing } from "@/db/access";
import { everyWriter, lastVersion, storedText, storeState, storeVersion } from "@/db/joint-texts";
import type { ClaimId } from "@/lib/domain/ids";
import { clearText, jointTextDoc, textIn } from "@/lib/joint-text/text-in";

/**
 * Makes one state of what is stored, and a version of its text if it differs from the last one: all
 * in the transaction that is open, so that what is torn off leaves everything as it was. For a claim
 * that is settled the text is taken out as well, and the next one begins empty.
 */
export async function keepRationale(
  access: Writing<Access>,
  claimId: ClaimId,
  { isSettled }: Readonly<{ isSettled: boolean }>,
): Promise<void> {
  const stored = await storedText(access, { kind: "rationale", claimId });
  if (!stored || (stored.updates.length === 0 && !isSettled)) return;
  const { id, state, updates, seq } = stored;
  const doc = jointTextDoc([state, ...updates.map(({ update }) => update)]);
  const text = textIn(doc);
  const last = await lastVersion(access, id);
  const writers = [...new Set(updates.map(({ writtenBy }) => writtenBy))].sort();
  if (text !== "" && (isSettled || text !== last?.text)) {
    const writtenBy = writers.length > 0 ? writers : (last?.writtenBy ?? []);
    await storeVersion(access, id, { number: (last?.number ?? 0) + 1, text, writtenBy, isSettled });
  }
  if (isSettled) clearText(doc);
  const writtenBy = everyWriter(stored);
  await storeState(access, id, { state: encodeStateAsUpdate(doc), seq: isSettled ? seq + 1 : seq, writtenBy });
}
