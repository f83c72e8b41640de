import { useState } from "react";
import { useAnnounce } from "@/app/_live/announcer";
import { useSubmit, useTakeRefusals } from "@/app/_live/live-desk";
import type { ClaimFields } from "@/lib/domain/claim";
import type { CommandId } from "@/lib/domain/ids";
import type { ProblemCode } from "@/lib/errors";
import type { Sendable } from "@/lib/live/inputs";

export type Refusal = Readonly<{ code: ProblemCode; message: string }>;

/**
 * What somebody is writing. A form closes when it is sent, since the change shows at once; when it is
 * refused the form comes back with everything in it and the reason, so that nothing typed is lost.
 */
export type DraftState<Draft> = Readonly<{
  /** Null while nothing is being written. */
  draft: Draft | null;
  refusal: Refusal | null;
  open: (draft: Draft) => void;
  change: (part: Partial<Draft>) => void;
  close: () => void;
  /** Takes up a change that was refused earlier, with what it said and why it came back. */
  resume: (draft: Draft, refusal: Refusal, commandId: CommandId) => void;
  /**
   * `done` is said aloud, for those who do not see the change; `basis` is what an edit was begun on. Resolves to whether
   * the server took it.
   */
  send: (command: Sendable, done: string, basis?: ClaimFields) => Promise<boolean>;
}>;

export function useDraft<Draft extends object>(): DraftState<Draft> {
  const submit = useSubmit();
  const announce = useAnnounce();
  const refusals = useTakeRefusals();
  const [draft, setDraft] = useState<Draft | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const show = (shown: Draft | null) => {
    refusals.done();
    setDraft(shown);
    setRefusal(null);
  };
  const send = async (command: Sendable, done: string, basis: ClaimFields | null = null) => {
    const sent = draft;
    show(null);
    announce(done);
    const outcome = await submit(command, basis);
    if (outcome.ok) return true;
    announce(`Refused. ${outcome.problem.message}`);
    setDraft((current) => current ?? sent);
    setRefusal(outcome.problem);
    refusals.take(outcome);
    return false;
  };
  return {
    draft,
    refusal,
    open: show,
    change: (part) => setDraft((current) => current && { ...current, ...part }),
    close: () => show(null),
    resume: (resumed, why, commandId) => {
      show(resumed);
      setRefusal(why);
      refusals.take({ commandId });
    },
    send,
  };
}
