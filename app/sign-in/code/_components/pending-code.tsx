"use client";

import { buttonClass } from "@/app/_components/button";
import { trySigningIn } from "@/app/_components/sign-in-with";
import { CodeForm } from "../../_components/code-form";

type Props = Readonly<{ next: string; beginning: string; wantsPasskey: boolean }>;

/** What is wanted after signing in at a provider: a code, or a passkey in its place. */
export function PendingCode({ next, beginning, wantsPasskey }: Props) {
  if (wantsPasskey) {
    return (
      <>
        <p>This Crossread asks for a second factor as well, and yours is a passkey.</p>
        <a className={buttonClass("primary", "large")} href={beginning}>
          Go on to the passkey
        </a>
      </>
    );
  }
  return (
    <CodeForm
      send={(code) => trySigningIn({ way: "second-step", code }, next)}
      beginAgain={() => window.location.assign(beginning)}
    />
  );
}
