"use client";

import { useRef, useState } from "react";
import { countedWords } from "@/app/_components/time-words";
import { useAnnounce } from "@/app/_live/announcer";
import { type Outcome, useSubmit, useTakeBack, useTakeRefusals } from "@/app/_live/live-desk";
import type { ClaimId, CommandId } from "@/lib/domain/ids";
import type { Sendable } from "@/lib/live/inputs";

/** A change of one claim among many. */
export type OneOfMany = Readonly<{ claimId: ClaimId; number: number; command: Sendable }>;

export type Bulk = Readonly<{
  /** What is done, in the past: "withdrawn". */
  what: string;
  state: "running" | "done" | "undoing" | "undone";
  total: number;
  /** What came through, in the order in which it was sent. */
  commandIds: readonly CommandId[];
  refused: readonly Readonly<{ claimId: ClaimId; number: number; reason: string }>[];
}>;

/** As many as are on their way at once: a few keep the line busy, and many would be foreseen again at every answer. */
const AT_ONCE = 4;

/**
 * Carries out one command for each of many claims, each of which can be undone by itself. What is refused is listed with
 * its reason and stops nothing; what waits for a connection goes on when there is one, and so does the rest when
 * somebody goes to another page. `stop` sends no more.
 */
export function useBulk() {
  const submit = useSubmit();
  const takeBack = useTakeBack();
  const refusals = useTakeRefusals();
  const announce = useAnnounce();
  const [bulk, setBulk] = useState<Bulk | null>(null);
  const isStopped = useRef(false);
  const run = async (what: string, changes: readonly OneOfMany[]) => {
    isStopped.current = false;
    refusals.done();
    let now: Bulk = { what, state: "running", total: changes.length, commandIds: [], refused: [] };
    setBulk(now);
    const queue = [...changes];
    const work = async () => {
      for (let next = queue.shift(); next && !isStopped.current; next = queue.shift()) {
        const outcome = await submit(next.command);
        now = withOutcome(now, next, outcome);
        setBulk(now);
        if (!outcome.ok) refusals.take(outcome);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    now = { ...now, state: "done" };
    setBulk(now);
    announce(bulkWords(now));
  };

  /** Takes back all that came through, the last first. */
  const undo = async () => {
    if (!bulk) return;
    let now: Bulk = { ...bulk, state: "undoing", refused: [], total: bulk.commandIds.length, commandIds: [] };
    setBulk(now);
    for (const id of [...bulk.commandIds].reverse()) {
      const outcome = await takeBack(id);
      // What was undone one by one meanwhile needs nothing.
      if (outcome?.ok) now = { ...now, commandIds: [...now.commandIds, outcome.commandId] };
      setBulk(now);
    }
    now = { ...now, state: "undone" };
    setBulk(now);
    announce(bulkWords(now));
  };

  const stop = () => {
    isStopped.current = true;
  };
  const dismiss = () => {
    refusals.done();
    setBulk(null);
  };
  return { bulk, run, undo, stop, dismiss };
}

function withOutcome(bulk: Bulk, { claimId, number }: OneOfMany, outcome: Outcome): Bulk {
  if (outcome.ok) return { ...bulk, commandIds: [...bulk.commandIds, outcome.commandId] };
  return { ...bulk, refused: [...bulk.refused, { claimId, number, reason: outcome.problem.message }] };
}

/** What became of it, in a sentence. */
export function bulkWords({ what, state, total, commandIds, refused }: Bulk): string {
  const through = commandIds.length;
  if (state === "undoing") return `Taking back: ${through} of ${total}…`;
  if (state === "undone") return `${countedWords(through, "change")} taken back.`;
  if (state === "running") return `${through + refused.length} of ${countedWords(total, "claim")}…`;
  const left = total - through - refused.length;
  const said = [`${countedWords(through, "claim")} ${what}.`];
  if (refused.length > 0) said.push(`${refused.length} refused.`);
  if (left > 0) said.push(`${left} left as they were.`);
  return said.join(" ");
}
