import { encodeStateAsUpdate } from "yjs";
import type { Access, Writing } from "@/db/access";
import { everyWriter, lastVersion, type StoredJointText, storedText, storeState, storeVersion } from "@/db/joint-texts";
import type { ClaimId, ReviewerId } from "@/lib/domain/ids";
import { clearWords, dropEmptyLines, jointTextDoc, textIn } from "@/lib/joint-text/text-in";

/**
 * Makes one state of what is stored, and a version of its text if it differs from the last one: all
 * in the transaction that is open, so that what is torn off leaves everything as it was. For a claim
 * that is settled the text is taken out as well, and the next one begins with what others typed meanwhile: with nothing, as a rule.
 */
export async function keepRationale(
  access: Writing<Access>,
  claimId: ClaimId,
  settledWith: string | null,
): Promise<void> {
  const isSettled = settledWith !== null;
  const stored = await storedText(access, { kind: "rationale", claimId });
  if (!stored || (stored.updates.length === 0 && !isSettled)) return;
  const { id, seq } = stored;
  const { seen, unseen } = isSettled ? asSettled(stored, settledWith, access.reviewerId) : all(stored);
  const doc = docOf(stored, seen);
  const text = textIn(doc);
  const last = await lastVersion(access, id);
  const writers = [...new Set(seen.map(({ writtenBy }) => writtenBy))].sort();
  if (text !== "" && (isSettled || text !== last?.text)) {
    const writtenBy = writers.length > 0 ? writers : (last?.writtenBy ?? []);
    await storeVersion(access, id, { number: (last?.number ?? 0) + 1, text, writtenBy, isSettled });
  }
  if (isSettled) clearWords(doc);
  const next = jointTextDoc([encodeStateAsUpdate(doc), ...unseen.map(({ update }) => update)]);
  if (isSettled) dropEmptyLines(next);
  const writtenBy = everyWriter(stored);
  await storeState(access, id, { state: encodeStateAsUpdate(next), seq: isSettled ? seq + 1 : seq, writtenBy });
}

type Update = StoredJointText["updates"][number];
type Parted = Readonly<{ seen: readonly Update[]; unseen: readonly Update[] }>;

const docOf = ({ state }: StoredJointText, seen: readonly Update[]) =>
  jointTextDoc([state, ...seen.map(({ update }) => update)]);
const all = ({ updates }: StoredJointText): Parted => ({ seen: updates, unseen: [] });

/** How many updates of others may have been on their way to the tab that settled: some seconds of typing. */
const UNSEEN_AT_MOST = 20;

/**
 * What who settled the claim had before them: their own updates, and those of others up to one after which the text
 * reads as they settled it. What they settled may be in no way what is stored, since a form is not bound to: then it is all of it.
 */
function asSettled(stored: StoredJointText, settledWith: string, settledBy: ReviewerId): Parted {
  const { updates } = stored;
  const ofOthers = [...updates.keys()].filter((n) => updates[n]?.writtenBy !== settledBy).slice(-UNSEEN_AT_MOST);
  for (const from of [updates.length, ...ofOthers.reverse()]) {
    const isSeen = ({ writtenBy }: Update, n: number) => n < from || writtenBy === settledBy;
    const seen = updates.filter(isSeen);
    if (textIn(docOf(stored, seen)) !== settledWith.trim()) continue;
    return { seen, unseen: updates.filter((update, n) => !isSeen(update, n)) };
  }
  return all(stored);
}
