"use client";

import { startAuthentication } from "@simplewebauthn/browser";
import { useState } from "react";
import { FormNotice } from "@/app/_components/form-notice";
import { passkeyProblem } from "@/app/_components/passkey-problems";
import { ScriptedButton } from "@/app/_components/scripted-button";
import { trySigningIn } from "@/app/_components/sign-in-with";
import { passkeyChallengeAction } from "../passkey/actions";

/** Signs in with a passkey alone: the device knows whose it is, and asks who holds it. */
export function PasskeyButton({ next }: Readonly<{ next: string }>) {
  const [problem, setProblem] = useState<string | null>(null);
  const [isUnderWay, setUnderWay] = useState(false);
  const signIn = async () => {
    setUnderWay(true);
    setProblem(null);
    try {
      const optionsJSON = await passkeyChallengeAction();
      const shown = JSON.stringify(await startAuthentication({ optionsJSON }));
      const outcome = await trySigningIn({ way: "passkey", shown }, next);
      if (outcome.now === "in") return;
      setProblem(outcome.now === "refused" ? outcome.problem : passkeyProblem(null));
    } catch (thrown) {
      setProblem(passkeyProblem(thrown));
    }
    setUnderWay(false);
  };
  return (
    <div className="form">
      <ScriptedButton size="large" onClick={signIn} disabled={isUnderWay}>
        {isUnderWay ? "Waiting for the passkey" : "Sign in with a passkey"}
      </ScriptedButton>
      {problem && <FormNotice tone="bad">{problem}</FormNotice>}
    </div>
  );
}
