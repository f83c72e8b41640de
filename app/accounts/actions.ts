"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "@/app/_components/form-state";
import { enterOwnInstallation } from "@/app/_server/access";
import { refused, submit } from "@/app/_server/form";
import { ownAddress } from "@/app/_server/own-address";
import { deactivateAccount, makeManager, reactivateAccount, unmakeManager } from "@/db/commands/account-standing";
import { passwordLinkFor } from "@/db/commands/password-links";
import { removeFactorsOf } from "@/db/commands/second-factor";

/** What a row knows: after a link was made, the link, which is never shown again. */
export type PasswordLinkState = FormState | Readonly<{ ok: true; link: string }>;

const standings = {
  deactivate: deactivateAccount,
  reactivate: reactivateAccount,
  "make-manager": makeManager,
  "unmake-manager": unmakeManager,
} as const;

/** Decides whether an account works, or whether it manages the installation: what is done stands in the form. */
export async function setStandingAction(_prior: FormState, form: FormData): Promise<FormState> {
  const installation = await enterOwnInstallation();
  const wanted = String(form.get("what"));
  const what = Object.keys(standings).find((known): known is keyof typeof standings => known === wanted);
  if (!what) return refused("invalid", "Choose what to do with the account.");
  const outcome = await submit(form, (commandId, { userId }) => standings[what](installation, commandId, { userId }));
  revalidatePath("/accounts");
  return outcome.ok ? { ok: true } : outcome;
}

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
