"use client";

import Link from "next/link";
import { type SubmitEvent, useRef, useState } from "react";
import { Button } from "@/app/_components/button";
import { FormNotice } from "@/app/_components/form-notice";
import { trySigningIn } from "@/app/_components/sign-in-with";
import { TextField } from "@/app/_components/text-field";
import { CodeForm } from "./code-form";

const wantsPasskey =
  "The password is right. This Crossread asks for a second factor as well, and yours is a passkey: sign in with that.";

type Props = Readonly<{
  next: string;
  /** Whether the page has nothing to say first. */
  takesFocus: boolean;
}>;

/**
 * Email and password, and a code where the account has a second factor. A refusal is said in words, and the email stays.
 * Both are sent again with the code, so they are kept here and nowhere else in between.
 */
export function SignInForm({ next, takesFocus }: Props) {
  const [problem, setProblem] = useState<string | null>(null);
  const [isUnderWay, setUnderWay] = useState(false);
  const [proved, setProved] = useState<Readonly<{ email: string; password: string }> | null>(null);
  const password = useRef<HTMLInputElement>(null);

  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const given = { email: String(form.get("email")), password: String(form.get("password")) };
    setUnderWay(true);
    const outcome = await trySigningIn({ way: "credentials", ...given }, next);
    if (outcome.now === "in") return;
    setUnderWay(false);
    if (outcome.now === "code") setProved(given);
    else setProblem(outcome.now === "refused" ? outcome.problem : wantsPasskey);
    password.current?.select();
  };

  if (proved) {
    return (
      <CodeForm
        send={(code) => trySigningIn({ way: "credentials", ...proved, code }, next)}
        beginAgain={() => {
          setProved(null);
          setProblem(null);
        }}
      />
    );
  }
  return (
    <form className="form" method="post" onSubmit={submit}>
      {problem && <FormNotice tone="bad">{problem}</FormNotice>}
      <TextField
        label="Email"
        name="email"
        type="email"
        autoComplete="username"
        required
        // The page is there to sign in; where it says something first, that is read first.
        autoFocus={takesFocus}
      />
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
      <p className="muted">
        <Link href="/forgotten-password">Forgot your password?</Link>
      </p>
    </form>
  );
}
