import { and, eq, isNull } from "drizzle-orm";
import type { Access } from "@/db/access";
import { command } from "@/db/command";
import { pointAt } from "@/db/commands/point-at";
import { appearanceIn, claimIn } from "@/db/queries/things";
import { recordAppearanceInput, restoreAppearanceInput, retractAppearanceInput } from "@/lib/domain/claim";
import type { ClaimId, PassageId } from "@/lib/domain/ids";
import { Problem } from "@/lib/errors";

async function refuseSecond({ read, tables: { appearances } }: Access, claimId: ClaimId, passageId: PassageId) {
  const standing = await read
    .select({ id: appearances.id })
    .from(appearances)
    .where(
      and(eq(appearances.claimId, claimId), eq(appearances.passageId, passageId), isNull(appearances.retractedAtMs)),
    );
  if (standing.length > 0) throw new Problem("conflict", "This passage is recorded for the claim already.");
}

/** Records that another passage makes the same claim. */
export const recordAppearance = command({
  name: "record-appearance",
  permission: "appearance.record",
  input: recordAppearanceInput,
  async run(access, { appearanceId, claimId, passage: named }) {
    const { write, tables, investigationId, reviewerId: recordedBy, now } = access;
    const claim = await claimIn(access, claimId);
    if (claim.withdrawnAtMs !== null) throw new Problem("conflict", "This claim was withdrawn. Reinstate it first.");
    const passage = await pointAt(access, named);
    await refuseSecond(access, claimId, passage.id);
    const made = { id: appearanceId, claimId, passageId: passage.id, investigationId, recordedBy, recordedAtMs: now() };
    await write.insert(tables.appearances).values(made);
    return { result: { appearanceId }, events: [{ type: "appearance.recorded", appearanceId, claimId, passage }] };
  },
  undo: ([recorded]) =>
    recorded?.type === "appearance.recorded"
      ? { name: "retract-appearance", input: { appearanceId: recorded.appearanceId, reason: "undone" } }
      : null,
});

/** Says that a passage does not make the claim after all. A claim keeps at least one; withdraw it instead. */
export const retractAppearance = command({
  name: "retract-appearance",
  permission: "appearance.retract",
  input: retractAppearanceInput,
  ownerOf: async (access, { appearanceId }) => (await appearanceIn(access, appearanceId)).recordedBy,
  async run(access, { appearanceId, reason }) {
    const { write, tables, now } = access;
    const { appearances } = tables;
    const { claimId, retractedAtMs } = await appearanceIn(access, appearanceId);
    if (retractedAtMs !== null) throw new Problem("conflict", "This appearance is retracted already.");
    const standing = await write
      .select({ id: appearances.id })
      .from(appearances)
      .where(and(eq(appearances.claimId, claimId), isNull(appearances.retractedAtMs)));
    if (standing.length === 1) {
      throw new Problem("conflict", "This is the only passage that makes the claim. Withdraw the claim instead.");
    }
    await write.update(appearances).set({ retractedAtMs: now() }).where(eq(appearances.id, appearanceId));
    return { result: { appearanceId }, events: [{ type: "appearance.retracted", appearanceId, reason }] };
  },
  undo: ([retracted]) =>
    retracted?.type === "appearance.retracted"
      ? { name: "restore-appearance", input: { appearanceId: retracted.appearanceId } }
      : null,
});

/** Brings a retracted appearance back. */
export const restoreAppearance = command({
  name: "restore-appearance",
  permission: "appearance.retract",
  input: restoreAppearanceInput,
  ownerOf: async (access, { appearanceId }) => (await appearanceIn(access, appearanceId)).recordedBy,
  async run(access, { appearanceId }) {
    const { write, tables } = access;
    const { claimId, passageId, retractedAtMs } = await appearanceIn(access, appearanceId);
    if (retractedAtMs === null) throw new Problem("conflict", "This appearance is not retracted.");
    await refuseSecond(access, claimId, passageId);
    await write.update(tables.appearances).set({ retractedAtMs: null }).where(eq(tables.appearances.id, appearanceId));
    return { result: { appearanceId }, events: [{ type: "appearance.restored", appearanceId }] };
  },
  undo: ([restored]) =>
    restored?.type === "appearance.restored"
      ? { name: "retract-appearance", input: { appearanceId: restored.appearanceId, reason: "undone" } }
      : null,
});
