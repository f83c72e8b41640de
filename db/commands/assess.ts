import { eq } from "drizzle-orm";
import { command } from "@/db/command";
import { insertRow } from "@/db/prepared";
import { assessmentIn, claimIn } from "@/db/queries/things";
import { assessInput, restoreAssessmentInput, retractAssessmentInput } from "@/lib/domain/assessment";
import { Problem } from "@/lib/errors";

/** Records one reviewer's judgement. An earlier one of theirs is superseded, not changed. */
export const assess = command({
  name: "assess",
  permission: "claim.assess",
  input: assessInput,
  async run(access, { assessmentId, ...assessment }) {
    const { write, tables, investigationId, reviewerId, now } = access;
    const claim = await claimIn(access, assessment.claimId);
    if (claim.withdrawnAtMs !== null) throw new Problem("conflict", "This claim was withdrawn. Reinstate it first.");
    const made = { id: assessmentId, investigationId, reviewerId, assessedAtMs: now() };
    await insertRow(write, tables.assessments, { ...assessment, ...made });
    return { result: { assessmentId }, events: [{ type: "claim.assessed", assessmentId, ...assessment }] };
  },
  undo: ([assessed]) =>
    assessed?.type === "claim.assessed"
      ? { name: "retract-assessment", input: { assessmentId: assessed.assessmentId } }
      : null,
});

/** Takes one's own judgement back; the one before it counts again. */
export const retractAssessment = command({
  name: "retract-assessment",
  permission: "assessment.retract",
  input: retractAssessmentInput,
  ownerOf: async (access, { assessmentId }) => (await assessmentIn(access, assessmentId)).reviewerId,
  async run(access, { assessmentId }) {
    const { write, tables, now } = access;
    const { assessments } = tables;
    if ((await assessmentIn(access, assessmentId)).retractedAtMs !== null) {
      throw new Problem("conflict", "This assessment is retracted already.");
    }
    await write.update(assessments).set({ retractedAtMs: now() }).where(eq(assessments.id, assessmentId));
    return { result: { assessmentId }, events: [{ type: "assessment.retracted", assessmentId }] };
  },
  undo: ([retracted]) =>
    retracted?.type === "assessment.retracted"
      ? { name: "restore-assessment", input: { assessmentId: retracted.assessmentId } }
      : null,
});

/** Lets a judgement that was taken back hold again, as it was given then. */
export const restoreAssessment = command({
  name: "restore-assessment",
  permission: "assessment.retract",
  input: restoreAssessmentInput,
  ownerOf: async (access, { assessmentId }) => (await assessmentIn(access, assessmentId)).reviewerId,
  async run(access, { assessmentId }) {
    const { write, tables } = access;
    const { assessments } = tables;
    if ((await assessmentIn(access, assessmentId)).retractedAtMs === null) {
      throw new Problem("conflict", "This assessment holds already.");
    }
    await write.update(assessments).set({ retractedAtMs: null }).where(eq(assessments.id, assessmentId));
    return { result: { assessmentId }, events: [{ type: "assessment.restored", assessmentId }] };
  },
  undo: ([restored]) =>
    restored?.type === "assessment.restored"
      ? { name: "retract-assessment", input: { assessmentId: restored.assessmentId } }
      : null,
});
