"use server";

import { revalidatePath } from "next/cache";
import { enterOwnInstallation, enterToSetUp } from "@/app/_server/access";
import { type FormState, submit } from "@/app/_server/form";
import { limitedByPassword } from "@/app/_server/password-guesses";
import { type Qr, qrOf } from "@/app/_server/qr";
import { sealingHere, siteHost } from "@/app/_server/sealing-here";
import { limitedByCode } from "@/app/_server/second-step";
import { requireSignedIn, requireToSetUp } from "@/app/_server/session";
import {
  beginSecondFactor,
  confirmSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
} from "@/db/commands/second-factor";

type Refused = Extract<FormState, { ok: false }>;
type NotSent = Extract<FormState, { ok: null }>;
export type SetUpState = NotSent | Refused | Readonly<{ ok: true; setUp: string; key: string; qr: Qr }>;
export type CodesState = NotSent | Refused | Readonly<{ ok: true; codes: readonly string[] }>;

/** Makes a key for an app; it counts once a code of it came back. */
export async function beginSecondFactorAction(_prior: SetUpState, form: FormData): Promise<SetUpState> {
  const { sessionId } = await requireToSetUp();
  const installation = await enterToSetUp();
  const outcome = await submit(form, (_commandId, input) =>
    limitedByPassword(installation.userId, () =>
      beginSecondFactor(installation, sealingHere(), input, { sessionId, host: siteHost() }),
    ),
  );
  if (!outcome.ok) return outcome;
  const { setUp, key, uri } = outcome.result;
  return { ok: true, setUp, key, qr: qrOf(uri) };
}

/** Turns the second factor on, and shows the recovery codes for the only time. */
export async function confirmSecondFactorAction(_prior: CodesState, form: FormData): Promise<CodesState> {
  const { sessionId } = await requireToSetUp();
  const installation = await enterToSetUp();
  const outcome = await submit(form, (_commandId, input) =>
    confirmSecondFactor(installation, sealingHere(), input, sessionId),
  );
  if (!outcome.ok) return outcome;
  revalidatePath("/account");
  revalidatePath("/second-factor");
  return { ok: true, codes: outcome.result };
}

/** New recovery codes in place of the old. */
export async function renewRecoveryCodesAction(_prior: CodesState, form: FormData): Promise<CodesState> {
  const { sessionId } = await requireSignedIn();
  const installation = await enterOwnInstallation();
  const outcome = await submit(form, (_commandId, input) =>
    limitedByPassword(installation.userId, () => renewRecoveryCodes(installation, input, sessionId)),
  );
  if (!outcome.ok) return outcome;
  revalidatePath("/account");
  return { ok: true, codes: outcome.result };
}

/** Switches the second factor off, for who knows the password and has a code. */
export async function removeSecondFactorAction(_prior: FormState, form: FormData): Promise<FormState> {
  const { sessionId } = await requireSignedIn();
  const installation = await enterOwnInstallation();
  const { userId } = installation;
  const outcome = await submit(form, (_commandId, input) =>
    limitedByPassword(userId, () =>
      limitedByCode(userId, input["code"] ?? "", async () => {
        await removeSecondFactor(installation, sealingHere(), input, sessionId);
        return { result: null, isRight: true };
      }),
    ),
  );
  revalidatePath("/account");
  return outcome.ok ? { ok: true } : outcome;
}
