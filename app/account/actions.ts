"use server";

import { revalidatePath } from "next/cache";
import { enterOwnInstallation } from "@/app/_server/access";
import { type FormState, submit } from "@/app/_server/form";
import { requireSignedIn } from "@/app/_server/session";
import { signOut } from "@/app/_server/sign-out";
import { endSession } from "@/db/commands/accounts";

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
