"use server";

import type { PublicKeyCredentialCreationOptionsJSON } from "@simplewebauthn/browser";
import { revalidatePath } from "next/cache";
import { enterOwnInstallation, enterToSetUp } from "@/app/_server/access";
import { type FormState, submit } from "@/app/_server/form";
import { madeKey, makingOptions } from "@/app/_server/passkeys";
import { limitedByPassword } from "@/app/_server/password-guesses";
import { requireSignedIn, requireToSetUp } from "@/app/_server/session";
import { addPasskey, allowPasskey, removePasskey, renamePasskey } from "@/db/commands/passkeys";
import { credentialsOf } from "@/db/queries/factors";
import { accountOf } from "@/db/queries/sessions";

type MakingState =
  | Extract<FormState, { ok: false }>
  | Readonly<{ ok: true; options: PublicKeyCredentialCreationOptionsJSON }>;

/** What a device needs to make a passkey, for who proves that it is them. */
export async function beginPasskeyAction(form: FormData): Promise<MakingState> {
  const { sessionId } = await requireToSetUp();
  const installation = await enterToSetUp();
  const { userId } = installation;
  const outcome = await submit(form, async (_commandId, input) => {
    await limitedByPassword(userId, () => allowPasskey(installation, input, sessionId));
    const [account, known] = await Promise.all([accountOf(installation), credentialsOf(installation)]);
    return makingOptions({ userId, email: account?.email ?? "", name: account?.name ?? "" }, known);
  });
  return outcome.ok ? { ok: true, options: outcome.result } : outcome;
}

/** Keeps the passkey that the device made. */
export async function addPasskeyAction(form: FormData): Promise<FormState> {
  const { sessionId } = await requireToSetUp();
  const installation = await enterToSetUp();
  const outcome = await submit(form, async (_commandId, input) =>
    addPasskey(installation, input, await madeKey(input["made"]), sessionId),
  );
  revalidatePath("/account");
  revalidatePath("/second-factor");
  return outcome.ok ? { ok: true } : outcome;
}

/** Gives a passkey another name. */
export async function renamePasskeyAction(_prior: FormState, form: FormData): Promise<FormState> {
  const installation = await enterOwnInstallation();
  const outcome = await submit(form, (_commandId, input) => renamePasskey(installation, input));
  revalidatePath("/account");
  return outcome.ok ? { ok: true } : outcome;
}

/** Takes a passkey away, and signs every other device out. */
export async function removePasskeyAction(_prior: FormState, form: FormData): Promise<FormState> {
  const { sessionId } = await requireSignedIn();
  const installation = await enterOwnInstallation();
  const outcome = await submit(form, (_commandId, input) =>
    limitedByPassword(installation.userId, () => removePasskey(installation, input, sessionId)),
  );
  revalidatePath("/account");
  return outcome.ok ? { ok: true } : outcome;
}
