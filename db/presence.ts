import { eq } from "drizzle-orm";
import type { Installation } from "@/db/access";
import { isPassword } from "@/db/password-hash";
import { type Freshness, freshnessOf } from "@/db/queries/factors";
import type { SignInSessionId } from "@/lib/domain/ids";
import { Problem } from "@/lib/errors";

/** @throws {Problem} `invalid` for a password that is not theirs. Returns the hash it was compared with. */
export async function checkedPassword({ read, tables: { users }, userId }: Installation, present: string) {
  const [user] = await read
    .select({ email: users.email, passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.id, userId));
  if (!user || !(await isPassword(present, user.passwordHash))) {
    throw new Problem("invalid", "The present password is not this one.");
  }
  return user;
}

/**
 * Whether it is the person who asks: by their password, or since they signed in a moment ago. A session that somebody
 * left open on a borrowed machine shall not be enough to change what the account is signed in by.
 *
 * @throws {Problem} `invalid`, saying what is wanted.
 */
export async function provePresence(
  acting: Installation,
  sessionId: SignInSessionId,
  present: string,
  isEnough: keyof Freshness = "anyWay",
): Promise<void> {
  if (present !== "") await checkedPassword(acting, present);
  else if (!(await freshnessOf(acting, sessionId))[isEnough]) {
    throw new Problem("invalid", "Give your present password, or sign out, sign in again and come back.");
  }
}
