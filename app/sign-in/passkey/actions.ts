"use server";

import type { PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/browser";
import { showingOptions } from "@/app/_server/passkeys";

/** Something new to sign, for anybody: it opens nothing without a passkey that is known here. */
export async function passkeyChallengeAction(): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return showingOptions();
}
