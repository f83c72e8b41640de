import { useState } from "react";
import { useAnnounce } from "@/app/_live/announcer";
import { useSubmit, useTakeRefusals } from "@/app/_live/live-desk";
import type { Refused } from "@/app/_live/live-state";
import type { Sendable } from "@/lib/live/inputs";

type Draft = Readonly<{
  text: string;
  /** The words that stood there when somebody began to change them. */
  seen?: string;
}>;

/** A comment as it is written. It closes when it is sent, and comes back with its words when it is refused. */
export function useSaying() {
  const submit = useSubmit();
  const announce = useAnnounce();
  const refusals = useTakeRefusals();
  const [draft, setDraft] = useState<Draft | null>(null);
  const [refusal, setRefusal] = useState<Refused["problem"] | null>(null);
  const show = (shown: Draft | null) => {
    refusals.done();
    setDraft(shown);
    setRefusal(null);
  };
  const send = async (command: Sendable, done: string) => {
    const sent = draft;
    show(null);
    announce(done);
    const outcome = await submit(command);
    if (outcome.ok) return;
    announce(`Refused. ${outcome.problem.message}`);
    setDraft((current) => (current && current.text.trim() !== "" ? current : sent));
    setRefusal(outcome.problem);
    refusals.take(outcome);
  };
  return { draft, refusal, open: show, change: (next: Draft) => setDraft(next), close: () => show(null), send, submit };
}
