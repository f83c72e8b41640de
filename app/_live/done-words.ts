import type { Desk } from "@/lib/live/desk";
import type { CommandName, Sendable } from "@/lib/live/inputs";

const doneWords: Readonly<Record<CommandName, string>> = {
  "record-claim": "claim recorded",
  "revise-claim": "claim changed",
  "withdraw-claim": "claim withdrawn",
  "reinstate-claim": "claim reinstated",
  "merge-claims": "claim merged",
  "unmerge-claims": "claims parted again",
  "split-claim": "claim split",
  "record-appearance": "appearance recorded",
  "retract-appearance": "appearance retracted",
  "restore-appearance": "appearance restored",
  "link-evidence": "evidence linked",
  "retract-evidence": "evidence retracted",
  "restore-evidence": "evidence restored",
  "reject-candidate": "candidate rejected",
  "restore-candidate": "candidate restored",
  "set-aliases": "names changed",
  "remove-aliases": "names removed",
  "revise-source": "source corrected",
  "recut-source": "voices changed",
  "set-source-readers": "readers of the source set",
  "save-view": "view saved",
  "remove-view": "view removed",
  "restore-view": "view restored",
  "create-report": "report begun",
  "rename-report": "report renamed",
  "withdraw-report": "report withdrawn",
  "reinstate-report": "report reinstated",
  "publish-edition": "edition published",
  "revoke-edition-link": "public link revoked",
  assess: "claim assessed",
  "retract-assessment": "assessment retracted",
  "restore-assessment": "assessment restored",
  curate: "verdict given",
  "retract-curation": "verdict retracted",
  "restore-curation": "verdict restored",
  "open-thread": "comment added",
  comment: "comment added",
  "revise-comment": "comment changed",
  "retract-comment": "comment taken back",
  "restore-comment": "comment restored",
  "resolve-thread": "thread resolved",
  "reopen-thread": "thread reopened",
  "place-passage": "passage placed",
  "retire-passage": "passage retired",
  "reopen-passage": "passage to look at again",
  undo: "change undone",
};

/** What a command does, as the undo control names it: with the claim it is about, where that has a number. */
export function doneWith({ name, input }: Sendable, desk: Desk): string {
  const words = doneWords[name];
  const isNew = name === "record-claim";
  const claim = "claimId" in input ? Object.entries(desk.claims).find(([id]) => id === input.claimId)?.[1] : undefined;
  const number = isNew ? desk.claimsRecorded + 1 : claim?.number;
  if (number === undefined) return words;
  return words.startsWith("claim ") ? words.replace("claim ", `claim ${number} `) : `${words}, claim ${number}`;
}
