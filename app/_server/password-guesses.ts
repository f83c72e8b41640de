import "server-only";
import { waitWords } from "@/app/_components/time-words";
import type { UserId } from "@/lib/domain/ids";
import { Problem } from "@/lib/errors";
import { signInLimits } from "./sign-in-limits";

/**
 * Lets somebody who is signed in give their present password, as often as at the sign-in: whoever sits at a session that
 * was left open shall not guess it there.
 *
 * @throws {Problem} `limited`, saying for how long.
 */
export async function limitedByPassword<Result>(userId: UserId, attempt: () => Promise<Result>): Promise<Result> {
  const { byAddressAndEmail } = signInLimits();
  const place = `a password of ${userId}`;
  const nowMs = performance.now();
  const waitMs = byAddressAndEmail.waitMs(place, nowMs);
  if (waitMs > 0) throw new Problem("limited", `Too many attempts. Try again in ${waitWords(waitMs)}.`);
  byAddressAndEmail.count(place, nowMs);
  const result = await attempt();
  byAddressAndEmail.forget(place);
  return result;
}
