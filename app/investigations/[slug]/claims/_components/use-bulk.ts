"use client";

import { useRef, useState } from "react";
import { countedWords } from "@/app/_components/time-words";
import { useAnnounce } from "@/app/_live/announcer";
import { type Outcome, type Step, useStep, useSubmit, useTakeRefusals } from "@/app/_live/live-desk";
import type { ClaimId } from "@/lib/domain/ids";
import type { Sendable } from "@/lib/live/inputs";

/** A change of one claim among many. */
export type OneOfMany = Readonly<{ claimId: ClaimId; number: number; command: Sendable }>;

export type Bulk = Readonly<{
  /** What is done, in the past: "withdrawn". */
  what: string;
  state: "running" | "done" | "undoing";
  /** One undo takes all of it back. */
  step: Step;
  total: number;
  /** How many came through. */
  through: number;
  refused: readonly Readonly<{ claimId: ClaimId; number: number; reason: string }>[];
}>;

/** As many as are on their way at once: a few keep the line busy, and many would be foreseen again at every answer. */
const AT_ONCE = 4;

/**
 * Carries out one command for each of many claims; all that came through is one step for undo. What is refused is listed
 * with its reason and stops nothing; what waits for a connection goes on when there is one, and so does the rest when
 * somebody goes to another page. `stop` sends no more.
 */
export function useBulk() {
  const submit = useSubmit();
  const refusals = useTakeRefusals();
  const announce = useAnnounce();
  const [bulk, setBulk] = useState<Bulk | null>(null);
  const { standing, takenBack, undoStep } = useStep(bulk?.step ?? null);
  const isStopped = useRef(false);
  const run = async (what: string, changes: readonly OneOfMany[]) => {
    isStopped.current = false;
    refusals.done();
    const step: Step = { what };
    let now: Bulk = { what, state: "running", step, total: changes.length, through: 0, refused: [] };
    setBulk(now);
    const queue = [...changes];
    const work = async () => {
      for (let next = queue.shift(); next && !isStopped.current; next = queue.shift()) {
        const outcome = await submit(next.command, null, step);
        now = withOutcome(now, next, outcome);
        setBulk(now);
        if (!outcome.ok) refusals.take(outcome);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    now = { ...now, state: "done" };
    setBulk(now);
    announce(bulkWords(now, 0));
  };

  /** Takes back what still stands of it. */
  const undo = async () => {
    if (!bulk) return;
    setBulk({ ...bulk, state: "undoing" });
    const outcome = await undoStep(bulk.step);
    setBulk({ ...bulk, state: "done" });
    announce(outcome?.ok === false ? `Not all of it was taken back. ${outcome.problem.message}` : "Taken back.");
  };

  const stop = () => {
    isStopped.current = true;
  };
  const dismiss = () => {
    refusals.done();
    setBulk(null);
  };
  return { bulk, standing, takenBack, run, undo, stop, dismiss };
}

function withOutcome(bulk: Bulk, { claimId, number }: OneOfMany, outcome: Outcome): Bulk {
  if (outcome.ok) return { ...bulk, through: bulk.through + 1 };
  return { ...bulk, refused: [...bulk.refused, { claimId, number, reason: outcome.problem.message }] };
}

/** What became of it, in a sentence; so many changes of it were taken back since. */
export function bulkWords({ what, state, total, through, refused }: Bulk, takenBack: number): string {
  if (state === "undoing") return `Taking back: ${takenBack} of ${through}…`;
  if (state === "running") return `${through + refused.length} of ${countedWords(total, "claim")}…`;
  const left = total - through - refused.length;
  const said = [`${countedWords(through, "claim")} ${what}.`];
  if (refused.length > 0) said.push(`${refused.length} refused.`);
  if (left > 0) said.push(`${left} left as they were.`);
  if (takenBack > 0) said.push(takenBack === through ? "Taken back again." : `${takenBack} taken back again.`);
  return said.join(" ");
}
