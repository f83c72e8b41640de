"use server";

import { redirect } from "next/navigation";
import { type FormState, refused, submit } from "@/app/_server/form";
import { keepIntent } from "@/app/_server/provider-intent";
import { requireSignedIn } from "@/app/_server/session";
import { accept, invitationFor } from "@/app/_server/unscoped";

/** Opens an account for a newcomer and lets it in. The token is the door; the commands check it again. */
export async function acceptAsNewAction(token: string, _prior: FormState, form: FormData): Promise<FormState> {
  const outcome = await submit(form, (_commandId, { email = "", name = "", password = "" }) =>
    accept(token, { email, name, password }),
  );
  return outcome.ok ? { ok: true } : outcome;
}

/** Lets in who is signed in. */
export async function acceptAsMyselfAction(token: string, _prior: FormState, form: FormData): Promise<FormState> {
  const { userId } = await requireSignedIn();
  const outcome = await submit(form, () => accept(token, { userId }));
  return outcome.ok ? redirect(`/investigations/${outcome.result.investigationSlug}`) : outcome;
}

/** Says that this browser leaves for a provider to use the invitation, which is the door. */
export async function beginJoiningAction(token: string): Promise<FormState> {
  if (typeof token !== "string" || !(await invitationFor(token))) {
    return refused("not-found", "This invitation was used, withdrawn or has expired. Ask for a new one.");
  }
  await keepIntent({ for: "join", token });
  return { ok: true };
}
