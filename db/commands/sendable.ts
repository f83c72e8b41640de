import { and, asc, eq } from "drizzle-orm";
import type { Access } from "@/db/access";
import { type Command, command } from "@/db/command";
import { assess, restoreAssessment, retractAssessment } from "@/db/commands/assess";
import { addComment, restoreComment, retractComment, reviseComment } from "@/db/commands/comment";
import { createReport, reinstateReport, renameReport, withdrawReport } from "@/db/commands/create-report";
import { curate, restoreCuration, retractCuration } from "@/db/commands/curate";
import { linkEvidence, restoreEvidence, retractEvidence } from "@/db/commands/link-evidence";
import { openThread, reopenThread, resolveThread } from "@/db/commands/open-thread";
import { placePassage, reopenPassage, retirePassage } from "@/db/commands/place-passage";
import { publishEdition, revokeEditionLink } from "@/db/commands/publish-edition";
import { recordAppearance, restoreAppearance, retractAppearance } from "@/db/commands/record-appearance";
import { recordClaim } from "@/db/commands/record-claim";
import { recutSource } from "@/db/commands/recut-source";
import { mergeClaims, splitClaim, unmergeClaims } from "@/db/commands/regroup-claims";
import { rejectCandidate, restoreCandidate } from "@/db/commands/reject-candidate";
import { reviseClaim } from "@/db/commands/revise-claim";
import { reviseSource } from "@/db/commands/revise-source";
import { removeView, restoreView, saveView } from "@/db/commands/save-view";
import { removeAliases, setAliases } from "@/db/commands/set-aliases";
import { setSourceReaders } from "@/db/commands/set-source-readers";
import { reinstateClaim, withdrawClaim } from "@/db/commands/withdraw-claim";
import { claimIn, commentIn } from "@/db/queries/things";
import { type AuditEventBody, auditEventBody } from "@/lib/domain/audit-event";
import { Problem } from "@/lib/errors";
import { type CommandName, undoInput } from "@/lib/live/inputs";

type Undoable = Exclude<CommandName, "undo">;

const undoables: Readonly<Record<Undoable, Command<Access, unknown>>> = {
  "record-claim": recordClaim,
  "revise-claim": reviseClaim,
  "withdraw-claim": withdrawClaim,
  "reinstate-claim": reinstateClaim,
  "merge-claims": mergeClaims,
  "unmerge-claims": unmergeClaims,
  "split-claim": splitClaim,
  "record-appearance": recordAppearance,
  "retract-appearance": retractAppearance,
  "restore-appearance": restoreAppearance,
  "link-evidence": linkEvidence,
  "retract-evidence": retractEvidence,
  "restore-evidence": restoreEvidence,
  "reject-candidate": rejectCandidate,
  "restore-candidate": restoreCandidate,
  "set-aliases": setAliases,
  "remove-aliases": removeAliases,
  "revise-source": reviseSource,
  "recut-source": recutSource,
  "set-source-readers": setSourceReaders,
  "save-view": saveView,
  "remove-view": removeView,
  "restore-view": restoreView,
  "create-report": createReport,
  "rename-report": renameReport,
  "withdraw-report": withdrawReport,
  "reinstate-report": reinstateReport,
  "publish-edition": publishEdition,
  "revoke-edition-link": revokeEditionLink,
  assess,
  "retract-assessment": retractAssessment,
  "restore-assessment": restoreAssessment,
  curate,
  "retract-curation": retractCuration,
  "restore-curation": restoreCuration,
  "open-thread": openThread,
  comment: addComment,
  "revise-comment": reviseComment,
  "retract-comment": retractComment,
  "restore-comment": restoreComment,
  "resolve-thread": resolveThread,
  "reopen-thread": reopenThread,
  "place-passage": placePassage,
  "retire-passage": retirePassage,
  "reopen-passage": reopenPassage,
};

const isUndoable = (name: string): name is Undoable => Object.hasOwn(undoables, name);

/** To put the old words back over what was written since would lose it, whoever wrote it. */
async function refuseOverwriting(access: Access, event: AuditEventBody, seq: number) {
  if (event.type === "comment.revised" && (await commentIn(access, event.commentId)).text !== event.text) {
    throw new Problem("conflict", "This comment was changed again since. Look at it, and change it by hand.");
  }
  if (event.type !== "claim.revised" || (await claimIn(access, event.claimId)).changedSeq <= seq) return;
  throw new Problem("conflict", "This claim was changed again since. Look at it, and revise it by hand.");
}

/**
 * Takes back what the same person did with an earlier command, by the command that reverses it: with
 * its permission, its checks and its events. An undo can be undone.
 */
export const undo = command({
  name: "undo",
  permission: "change.undo",
  input: undoInput,
  ownerOf: async ({ reviewerId }) => reviewerId, // One's own commands are all that is looked up below.
  async run(access, { commandId }) {
    const { write, tables, stream, reviewerId } = access;
    const { commandOutcomes, auditEvents } = tables;
    const [outcome] = await write
      .select({ name: commandOutcomes.name })
      .from(commandOutcomes)
      .where(
        and(
          eq(commandOutcomes.stream, stream),
          eq(commandOutcomes.actorId, reviewerId),
          eq(commandOutcomes.commandId, commandId),
        ),
      );
    if (!outcome) throw new Problem("not-found", "You have made no such change in this investigation.");
    const recorded = await write
      .select({ seq: auditEvents.seq, body: auditEvents.body })
      .from(auditEvents)
      .where(
        and(eq(auditEvents.stream, stream), eq(auditEvents.actorId, reviewerId), eq(auditEvents.commandId, commandId)),
      )
      .orderBy(asc(auditEvents.seq));
    const events = recorded.flatMap(({ body }) => (body === null ? [] : [auditEventBody.parse(JSON.parse(body))]));
    const reversal = isUndoable(outcome.name) ? undoables[outcome.name].spec.undo(events) : null;
    if (!reversal || reversal.name === "undo") throw new Problem("conflict", "This change cannot be undone.");
    for (const event of events) await refuseOverwriting(access, event, recorded.at(-1)?.seq ?? 0);
    const done = await undoables[reversal.name].within(access, reversal.input);
    return { ...done, result: { undone: commandId, by: reversal.name }, as: reversal.name };
  },
  undo: () => null, // Recorded under the name of the reversing command, whose own undo applies.
});

/** Every command that the live socket and `crossread apply` take. */
export const sendables: Readonly<Record<CommandName, Command<Access, unknown>>> = { ...undoables, undo };
