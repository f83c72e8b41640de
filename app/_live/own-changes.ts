import type { AuditEvent } from "@/lib/domain/audit-event";
import type { Desk } from "@/lib/live/desk";
import type { Sendable } from "@/lib/live/inputs";
import type { KeptChange } from "./kept-change";

/** A claim's `changedSeq` before and after changes of this tab that nobody else's came between. */
type Run = Readonly<{ from: number; to: number }>;

/**
 * Which changes of claims were this tab's own. An edit that was begun before they were confirmed stands
 * on them all the same: nobody is to be told of a colleague where they only meet themselves.
 */
export class OwnChanges {
  readonly #runs = new Map<string, Run>();

  /** Takes in an event of one's own, with the desk before and after it. */
  saw({ body }: AuditEvent, before: Desk, after: Desk): void {
    if (!("claimId" in body)) return;
    const from = before.claims[body.claimId]?.changedSeq ?? 0;
    const to = after.claims[body.claimId]?.changedSeq ?? 0;
    if (from === to) return;
    const earlier = this.#runs.get(body.claimId);
    this.#runs.set(body.claimId, { from: earlier?.to === from ? earlier.from : from, to });
  }

  /**
   * Takes in a change that stood in the desk before this tab was there to see its event: sent by a tab that was
   * closed, and answered only now.
   */
  hadHappened({ command, sentInput, owner }: KeptChange, confirmed: Desk): void {
    const input = sentInput ?? command.input;
    if (!("claimId" in input)) return;
    const claim = Object.values(confirmed.claims).find(({ id }) => id === input.claimId);
    const basis = "basisSeq" in input && typeof input.basisSeq === "number" ? input.basisSeq : undefined;
    const from = command.name === "record-claim" ? 0 : basis;
    if (claim?.changedBy !== owner || from === undefined || from >= claim.changedSeq) return;
    this.#runs.set(claim.id, { from, to: claim.changedSeq });
  }

  /** The input as it should be sent: its basis is moved past one's own changes, never past a colleague's. */
  inputOf({ input }: Sendable): Sendable["input"] {
    if (!("basisSeq" in input) || input.basisSeq === undefined) return input;
    const { claimId, basisSeq } = input;
    const run = this.#runs.get(claimId);
    return run && run.from <= basisSeq && basisSeq < run.to ? { ...input, basisSeq: run.to } : input;
  }
}

/**
 * Whether a command must wait for an earlier one's answer: it names the state it was written against, and
 * only the answer says what that is. What an undo touches, the server knows alone.
 */
export function mustWaitFor(earlier: Sendable, { input }: Sendable): boolean {
  if (!("basisSeq" in input) || input.basisSeq === undefined) return false;
  if (earlier.name === "undo") return true;
  return "claimId" in earlier.input && earlier.input.claimId === input.claimId;
}
