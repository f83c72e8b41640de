"use client";

import { claimTypeNames } from "@/app/_components/claim-type-chip";
import { useAnnounce } from "@/app/_live/announcer";
import { type Outcome, useSubmit, useTakeRefusals } from "@/app/_live/live-desk";
import type { ClaimFields } from "@/lib/domain/claim";
import type { CommandInput, CommandName, Sendable } from "@/lib/live/inputs";
import { occurrenceInWords } from "@/lib/report/date-in-words";
import { figuresInWords } from "@/lib/report/figure-in-words";

type Changes = Readonly<{
  recordClaim(input: CommandInput<"record-claim">): Promise<Outcome>;
  /** `basis` is what the edit was begun on. */
  reviseClaim(input: CommandInput<"revise-claim">, basis: ClaimFields): Promise<Outcome>;
  withdrawClaim(input: CommandInput<"withdraw-claim">): Promise<Outcome>;
  linkEvidence(input: CommandInput<"link-evidence">): Promise<Outcome>;
  rejectCandidate(input: CommandInput<"reject-candidate">): Promise<Outcome>;
  retractEvidence(input: CommandInput<"retract-evidence">): Promise<Outcome>;
}>;

/** A new claim in a breath: its type, and the figures and the time that were read out of its quote. */
function claimRead({ type, quantities, occurred }: CommandInput<"record-claim">): string {
  const time = occurred ? occurrenceInWords(occurred) : "";
  return [claimTypeNames[type].toLowerCase(), figuresInWords(quantities ?? []), time].filter(Boolean).join(", ");
}

/**
 * The changes the desk makes to claims, each said aloud when it is made and again when it is refused. A refusal is
 * shown by the header with what it carries, unless a form that shows it itself takes it.
 */
export function useChanges(): Changes {
  const submit = useSubmit();
  const announce = useAnnounce();
  const { take, done: settled } = useTakeRefusals();
  const change = async (command: Sendable, done: string, basis: ClaimFields | null = null): Promise<Outcome> => {
    announce(done);
    const outcome = await submit(command, basis);
    if (!outcome.ok) announce(`Refused. ${outcome.problem.message}`);
    return outcome;
  };
  /** One that carries nothing typed: it is not worth keeping. */
  const choose = async (command: Sendable, done: string): Promise<Outcome> => {
    const outcome = await change(command, done);
    if (!outcome.ok) take(outcome);
    settled();
    return outcome;
  };
  const said = {
    "record-claim": "Claim recorded",
    "revise-claim": "Claim changed.",
    "withdraw-claim": "Claim withdrawn.",
    "link-evidence": "Evidence linked",
    "retract-evidence": "Evidence retracted.",
    "reject-candidate": "Rejected; it will not be proposed again.",
  } satisfies Partial<Record<CommandName, string>>;
  return {
    recordClaim: (input) => change({ name: "record-claim", input }, `${said["record-claim"]}: ${claimRead(input)}.`),
    reviseClaim: (input, basis) => change({ name: "revise-claim", input }, said["revise-claim"], basis),
    withdrawClaim: (input) => change({ name: "withdraw-claim", input }, said["withdraw-claim"]),
    linkEvidence: (input) => change({ name: "link-evidence", input }, `${said["link-evidence"]}: ${input.relation}.`),
    rejectCandidate: (input) => choose({ name: "reject-candidate", input }, said["reject-candidate"]),
    retractEvidence: (input) => change({ name: "retract-evidence", input }, said["retract-evidence"]),
  };
}
