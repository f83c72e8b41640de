"use server";

import { revalidatePath } from "next/cache";
import { waitWords } from "@/app/_components/time-words";
import { enterOwnInstallation } from "@/app/_server/access";
import { type FormState, submit } from "@/app/_server/form";
import { requireSignedIn } from "@/app/_server/session";
import { signInLimits } from "@/app/_server/sign-in-limits";
import { signOut } from "@/app/_server/sign-out";
import { endSession } from "@/db/commands/accounts";
import { changePassword } from "@/db/commands/passwords";
import { Problem } from "@/lib/errors";

/** Ends this browser's session; the page then loads anew, so that nothing of the account stays in the tab. */
export async function signOutAction(): Promise<void> {
  const me = await requireSignedIn();
  await signOut(me);
}

/** Ends the session of another device. */
export async function endSessionAction(_prior: FormState, form: FormData): Promise<FormState> {
  const installation = await enterOwnInstallation();
  const outcome = await submit(form, (commandId, input) => endSession(installation, commandId, input));
  revalidatePath("/account");
  return outcome.ok ? { ok: true } : outcome;
}

/** Changes one's password, and signs every other device out. Guesses at the present one are limited as at the sign-in. */
export async function changePasswordAction(_prior: FormState, form: FormData): Promise<FormState> {
  const { sessionId } = await requireSignedIn();
  const installation = await enterOwnInstallation();
  const outcome = await submit(form, async (_commandId, input) => {
    const { byAddressAndEmail } = signInLimits();
    const place = `a password of ${installation.userId}`;
    const nowMs = performance.now();
    const waitMs = byAddressAndEmail.waitMs(place, nowMs);
    if (waitMs > 0) throw new Problem("limited", `Too many attempts. Try again in ${waitWords(waitMs)}.`);
    byAddressAndEmail.count(place, nowMs);
    await changePassword(installation, input, sessionId);
    byAddressAndEmail.forget(place);
  });
  revalidatePath("/account");
  return outcome.ok ? { ok: true } : outcome;
}
