"use client";

import { ScriptedButton } from "@/app/_components/scripted-button";
import { signOutHere } from "@/app/_components/sign-out-here";

/** Signs this browser out. */
export function SignOutButton() {
  return <ScriptedButton onClick={signOutHere}>Sign out</ScriptedButton>;
}
