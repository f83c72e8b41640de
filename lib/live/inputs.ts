import { z } from "zod";
import { removeAliasesInput, setAliasesInput } from "@/lib/domain/aliases";
import {
  assessInput,
  curateInput,
  restoreAssessmentInput,
  restoreCurationInput,
  retractAssessmentInput,
  retractCurationInput,
} from "@/lib/domain/assessment";
import { rejectCandidateInput, restoreCandidateInput } from "@/lib/domain/candidate";
import {
  mergeClaimsInput,
  recordAppearanceInput,
  recordClaimInput,
  reinstateClaimInput,
  restoreAppearanceInput,
  retractAppearanceInput,
  reviseClaimInput,
  splitClaimInput,
  unmergeClaimsInput,
  withdrawClaimInput,
} from "@/lib/domain/claim";
import { linkEvidenceInput, restoreEvidenceInput, retractEvidenceInput } from "@/lib/domain/evidence";
import { commandId } from "@/lib/domain/ids";
import { placePassageInput, reopenPassageInput, retirePassageInput } from "@/lib/domain/placement";
import {
  createReportInput,
  publishEditionInput,
  reinstateReportInput,
  renameReportInput,
  revokeEditionLinkInput,
  withdrawReportInput,
} from "@/lib/domain/report";
import { removeViewInput, restoreViewInput, saveViewInput } from "@/lib/domain/saved-view";
import { recutSourceInput, reviseSourceInput } from "@/lib/domain/source-changes";
import { setSourceReadersInput } from "@/lib/domain/source-readers";
import {
  commentInput,
  openThreadInput,
  reopenThreadInput,
  resolveThreadInput,
  restoreCommentInput,
  retractCommentInput,
  reviseCommentInput,
} from "@/lib/domain/thread";

/** Undoes what the same person did with an earlier command. History shows both. */
export const undoInput = z.object({ commandId });

/**
 * The commands that go up the live socket and into `crossread apply`, with the shape of each input.
 * A queue of unsent ones can be older than the server: shapes are only ever added to.
 */
export const commandInputs = {
  "record-claim": recordClaimInput,
  "revise-claim": reviseClaimInput,
  "withdraw-claim": withdrawClaimInput,
  "reinstate-claim": reinstateClaimInput,
  "merge-claims": mergeClaimsInput,
  "unmerge-claims": unmergeClaimsInput,
  "split-claim": splitClaimInput,
  "record-appearance": recordAppearanceInput,
  "retract-appearance": retractAppearanceInput,
  "restore-appearance": restoreAppearanceInput,
  "link-evidence": linkEvidenceInput,
  "retract-evidence": retractEvidenceInput,
  "restore-evidence": restoreEvidenceInput,
  "reject-candidate": rejectCandidateInput,
  "restore-candidate": restoreCandidateInput,
  "set-aliases": setAliasesInput,
  "remove-aliases": removeAliasesInput,
  "revise-source": reviseSourceInput,
  "recut-source": recutSourceInput,
  "set-source-readers": setSourceReadersInput,
  "save-view": saveViewInput,
  "remove-view": removeViewInput,
  "restore-view": restoreViewInput,
  "create-report": createReportInput,
  "rename-report": renameReportInput,
  "withdraw-report": withdrawReportInput,
  "reinstate-report": reinstateReportInput,
  "publish-edition": publishEditionInput,
  "revoke-edition-link": revokeEditionLinkInput,
  assess: assessInput,
  "retract-assessment": retractAssessmentInput,
  "restore-assessment": restoreAssessmentInput,
  curate: curateInput,
  "retract-curation": retractCurationInput,
  "restore-curation": restoreCurationInput,
  "open-thread": openThreadInput,
  comment: commentInput,
  "revise-comment": reviseCommentInput,
  "retract-comment": retractCommentInput,
  "restore-comment": restoreCommentInput,
  "resolve-thread": resolveThreadInput,
  "reopen-thread": reopenThreadInput,
  "place-passage": placePassageInput,
  "retire-passage": retirePassageInput,
  "reopen-passage": reopenPassageInput,
  undo: undoInput,
} as const;

export type CommandName = keyof typeof commandInputs;
/** What a sender may leave out is filled in by the shape's defaults. */
export type CommandInput<Name extends CommandName> = z.input<(typeof commandInputs)[Name]>;

/** A command as it is sent: the name decides the input. */
export type Sendable = { [Name in CommandName]: Readonly<{ name: Name; input: CommandInput<Name> }> }[CommandName];

export function isCommandName(text: string): text is CommandName {
  return Object.hasOwn(commandInputs, text);
}
