import type { CommandName } from "@/lib/live/inputs";

/** What a command did, as the undo control names it. */
export const doneWords: Readonly<Record<CommandName, string>> = {
  "record-claim": "claim recorded",
  "revise-claim": "claim changed",
  "withdraw-claim": "claim withdrawn",
  "reinstate-claim": "claim reinstated",
  "record-appearance": "appearance recorded",
  "retract-appearance": "appearance retracted",
  "restore-appearance": "appearance restored",
  "link-evidence": "evidence linked",
  "retract-evidence": "evidence retracted",
  "restore-evidence": "evidence restored",
  "reject-candidate": "candidate rejected",
  "restore-candidate": "candidate restored",
  assess: "claim assessed",
  "retract-assessment": "assessment retracted",
  curate: "verdict given",
  "retract-curation": "verdict retracted",
  "open-thread": "comment added",
  comment: "comment added",
  "revise-comment": "comment changed",
  "retract-comment": "comment taken back",
  "restore-comment": "comment restored",
  "resolve-thread": "thread resolved",
  "reopen-thread": "thread reopened",
  undo: "change undone",
};
