"use client";

import { claimTypeNames } from "@/app/_components/claim-type-chip";
import { useAnnounce } from "@/app/_live/announcer";
import { type Outcome, useFate, useSubmit } from "@/app/_live/live-desk";
import type { CommandInput, CommandName, Sendable } from "@/lib/live/inputs";

type Changes = Readonly<{
  recordClaim(input: CommandInput<"record-claim">): Promise<Outcome>;
  reviseClaim(input: CommandInput<"revise-claim">): Promise<Outcome>;
  withdrawClaim(input: CommandInput<"withdraw-claim">): Promise<Outcome>;
  linkEvidence(input: CommandInput<"link-evidence">): Promise<Outcome>;
  retractEvidence(input: CommandInput<"retract-evidence">): Promise<Outcome>;
}>;

/**
 * The changes the desk makes to claims, each said aloud when it is made and again when it is refused. The caller
 * shows a refusal, with what was typed.
 */
export function useChanges(): Changes {
  const submit = useSubmit();
  const announce = useAnnounce();
  const { dismiss } = useFate();
  const change = async (command: Sendable, done: string): Promise<Outcome> => {
    announce(done);
    const outcome = await submit(command);
    if (!outcome.ok) {
      announce(`Refused. ${outcome.problem.message}`);
      // Who asked shows the reason beside what was typed; the header need not say it again.
      dismiss();
    }
    return outcome;
  };
  const said = {
    "record-claim": "Claim recorded",
    "revise-claim": "Claim changed.",
    "withdraw-claim": "Claim withdrawn.",
    "link-evidence": "Evidence linked",
    "retract-evidence": "Evidence retracted.",
  } satisfies Partial<Record<CommandName, string>>;
  return {
    recordClaim: (input) =>
      change({ name: "record-claim", input }, `${said["record-claim"]}: ${claimTypeNames[input.type]}.`),
    reviseClaim: (input) => change({ name: "revise-claim", input }, said["revise-claim"]),
    withdrawClaim: (input) => change({ name: "withdraw-claim", input }, said["withdraw-claim"]),
    linkEvidence: (input) => change({ name: "link-evidence", input }, `${said["link-evidence"]}: ${input.relation}.`),
    retractEvidence: (input) => change({ name: "retract-evidence", input }, said["retract-evidence"]),
  };
}
