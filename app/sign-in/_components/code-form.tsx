"use client";

import { type SubmitEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/app/_components/button";
import { FormNotice } from "@/app/_components/form-notice";
import type { SignInOutcome } from "@/app/_components/sign-in-with";
import { TextField } from "@/app/_components/text-field";

type Props = Readonly<{
  send: (code: string) => Promise<SignInOutcome>;
  /** Back to where signing in begins. */
  beginAgain: () => void;
}>;

/** The second step: one field for a code of the app or a recovery code. It has the focus, and what was wrong is read out. */
export function CodeForm({ send, beginAgain }: Props) {
  const [problem, setProblem] = useState<string | null>(null);
  const [isUnderWay, setUnderWay] = useState(false);
  const [isRecovery, setRecovery] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the field takes the focus anew when it asks for the other kind
  useEffect(() => field.current?.focus(), [isRecovery]);

  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setUnderWay(true);
    const outcome = await send(field.current?.value ?? "");
    if (outcome.now === "in") return;
    setUnderWay(false);
    setProblem(outcome.now === "refused" ? outcome.problem : "Type the code that your app shows.");
    field.current?.select();
  };

  return (
    <form className="form" method="post" onSubmit={submit}>
      <p role="status">Your account has a second factor. Open the app that makes its codes.</p>
      {problem && <FormNotice tone="bad">{problem}</FormNotice>}
      <TextField
        label={isRecovery ? "Recovery code" : "Code"}
        name="code"
        hint={isRecovery ? "Each opens the account once." : "Six digits, new every half minute."}
        inputMode={isRecovery ? "text" : "numeric"}
        autoComplete={isRecovery ? "off" : "one-time-code"}
        autoCapitalize="none"
        spellCheck={false}
        maxLength={100}
        required
        ref={field}
      />
      <div className="form-row">
        <Button tone="primary" size="large" type="submit" disabled={isUnderWay}>
          {isUnderWay ? "Signing in" : "Sign in"}
        </Button>
        <Button size="large" onClick={() => setRecovery(!isRecovery)}>
          {isRecovery ? "Use the app" : "Use a recovery code"}
        </Button>
        <Button tone="quiet" size="large" onClick={beginAgain}>
          Begin again
        </Button>
      </div>
      <p className="muted">
        Lost the phone and the recovery codes? Whoever manages this Crossread can switch the second factor off.
      </p>
    </form>
  );
}
