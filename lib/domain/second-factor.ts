import { z } from "zod";
import { words } from "@/lib/domain/claim";

/**
 * What proves beside a password that somebody is who they say: six digits that an app makes anew every half minute
 * (RFC 6238), recovery codes for who lost the app, and passkeys, which stand for the password too.
 */

/** How a session began. */
export const waysIn = ["password", "passkey", "provider"] as const;
export type WayIn = (typeof waysIn)[number];

/** Whose sign-in needs a second factor. Managers: of the installation, or of any investigation. */
export const secondFactorModes = ["optional", "managers", "everyone"] as const;
export type SecondFactorMode = (typeof secondFactorModes)[number];

export const RECOVERY_CODES = 10;
export const PASSKEYS_AT_MOST = 20;
export const CODE_STEP_S = 30;
const CODE_DIGITS = 6;

/** Without the letters that are taken for digits, and without `u`. Twenty of them are a hundred bits. */
export const recoveryAlphabet = "0123456789abcdefghjkmnpqrstvwxyz";
const RECOVERY_LENGTH = 20;
const GROUP = 5;
const TYPED_CODE_UNITS = 100;

type TypedCode = Readonly<{ kind: "app" | "recovery"; code: string }>;

/** What somebody typed for a code, with spaces, hyphens and mistaken letters put right; null when it can be neither kind. */
export function typedCode(text: string): TypedCode | null {
  if (text.length > TYPED_CODE_UNITS) return null;
  const bare = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{Pd}\p{Cf}]/gu, "");
  if (new RegExp(`^[0-9]{${CODE_DIGITS}}$`).test(bare)) return { kind: "app", code: bare };
  const code = bare.replaceAll("o", "0").replace(/[il]/g, "1");
  const isRecovery = code.length === RECOVERY_LENGTH && [...code].every((sign) => recoveryAlphabet.includes(sign));
  return isRecovery ? { kind: "recovery", code } : null;
}

/** A recovery code of random bytes: as stored, without hyphens. @throws {RangeError} for too few. */
export function recoveryCode(random: Uint8Array): string {
  if (random.length < RECOVERY_LENGTH) throw new RangeError(`A recovery code needs ${RECOVERY_LENGTH} bytes.`);
  // The alphabet has 32 signs, of which 256 is a multiple.
  return Array.from(random.subarray(0, RECOVERY_LENGTH), (byte) => recoveryAlphabet[byte % 32]).join("");
}

/** In groups, as it is read and typed: `4k7m2-x0…`. Keys of apps, too, in groups of four. */
export function inGroups(code: string, size: number = GROUP, between = "-"): string {
  return (code.match(new RegExp(`.{1,${size}}`, "g")) ?? []).join(between);
}

export const passkeyName = words(60).pipe(z.string().min(1, "must not be empty"));

/** What is known of an account and of one of its sessions. */
export type Standing = Readonly<{ isAnyManager: boolean; hasApp: boolean; hasPasskey: boolean; isShown: boolean }>;

/** What keeps a session out where a second factor is needed: there is none yet, or it was not shown. */
export type Barred = "none-set-up" | "not-shown";

/** Whether a session may do nothing yet but set up a second factor, or sign in again with the one there is. */
export function barred(mode: SecondFactorMode, { isAnyManager, hasApp, hasPasskey, isShown }: Standing): Barred | null {
  if (mode === "optional" || (mode === "managers" && !isAnyManager)) return null;
  if (!hasApp && !hasPasskey) return "none-set-up";
  return isShown ? null : "not-shown";
}

/** What somebody who proved the first factor must show next; null when that is all. */
export function nextStep(mode: SecondFactorMode, standing: Omit<Standing, "isShown">): "code" | "passkey" | null {
  if (standing.hasApp) return "code";
  return barred(mode, { ...standing, isShown: false }) === "not-shown" ? "passkey" : null;
}

export const barredSentences: Readonly<Record<Barred, string>> = {
  "none-set-up": "This Crossread asks for a second factor. Set one up, and go on.",
  "not-shown": "This Crossread asks for a second factor. Sign out, and sign in with your passkey.",
};
