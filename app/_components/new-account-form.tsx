"use client";

import { useActionState, useState } from "react";
import { Button } from "./button";
import { FormNotice } from "./form-notice";
import { type FormState, notSent } from "./form-state";
import { NewPasswordField } from "./new-password-field";
import { signInWith } from "./sign-in-with";
import { TextField } from "./text-field";

type Props = Readonly<{
  action: (prior: FormState, form: FormData) => Promise<FormState>;
  /** Where the new person goes, signed in. */
  next: string;
  submitLabel: string;
  /** What is known of it already; it can be changed. */
  email?: string;
}>;

/** Name, email and password of a new account, which is signed in at once. What was typed stays after a refusal. */
export function NewAccountForm({ action, next, submitLabel, email = "" }: Props) {
  const [typed, setTyped] = useState({ name: "", email, password: "" });
  const [state, submit, isUnderWay] = useActionState(async (prior: FormState, form: FormData): Promise<FormState> => {
    const opened = await action(prior, form);
    if (opened.ok !== true) return opened;
    const problem = await signInWith(typed.email, typed.password, next);
    return problem === null ? opened : { ok: false, code: "unauthenticated", message: problem };
  }, notSent);
  const field = (name: keyof typeof typed) => ({
    name,
    required: true,
    value: typed[name],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => setTyped({ ...typed, [name]: event.target.value }),
  });
  return (
    <form className="form" action={submit}>
      {state.ok === false && <FormNotice tone="bad">{state.message}</FormNotice>}
      <TextField label="Name" hint="As it stands beside what you record." autoComplete="name" {...field("name")} />
      <TextField label="Email" type="email" autoComplete="username" {...field("email")} />
      <NewPasswordField label="Password" {...field("password")} />
      <Button tone="primary" size="large" type="submit" disabled={isUnderWay || state.ok === true}>
        {isUnderWay || state.ok === true ? "One moment" : submitLabel}
      </Button>
    </form>
  );
}
