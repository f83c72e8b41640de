"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "@/app/_components/form-state";
import { enterOwnInstallation } from "@/app/_server/access";
import { submit } from "@/app/_server/form";
import { ownAddress } from "@/app/_server/own-address";
import { passwordLinkFor } from "@/db/commands/password-links";
import { removeFactorsOf } from "@/db/commands/second-factor";

/** What a row knows: after a link was made, the link, which is never shown again. */
export type PasswordLinkState = FormState | Readonly<{ ok: true; link: string }>;

/** Makes a link by which somebody sets a new password. */
export async function makePasswordLinkAction(_prior: PasswordLinkState, form: FormData): Promise<PasswordLinkState> {
  const installation = await enterOwnInstallation();
  const outcome = await submit(form, (commandId, { userId }) => passwordLinkFor(installation, commandId, { userId }));
  return outcome.ok ? { ok: true, link: ownAddress(`/password/${outcome.result.token}`) } : outcome;
}

/** Takes every second factor away from somebody who lost theirs. */
export async function clearFactorsAction(_prior: FormState, form: FormData): Promise<FormState> {
  const installation = await enterOwnInstallation();
  const outcome = await submit(form, (_commandId, { email }) => removeFactorsOf(installation, { email }));
  revalidatePath("/accounts");
  return outcome.ok ? { ok: true } : outcome;
}
