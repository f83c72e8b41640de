"use server";

import { type FormState, submit } from "@/app/_server/form";
import { setPasswordBy } from "@/app/_server/unscoped";

/** Sets a new password for who holds the link. The token is the door; the command checks it again. */
export async function setPasswordByLinkAction(token: string, _prior: FormState, form: FormData): Promise<FormState> {
  const outcome = await submit(form, (_commandId, { password }) => setPasswordBy(token, { password }));
  return outcome.ok ? { ok: true } : outcome;
}
