import "server-only";
import { waitWords } from "@/app/_components/time-words";
import { Problem } from "@/lib/errors";
import { signInLimits } from "./sign-in-limits";
import { startSession } from "./unscoped";

type Attempt = Readonly<{ email: string; password: string; userAgent: string; address: string }>;

/** Longer ones are no passwords of ours, and hashing them would be work for nothing. */
const PASSWORD_CODE_UNITS = 1_000;
const EMAIL_CODE_UNITS = 320;
const USER_AGENT_CODE_UNITS = 300;

/**
 * Tries a password; null when it is wrong or nobody has that address, which look alike.
 *
 * @throws {Problem} `limited`, saying for how long.
 */
export async function trySignIn({ email, password, userAgent, address }: Attempt) {
  if (password.length > PASSWORD_CODE_UNITS || email.length > EMAIL_CODE_UNITS) return null;
  const { byAddress, byAddressAndEmail, byEmail } = signInLimits();
  const account = email.trim().toLowerCase();
  const place = `${address} ${account}`;
  const nowMs = performance.now();
  const waits = [
    byAddress.waitMs(address, nowMs),
    byAddressAndEmail.waitMs(place, nowMs),
    byEmail.waitMs(account, nowMs),
  ];
  const waitMs = Math.max(...waits);
  if (waitMs > 0) {
    throw new Problem("limited", `Too many attempts. Try again in ${waitWords(waitMs)}.`);
  }
  byAddress.count(address, nowMs);
  byAddressAndEmail.count(place, nowMs);
  byEmail.count(account, nowMs);
  const session = await startSession({ email, password, userAgent: userAgent.slice(0, USER_AGENT_CODE_UNITS) });
  if (session) {
    byAddressAndEmail.forget(place);
    byEmail.forget(account);
  }
  return session;
}
