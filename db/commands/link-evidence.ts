import { and, eq, isNull } from "drizzle-orm";
import type { Access } from "@/db/access";
import { command } from "@/db/command";
import { pointAt } from "@/db/commands/point-at";
import { insertRow } from "@/db/prepared";
import { claimIn, evidenceLinkIn } from "@/db/queries/things";
import { linkEvidenceInput, restoreEvidenceInput, retractEvidenceInput } from "@/lib/domain/evidence";
import type { ClaimId, PassageId, ReviewerId } from "@/lib/domain/ids";
import { Problem } from "@/lib/errors";

type Statement = Readonly<{ claimId: ClaimId; passageId: PassageId; aspect: string; linkedBy: ReviewerId }>;

async function refuseSecond({ read, tables: { evidenceLinks } }: Access, statement: Statement) {
  const standing = await read
    .select({ id: evidenceLinks.id })
    .from(evidenceLinks)
    .where(
      and(
        eq(evidenceLinks.claimId, statement.claimId),
        eq(evidenceLinks.passageId, statement.passageId),
        eq(evidenceLinks.aspect, statement.aspect),
        eq(evidenceLinks.linkedBy, statement.linkedBy),
        isNull(evidenceLinks.retractedAtMs),
      ),
    );
  if (standing.length > 0) {
    throw new Problem(
      "conflict",
      "This passage is linked to the claim already, for the same aspect. Retract that link first.",
    );
  }
}

/** Records that a passage bears on a claim, and how. */
export const linkEvidence = command({
  name: "link-evidence",
  permission: "evidence.link",
  input: linkEvidenceInput,
  async run(access, { linkId, passage: named, ...statement }) {
    const { write, tables, investigationId, reviewerId: linkedBy, now } = access;
    const claim = await claimIn(access, statement.claimId);
    if (claim.withdrawnAtMs !== null) throw new Problem("conflict", "This claim was withdrawn. Reinstate it first.");
    const passage = await pointAt(access, named);
    await refuseSecond(access, { ...statement, passageId: passage.id, linkedBy });
    const made = { id: linkId, passageId: passage.id, investigationId, linkedBy, linkedAtMs: now() };
    await insertRow(write, tables.evidenceLinks, { ...statement, ...made });
    return { result: { linkId }, events: [{ type: "evidence.linked", linkId, passage, ...statement }] };
  },
  undo: ([linked]) =>
    linked?.type === "evidence.linked"
      ? { name: "retract-evidence", input: { linkId: linked.linkId, reason: "undone" } }
      : null,
});

/** Says that a link does not hold after all. It stays readable: a report may have relied on it. */
export const retractEvidence = command({
  name: "retract-evidence",
  permission: "evidence.retract",
  input: retractEvidenceInput,
  ownerOf: async (access, { linkId }) => (await evidenceLinkIn(access, linkId)).linkedBy,
  async run(access, { linkId, reason }) {
    const { write, tables, now } = access;
    if ((await evidenceLinkIn(access, linkId)).retractedAtMs !== null) {
      throw new Problem("conflict", "This link is retracted already.");
    }
    await write.update(tables.evidenceLinks).set({ retractedAtMs: now() }).where(eq(tables.evidenceLinks.id, linkId));
    return { result: { linkId }, events: [{ type: "evidence.retracted", linkId, reason }] };
  },
  undo: ([retracted]) =>
    retracted?.type === "evidence.retracted" ? { name: "restore-evidence", input: { linkId: retracted.linkId } } : null,
});

/** Brings a retracted link back, unless the same was stated again meanwhile. */
export const restoreEvidence = command({
  name: "restore-evidence",
  permission: "evidence.retract",
  input: restoreEvidenceInput,
  ownerOf: async (access, { linkId }) => (await evidenceLinkIn(access, linkId)).linkedBy,
  async run(access, { linkId }) {
    const { write, tables } = access;
    const link = await evidenceLinkIn(access, linkId);
    if (link.retractedAtMs === null) throw new Problem("conflict", "This link is not retracted.");
    await refuseSecond(access, link);
    await write.update(tables.evidenceLinks).set({ retractedAtMs: null }).where(eq(tables.evidenceLinks.id, linkId));
    return { result: { linkId }, events: [{ type: "evidence.restored", linkId }] };
  },
  undo: ([restored]) =>
    restored?.type === "evidence.restored"
      ? { name: "retract-evidence", input: { linkId: restored.linkId, reason: "undone" } }
      : null,
});
