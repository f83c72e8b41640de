"use client";

import { Button } from "@/app/_components/button";
import { signOutHere } from "@/app/_components/sign-out-here";

/** Signs this browser out. */
export function SignOutButton() {
  return <Button onClick={signOutHere}>Sign out</Button>;
}
