"use server";

import { revalidatePath } from "next/cache";
import { enterOwnInstallation } from "@/app/_server/access";
import { type FormState, submit } from "@/app/_server/form";
import { limitedByPassword } from "@/app/_server/password-guesses";
import { requireRecognised, requireSignedIn } from "@/app/_server/session";
import { signOut } from "@/app/_server/sign-out";
import { endOtherSessions, endSession } from "@/db/commands/accounts";
import { changePassword, setFirstPassword } from "@/db/commands/passwords";

/** Ends this browser's session; the page then loads anew, so that nothing of the account stays in the tab. */
export async function signOutAction(): Promise<void> {
  const me = await requireRecognised();
  await signOut(me);
}

/** Ends the session of another device. */
export async function endSessionAction(_prior: FormState, form: FormData): Promise<FormState> {
  const installation = await enterOwnInstallation();
  const outcome = await submit(form, (commandId, input) => endSession(installation, commandId, input));
  revalidatePath("/account");
  return outcome.ok ? { ok: true } : outcome;
}

/** Ends the sessions of every other device. */
export async function endOtherSessionsAction(): Promise<FormState> {
  const { sessionId } = await requireSignedIn();
  const installation = await enterOwnInstallation();
  const outcome = await submit(new FormData(), () => endOtherSessions(installation, sessionId));
  revalidatePath("/account");
  return outcome.ok ? { ok: true } : outcome;
}

/** Changes one's password, and signs every other device out. Guesses at the present one are limited as at the sign-in. */
export async function changePasswordAction(_prior: FormState, form: FormData): Promise<FormState> {
  const { sessionId } = await requireSignedIn();
  const installation = await enterOwnInstallation();
  const outcome = await submit(form, async (_commandId, input) => {
    await limitedByPassword(installation.userId, () => changePassword(installation, input, sessionId));
  });
  revalidatePath("/account");
  return outcome.ok ? { ok: true } : outcome;
}

/** Gives one's account a password that has none, and signs every other device out. */
export async function setFirstPasswordAction(_prior: FormState, form: FormData): Promise<FormState> {
  const { sessionId } = await requireSignedIn();
  const installation = await enterOwnInstallation();
  const outcome = await submit(form, (_commandId, input) => setFirstPassword(installation, input, sessionId));
  revalidatePath("/account");
  return outcome.ok ? { ok: true } : outcome;
}
