"use server";

import { type FormState, refused, submit } from "@/app/_server/form";
import { isFirstRunToken, openFirst } from "@/app/_server/unscoped";

/** Opens the first account. Nobody can be signed in yet; the token is the door. */
export async function openFirstAccountAction(token: string, _prior: FormState, form: FormData): Promise<FormState> {
  if (!(await isFirstRunToken(token))) return refused("forbidden", "This link is used up. Sign in instead.");
  const outcome = await submit(form, (_commandId, { email = "", name = "", password = "" }) =>
    openFirst({ email, name, password }),
  );
  return outcome.ok ? { ok: true } : outcome;
}
