"use server";

import { headers } from "next/headers";
import { askForNewPassword } from "@/app/_server/forgotten-password";
import { type FormState, submit } from "@/app/_server/form";

/** Asks for a link. Nobody is signed in: what is sent goes to the account's own address, and the answer tells nothing. */
export async function askForPasswordAction(_prior: FormState, form: FormData): Promise<FormState> {
  const from = (await headers()).get("x-forwarded-for") ?? "";
  const outcome = await submit(form, async (_commandId, { email = "" }) => askForNewPassword(email, from));
  return outcome.ok ? { ok: true } : outcome;
}
