import "server-only";
import { waitWords } from "@/app/_components/time-words";
import type { SignInSessionId, UserId } from "@/lib/domain/ids";
import { Problem } from "@/lib/errors";
import { shownBy } from "./passkeys";
import { passSecondStep, type SecondStep, wantedStep } from "./second-step";
import { signInLimits } from "./sign-in-limits";
import { passwordHolder, startSession } from "./unscoped";

type Attempt = Readonly<{
  email: string;
  password: string;
  /** Of the app, or for recovery; sent with the password again, once it was asked for. */
  code: string;
  userAgent: string;
  address: string;
}>;

/** Longer ones are no passwords of ours, and hashing them would be work for nothing. */
const PASSWORD_CODE_UNITS = 1_000;
const EMAIL_CODE_UNITS = 320;
const USER_AGENT_CODE_UNITS = 300;

/**
 * Tries a password, and a code where the account has a second factor: only who knows the one is asked for the other. Null
 * when the password is wrong or nobody has that address, which look alike.
 *
 * @throws {Problem} `limited`, saying for how long.
 */
export async function trySignIn({
  email,
  password,
  code,
  userAgent,
  address,
}: Attempt): Promise<Readonly<{ userId: UserId; sessionId: SignInSessionId }> | SecondStep | null> {
  if (password.length > PASSWORD_CODE_UNITS || email.length > EMAIL_CODE_UNITS) return null;
  const { byAddress, byAddressAndEmail, byEmail, ownPlaces } = signInLimits();
  const account = email.trim().toLowerCase();
  const place = `${address} ${account}`;
  const nowMs = performance.now();
  const isOwnPlace = ownPlaces.waitMs(place, nowMs) > 0;
  const waits = [
    byAddress.waitMs(address, nowMs),
    byAddressAndEmail.waitMs(place, nowMs),
    isOwnPlace ? 0 : byEmail.waitMs(account, nowMs),
  ];
  const waitMs = Math.max(...waits);
  if (waitMs > 0) {
    throw new Problem("limited", `Too many attempts. Try again in ${waitWords(waitMs)}.`);
  }
  byAddress.count(address, nowMs);
  byAddressAndEmail.count(place, nowMs);
  byEmail.count(account, nowMs);
  const holder = await passwordHolder({ email, password });
  if (!holder) return null;
  byAddressAndEmail.forget(place);
  byEmail.forget(account);
  const { userId } = holder;
  const wanted = await wantedStep(userId);
  const remaining = wanted && (await passSecondStep(userId, wanted, code));
  if (remaining) return remaining;
  ownPlaces.count(place, nowMs);
  const how = { by: "password", hasSecondFactor: wanted !== null } as const;
  return { userId, sessionId: await startSession(userId, userAgent.slice(0, USER_AGENT_CODE_UNITS), how) };
}

/**
 * Tries what a device answered that showed a passkey, which is both factors at once; null when it does not hold.
 *
 * @throws {Problem} `limited`, saying for how long.
 */
export async function tryPasskey({
  shown,
  userAgent,
  address,
}: Readonly<Record<"shown" | "userAgent" | "address", string>>) {
  const { byAddress } = signInLimits();
  const nowMs = performance.now();
  const waitMs = byAddress.waitMs(address, nowMs);
  if (waitMs > 0) throw new Problem("limited", `Too many attempts. Try again in ${waitWords(waitMs)}.`);
  byAddress.count(address, nowMs);
  const userId = await shownBy(shown);
  if (!userId) throw new Problem("unauthenticated", "This passkey does not open anything here. Try another way.");
  const how = { by: "passkey", hasSecondFactor: true } as const;
  return { userId, sessionId: await startSession(userId, userAgent.slice(0, USER_AGENT_CODE_UNITS), how) };
}
