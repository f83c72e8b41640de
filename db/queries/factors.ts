import { and, asc, count, eq, isNull } from "drizzle-orm";
import type { Installation } from "@/db/access";
import type { SignInSessionId } from "@/lib/domain/ids";

/** One's own app for codes, and how many recovery codes are left; null for none. */
export async function secondFactorOf({ read, tables, userId }: Installation) {
  const { secondFactors, recoveryCodes } = tables;
  const [factor] = await read
    .select({ addedAtMs: secondFactors.addedAtMs })
    .from(secondFactors)
    .where(eq(secondFactors.userId, userId));
  if (!factor) return null;
  const [left] = await read
    .select({ number: count() })
    .from(recoveryCodes)
    .where(and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAtMs)));
  return { ...factor, codesLeft: left?.number ?? 0 };
}
export type SecondFactorView = NonNullable<Awaited<ReturnType<typeof secondFactorOf>>>;

/** One's own passkeys, the oldest first. */
export function passkeysOf({ read, tables: { passkeys }, userId }: Installation) {
  return read
    .select({
      passkeyId: passkeys.id,
      name: passkeys.name,
      addedAtMs: passkeys.addedAtMs,
      lastUsedAtMs: passkeys.lastUsedAtMs,
    })
    .from(passkeys)
    .where(eq(passkeys.userId, userId))
    .orderBy(asc(passkeys.addedAtMs), asc(passkeys.id));
}
/** What a device that has one of them already is told, so that it makes no second. */
export function credentialsOf({ read, tables: { passkeys }, userId }: Installation) {
  return read
    .select({ credentialId: passkeys.credentialId, transports: passkeys.transports })
    .from(passkeys)
    .where(eq(passkeys.userId, userId));
}

export type PasskeyView = Awaited<ReturnType<typeof passkeysOf>>[number];

/** So long after signing in, a change of what one signs in by does without the password. */
const FRESH_MS = 10 * 60 * 1_000;

/** Whether a session of one's own began a moment ago: in any way, and in another way than by the password. */
export async function freshnessOf(
  { read, tables: { signInSessions }, userId, now }: Installation,
  sessionId: SignInSessionId,
) {
  const [session] = await read
    .select({ startedAtMs: signInSessions.startedAtMs, signedInBy: signInSessions.signedInBy })
    .from(signInSessions)
    .where(and(eq(signInSessions.id, sessionId), eq(signInSessions.userId, userId)));
  const anyWay = session !== undefined && session.startedAtMs > now() - FRESH_MS;
  const isByOther = session?.signedInBy === "passkey" || session?.signedInBy === "provider";
  return { anyWay, notByPassword: anyWay && isByOther };
}
export type Freshness = Awaited<ReturnType<typeof freshnessOf>>;
