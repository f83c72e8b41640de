"use client";

import { startRegistration } from "@simplewebauthn/browser";
import { type SubmitEvent, useState } from "react";
import { Button } from "@/app/_components/button";
import { DialogClose } from "@/app/_components/dialog";
import { FormNotice } from "@/app/_components/form-notice";
import { passkeyProblem } from "@/app/_components/passkey-problems";
import { TextField } from "@/app/_components/text-field";
import { addPasskeyAction, beginPasskeyAction } from "../passkeys/actions";
import { PresentPassword } from "./present-password";

type Props = Readonly<{ email: string; isFresh: boolean; suggestedName: string; added: (name: string) => void }>;

/** A name, and the password where it is asked; then the device makes the key. */
export function AddPasskey({ email, isFresh, suggestedName, added }: Props) {
  const [problem, setProblem] = useState<string | null>(null);
  const [isUnderWay, setUnderWay] = useState(false);
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setUnderWay(true);
    setProblem(await problemOf(form));
    setUnderWay(false);
  };
  const problemOf = async (form: FormData): Promise<string | null> => {
    try {
      const begun = await beginPasskeyAction(form);
      if (!begun.ok) return begun.message;
      form.set("made", JSON.stringify(await startRegistration({ optionsJSON: begun.options })));
      const outcome = await addPasskeyAction(form);
      if (outcome.ok === false) return outcome.message;
      added(String(form.get("name")));
      return null;
    } catch (thrown) {
      return passkeyProblem(thrown);
    }
  };
  return (
    <form className="form" onSubmit={submit}>
      {problem && <FormNotice tone="bad">{problem}</FormNotice>}
      <TextField
        label="Name"
        name="name"
        hint="By which you know it again in the list."
        defaultValue={suggestedName}
        maxLength={60}
        required
      />
      <PresentPassword email={email} isFresh={isFresh} />
      <div className="dialog-foot">
        <DialogClose render={<Button>Cancel</Button>} />
        <Button tone="primary" type="submit" disabled={isUnderWay}>
          {isUnderWay ? "Waiting for the device" : "Go on"}
        </Button>
      </div>
    </form>
  );
}
