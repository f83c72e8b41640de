import { and, asc, desc, eq, gt } from "drizzle-orm";
import { z } from "zod";
import type { Access, Writing } from "@/db/access";
import { canonicalJson } from "@/db/history";
import { newId } from "@/db/new-id";
import type { ClaimId, JointTextId, ReviewerId } from "@/lib/domain/ids";
import { id } from "@/lib/domain/ids";

/** One joint text as it is stored: a state, and what was written since. */
export type StoredJointText = Readonly<{
  id: JointTextId;
  state: Uint8Array;
  updates: readonly Readonly<{ update: Uint8Array; writtenBy: ReviewerId }>[];
  /** Of the last update it has. */
  seq: number;
}>;

/** The rationale of a claim as it is stored; null until somebody wrote. */
export async function storedRationale(access: Access, claimId: ClaimId): Promise<StoredJointText | null> {
  const { read, tables, investigationId } = access;
  const { jointTexts, jointTextUpdates } = tables;
  const [found] = await read
    .select({ id: jointTexts.id, state: jointTexts.state, stateSeq: jointTexts.stateSeq })
    .from(jointTexts)
    .where(
      and(
        eq(jointTexts.investigationId, investigationId),
        eq(jointTexts.claimId, claimId),
        eq(jointTexts.kind, "rationale"),
      ),
    );
  if (!found) return null;
  const updates = await read
    .select({
      seq: jointTextUpdates.seq,
      update: jointTextUpdates.update,
      writtenBy: jointTextUpdates.writtenBy,
    })
    .from(jointTextUpdates)
    .where(and(eq(jointTextUpdates.jointTextId, found.id), gt(jointTextUpdates.seq, found.stateSeq)))
    .orderBy(asc(jointTextUpdates.seq));
  const { stateSeq, ...stored } = found;
  return { ...stored, updates, seq: updates.at(-1)?.seq ?? stateSeq };
}

/** Stores what one person wrote after what is stored by now. Answers with its number. */
export async function appendToRationale(
  access: Writing<Access>,
  claimId: ClaimId,
  update: Uint8Array,
): Promise<number> {
  const { write, tables, investigationId, reviewerId: writtenBy, now } = access;
  const { jointTexts, jointTextUpdates } = tables;
  const found = await placeOf(access, claimId);
  const jointTextId = found?.id ?? newId("jtx");
  if (!found) {
    const nothing = Buffer.from(NOTHING);
    const made = { id: jointTextId, investigationId, kind: "rationale", claimId, state: nothing, stateSeq: 0 } as const;
    await write.insert(jointTexts).values(made);
  }
  const seq = (found?.seq ?? 0) + 1;
  const row = { jointTextId, investigationId, seq, update: Buffer.from(update), writtenBy, writtenAtMs: now() };
  await write.insert(jointTextUpdates).values(row);
  return seq;
}

/** Yjs' update that changes nothing. */
const NOTHING = new Uint8Array([0, 0]);

async function placeOf({ read, tables, investigationId }: Access, claimId: ClaimId) {
  const { jointTexts, jointTextUpdates } = tables;
  const [found] = await read
    .select({ id: jointTexts.id, stateSeq: jointTexts.stateSeq, lastSeq: jointTextUpdates.seq })
    .from(jointTexts)
    .leftJoin(jointTextUpdates, eq(jointTextUpdates.jointTextId, jointTexts.id))
    .where(
      and(
        eq(jointTexts.investigationId, investigationId),
        eq(jointTexts.claimId, claimId),
        eq(jointTexts.kind, "rationale"),
      ),
    )
    .orderBy(desc(jointTextUpdates.seq))
    .limit(1);
  return found ? { id: found.id, seq: Math.max(found.stateSeq, found.lastSeq ?? 0) } : null;
}

/** Puts one state in the place of everything stored up to `seq`. */
export async function storeState(
  { write, tables }: Writing<Access>,
  jointTextId: JointTextId,
  { state, seq }: Readonly<{ state: Uint8Array; seq: number }>,
): Promise<void> {
  const { jointTexts, jointTextUpdates } = tables;
  const stored = { state: Buffer.from(state), stateSeq: seq };
  await write.update(jointTexts).set(stored).where(eq(jointTexts.id, jointTextId));
  await write.delete(jointTextUpdates).where(eq(jointTextUpdates.jointTextId, jointTextId));
}

const writers = z.array(id("rev"));

export async function lastVersion({ read, tables }: Access, jointTextId: JointTextId) {
  const { jointTextVersions } = tables;
  const [last] = await read
    .select({
      number: jointTextVersions.number,
      text: jointTextVersions.text,
      writtenBy: jointTextVersions.writtenBy,
    })
    .from(jointTextVersions)
    .where(eq(jointTextVersions.jointTextId, jointTextId))
    .orderBy(desc(jointTextVersions.number))
    .limit(1);
  return last ? { ...last, writtenBy: writersIn(last.writtenBy) } : null;
}

export const writersIn = (stored: string): ReviewerId[] => writers.parse(JSON.parse(stored));

type NewVersion = Readonly<{ number: number; text: string; writtenBy: readonly ReviewerId[]; isSettled: boolean }>;

export async function storeVersion(
  { write, tables, investigationId, now }: Writing<Access>,
  jointTextId: JointTextId,
  { writtenBy, ...version }: NewVersion,
): Promise<void> {
  const row = { ...version, writtenBy: canonicalJson(writtenBy), jointTextId, investigationId, keptAtMs: now() };
  await write.insert(tables.jointTextVersions).values(row);
}
