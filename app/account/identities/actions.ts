"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "@/app/_components/form-state";
import { enterOwnInstallation } from "@/app/_server/access";
import { submit } from "@/app/_server/form";
import { limitedByPassword } from "@/app/_server/password-guesses";
import { keepIntent } from "@/app/_server/provider-intent";
import { requireSignedIn } from "@/app/_server/session";
import { beginConnecting, disconnectIdentity } from "@/db/commands/identities";

/** Says that this session leaves for a provider to connect it, once it is sure who asks. */
export async function beginConnectingAction(_prior: FormState, form: FormData): Promise<FormState> {
  const { sessionId } = await requireSignedIn();
  const installation = await enterOwnInstallation();
  const outcome = await submit(form, async (_commandId, input) => {
    await limitedByPassword(installation.userId, () => beginConnecting(installation, input, sessionId));
    await keepIntent({ for: "connect", sessionId });
  });
  return outcome.ok ? { ok: true } : outcome;
}

/** Takes a connection with a provider away. */
export async function disconnectIdentityAction(_prior: FormState, form: FormData): Promise<FormState> {
  const { sessionId } = await requireSignedIn();
  const installation = await enterOwnInstallation();
  const outcome = await submit(form, (_commandId, input) =>
    limitedByPassword(installation.userId, () => disconnectIdentity(installation, input, sessionId)),
  );
  revalidatePath("/account");
  return outcome.ok ? { ok: true } : outcome;
}
