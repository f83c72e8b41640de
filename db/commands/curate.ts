import { eq } from "drizzle-orm";
import { command } from "@/db/command";
import { refuseIfChanged } from "@/db/commands/refuse-if-changed";
import { appendToText } from "@/db/joint-texts";
import { keepRationale } from "@/db/keep-rationale";
import { claimIn, curationIn, standingCurationOn } from "@/db/queries/things";
import { curateInput, restoreCurationInput, retractCurationInput } from "@/lib/domain/assessment";
import { Problem } from "@/lib/errors";
import { isUpdate } from "@/lib/joint-text/text-in";

/** @throws {Problem} `invalid` for what is no update of a joint text. */
function readUnsent(unsent: string): Uint8Array {
  const update = Buffer.from(unsent, "base64");
  if (!isUpdate(update)) throw new Problem("invalid", "unsent: is no part of a text.");
  return update;
}

/**
 * Settles a claim into one verdict, with the reason and the dissent. A later one supersedes it. What was written
 * together up to here, with what had not reached the server, is kept as a version, and the next rationale begins empty.
 */
export const curate = command({
  name: "curate",
  permission: "claim.curate",
  input: curateInput,
  async run(access, { curationId, basisSeq, seenCurationId, unsent, ...curation }) {
    const { write, tables, investigationId, reviewerId: curatedBy, now } = access;
    const claim = await claimIn(access, curation.claimId);
    if (claim.withdrawnAtMs !== null) throw new Problem("conflict", "This claim was withdrawn. Reinstate it first.");
    refuseIfChanged("claim", claim.changedSeq, basisSeq);
    const holding = await standingCurationOn(access, curation.claimId);
    if (seenCurationId !== undefined && holding && holding.id !== seenCurationId) {
      throw new Problem("conflict", "A colleague settled this claim meanwhile. Look at both verdicts, then choose.");
    }
    if (unsent !== undefined)
      await appendToText(access, { kind: "rationale", claimId: curation.claimId }, readUnsent(unsent));
    const made = { id: curationId, investigationId, curatedBy, curatedAtMs: now() };
    await write.insert(tables.curations).values({ ...curation, ...made });
    await keepRationale(access, curation.claimId, curation.rationale);
    return { result: { curationId }, events: [{ type: "claim.curated", curationId, ...curation }] };
  },
  undo: ([curated]) =>
    curated?.type === "claim.curated" ? { name: "retract-curation", input: { curationId: curated.curationId } } : null,
});

/** Takes a verdict back; the one before it holds again, or the claim is open. */
export const retractCuration = command({
  name: "retract-curation",
  permission: "curation.retract",
  input: retractCurationInput,
  async run(access, { curationId }) {
    const { write, tables, now } = access;
    if ((await curationIn(access, curationId)).retractedAtMs !== null) {
      throw new Problem("conflict", "This verdict is retracted already.");
    }
    await write.update(tables.curations).set({ retractedAtMs: now() }).where(eq(tables.curations.id, curationId));
    return { result: { curationId }, events: [{ type: "curation.retracted", curationId }] };
  },
  undo: ([retracted]) =>
    retracted?.type === "curation.retracted"
      ? { name: "restore-curation", input: { curationId: retracted.curationId } }
      : null,
});

/** Lets a verdict that was taken back hold again, as it was given then. */
export const restoreCuration = command({
  name: "restore-curation",
  permission: "curation.retract",
  input: restoreCurationInput,
  async run(access, { curationId }) {
    const { write, tables } = access;
    if ((await curationIn(access, curationId)).retractedAtMs === null) {
      throw new Problem("conflict", "This verdict holds already.");
    }
    await write.update(tables.curations).set({ retractedAtMs: null }).where(eq(tables.curations.id, curationId));
    return { result: { curationId }, events: [{ type: "curation.restored", curationId }] };
  },
  undo: ([restored]) =>
    restored?.type === "curation.restored"
      ? { name: "retract-curation", input: { curationId: restored.curationId } }
      : null,
});
