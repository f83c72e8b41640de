"use client";

import { useState } from "react";
import { FormNotice } from "@/app/_components/form-notice";
import { goToProvider, type ProviderChoice } from "@/app/_components/go-to-provider";
import { ScriptedButton } from "@/app/_components/scripted-button";

type Props = Readonly<{ providers: readonly ProviderChoice[]; next: string }>;

/** The providers by which people sign in here. */
export function OtherWays({ providers, next }: Props) {
  const [problem, setProblem] = useState<string | null>(null);
  const [leavingFor, setLeavingFor] = useState<string | null>(null);
  if (providers.length === 0) return null;
  const leave = async (provider: string) => {
    setLeavingFor(provider);
    const refusal = await goToProvider(provider, { next });
    setProblem(refusal);
    if (refusal !== null) setLeavingFor(null);
  };
  return (
    <section className="form" aria-label="Other ways to sign in">
      {problem && <FormNotice tone="bad">{problem}</FormNotice>}
      {providers.map(({ provider, name }) => (
        <ScriptedButton key={provider} size="large" disabled={leavingFor !== null} onClick={() => void leave(provider)}>
          {leavingFor === provider ? `Going to ${name}` : `Sign in with ${name}`}
        </ScriptedButton>
      ))}
    </section>
  );
}
