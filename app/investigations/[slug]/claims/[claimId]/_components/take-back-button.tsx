"use client";

import { useState } from "react";
import { Button, type ButtonTone } from "@/app/_components/button";
import { FormNotice } from "@/app/_components/form-notice";
import { useAnnounce } from "@/app/_live/announcer";
import { useSubmit } from "@/app/_live/live-desk";
import type { Sendable } from "@/lib/live/inputs";

type Props = Readonly<{ label: string; tone?: ButtonTone; done: string; command: Sendable }>;

/** A change that takes one press and asks nothing; a refusal is said beside it. */
export function TakeBackButton({ label, tone = "quiet", done, command }: Props) {
  const submit = useSubmit();
  const announce = useAnnounce();
  const [problem, setProblem] = useState<string | null>(null);
  const send = async () => {
    setProblem(null);
    announce(done);
    const outcome = await submit(command);
    if (!outcome.ok) setProblem(outcome.problem.message);
  };
  return (
    <>
      <Button tone={tone} onClick={send}>
        {label}
      </Button>
      {problem && <FormNotice tone="bad">{problem}</FormNotice>}
    </>
  );
}
