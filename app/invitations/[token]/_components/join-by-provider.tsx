"use client";

import { useState } from "react";
import { FormNotice } from "@/app/_components/form-notice";
import { goToProvider, type ProviderChoice } from "@/app/_components/go-to-provider";
import { ScriptedButton } from "@/app/_components/scripted-button";
import { beginJoiningAction } from "../actions";

type Props = Readonly<{ token: string; slug: string; providers: readonly ProviderChoice[] }>;

/** A new account without a password: by the providers by which people sign in here. */
export function JoinByProvider({ token, slug, providers }: Props) {
  const [problem, setProblem] = useState<string | null>(null);
  const [isUnderWay, setUnderWay] = useState(false);
  if (providers.length === 0) return null;
  const leave = async (provider: string) => {
    setUnderWay(true);
    const begun = await beginJoiningAction(token);
    const refusal =
      begun.ok === false
        ? begun.message
        : await goToProvider(provider, { next: `/investigations/${slug}`, intent: "join" });
    setProblem(refusal);
    if (refusal !== null) setUnderWay(false);
  };
  return (
    <section className="form" aria-label="Without a password">
      {problem && <FormNotice tone="bad">{problem}</FormNotice>}
      {providers.map(({ provider, name }) => (
        <ScriptedButton key={provider} size="large" disabled={isUnderWay} onClick={() => void leave(provider)}>
          Join with {name}
        </ScriptedButton>
      ))}
    </section>
  );
}
