"use client";

import { type SubmitEvent, useRef, useState } from "react";
import { Button } from "@/app/_components/button";
import { FormNotice } from "@/app/_components/form-notice";
import { signInWith } from "@/app/_components/sign-in-with";
import { TextField } from "@/app/_components/text-field";

/** Email and password. A refusal is said in words, and the email stays. */
export function SignInForm({ next }: Readonly<{ next: string }>) {
  const [problem, setProblem] = useState<string | null>(null);
  const [isUnderWay, setUnderWay] = useState(false);
  const password = useRef<HTMLInputElement>(null);

  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setUnderWay(true);
    const refusal = await signInWith(String(form.get("email")), String(form.get("password")), next);
    setProblem(refusal);
    if (refusal === null) return;
    setUnderWay(false);
    password.current?.select();
  };

  return (
    <form className="form" method="post" onSubmit={submit}>
      {problem && <FormNotice tone="bad">{problem}</FormNotice>}
      <TextField label="Email" name="email" type="email" autoComplete="username" required />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        required
        ref={password}
      />
      <Button tone="primary" size="large" type="submit" disabled={isUnderWay}>
        {isUnderWay ? "Signing in" : "Sign in"}
      </Button>
      <p className="muted">Forgotten your password? Whoever manages this Crossread can give you another.</p>
    </form>
  );
}
