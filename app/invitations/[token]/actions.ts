"use server";

import { redirect } from "next/navigation";
import { type FormState, submit } from "@/app/_server/form";
import { requireSignedIn } from "@/app/_server/session";
import { accept } from "@/app/_server/unscoped";

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
