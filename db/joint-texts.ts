import { and, asc, desc, eq, gt } from "drizzle-orm";
import { z } from "zod";
import type { Access, Writing } from "@/db/access";
import { canonicalJson } from "@/db/history";
import { newId } from "@/db/new-id";
import type { JointTextId, ReviewerId } from "@/lib/domain/ids";
import { id } from "@/lib/domain/ids";
import type { JointTextOf } from "@/lib/joint-text/joint-text";

/** One joint text as it is stored: a state, and what was written since. */
export type StoredJointText = Readonly<{
  id: JointTextId;
  state: Uint8Array;
  /** Who wrote what the state has, in the order of their ids. */
  writtenBy: readonly ReviewerId[];
  updates: readonly Readonly<{ update: Uint8Array; writtenBy: ReviewerId }>[];
  /** Of the last update it has. */
  seq: number;
}>;

/** A joint text as it is stored; null until somebody wrote. */
export async function storedText(access: Access, of: JointTextOf): Promise<StoredJointText | null> {
  const { read, tables } = access;
  const { jointTexts, jointTextUpdates } = tables;
  const [found] = await read
    .select({
      id: jointTexts.id,
      state: jointTexts.state,
      stateSeq: jointTexts.stateSeq,
      writtenBy: jointTexts.writtenBy,
    })
    .from(jointTexts)
    .where(thisText(access, of));
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
  return { ...stored, writtenBy: writersIn(stored.writtenBy), updates, seq: updates.at(-1)?.seq ?? stateSeq };
}

const thisText = ({ tables: { jointTexts }, investigationId }: Access, of: JointTextOf) =>
  and(
    eq(jointTexts.investigationId, investigationId),
    of.kind === "rationale" ? eq(jointTexts.claimId, of.claimId) : eq(jointTexts.reportId, of.reportId),
  );

/** Everybody who wrote any of it, in the order of their ids. */
export function everyWriter({ writtenBy, updates }: Pick<StoredJointText, "writtenBy" | "updates">): ReviewerId[] {
  return [...new Set([...writtenBy, ...updates.map((update) => update.writtenBy)])].sort();
}

/** Makes a joint text that begins with `state`; without one, empty. */
export async function beginText(
  { write, tables, investigationId }: Writing<Access>,
  of: JointTextOf,
  state: Uint8Array = NOTHING,
): Promise<JointTextId> {
  const id = newId("jtx");
  const made = { id, investigationId, ...of, state: Buffer.from(state), stateSeq: 0, writtenBy: "[]" };
  await write.insert(tables.jointTexts).values(made);
  return id;
}

/** Stores what one person wrote after what is stored by now. Answers with its number. */
export async function appendToText(access: Writing<Access>, of: JointTextOf, update: Uint8Array): Promise<number> {
  const { write, tables, investigationId, reviewerId: writtenBy, now } = access;
  const { jointTextUpdates } = tables;
  const found = await placeOf(access, of);
  const jointTextId = found?.id ?? (await beginText(access, of));
  const seq = (found?.seq ?? 0) + 1;
  const row = { jointTextId, investigationId, seq, update: Buffer.from(update), writtenBy, writtenAtMs: now() };
  await write.insert(jointTextUpdates).values(row);
  return seq;
}

/** Yjs' update that changes nothing. */
const NOTHING = new Uint8Array([0, 0]);

async function placeOf(access: Access, of: JointTextOf) {
  const { read, tables } = access;
  const { jointTexts, jointTextUpdates } = tables;
  const [found] = await read
    .select({ id: jointTexts.id, stateSeq: jointTexts.stateSeq, lastSeq: jointTextUpdates.seq })
    .from(jointTexts)
    .leftJoin(jointTextUpdates, eq(jointTextUpdates.jointTextId, jointTexts.id))
    .where(thisText(access, of))
    .orderBy(desc(jointTextUpdates.seq))
    .limit(1);
  return found ? { id: found.id, seq: Math.max(found.stateSeq, found.lastSeq ?? 0) } : null;
}

/** Puts one state in the place of everything stored up to `seq`. */
export async function storeState(
  { write, tables }: Writing<Access>,
  jointTextId: JointTextId,
  { state, seq, writtenBy }: Readonly<{ state: Uint8Array; seq: number; writtenBy: readonly ReviewerId[] }>,
): Promise<void> {
  const { jointTexts, jointTextUpdates } = tables;
  const stored = { state: Buffer.from(state), stateSeq: seq, writtenBy: canonicalJson(writtenBy) };
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
