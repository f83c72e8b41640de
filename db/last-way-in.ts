import { count, eq } from "drizzle-orm";
import { NO_PASSWORD } from "@/db/password-hash";
import type { Tables, Writable } from "@/db/store";
import type { UserId } from "@/lib/domain/ids";
import { Problem } from "@/lib/errors";

/**
 * Takes back what would leave somebody nothing to sign in by: no password, no passkey and no identity at a provider. In the
 * open transaction, after one was taken away.
 *
 * @throws {Problem} `conflict`.
 */
export async function keepAWayIn(
  { users, passkeys, identities }: Tables,
  write: Writable,
  userId: UserId,
): Promise<void> {
  const [user] = await write.select({ passwordHash: users.passwordHash }).from(users).where(eq(users.id, userId));
  if (user && user.passwordHash !== NO_PASSWORD) return;
  const [keys] = await write.select({ number: count() }).from(passkeys).where(eq(passkeys.userId, userId));
  const [others] = await write.select({ number: count() }).from(identities).where(eq(identities.userId, userId));
  if ((keys?.number ?? 0) + (others?.number ?? 0) > 0) return;
  throw new Problem("conflict", "Nothing else is left to sign in by. Set a password first.");
}
