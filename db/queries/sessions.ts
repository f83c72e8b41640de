import { and, asc, desc, eq, gt, isNull } from "drizzle-orm";
import type { Installation } from "@/db/access";
import { NO_PASSWORD } from "@/db/password-hash";

/** The devices a person is signed in on, the latest first. */
export function sessionsOf({ read, tables: { signInSessions }, userId, now }: Installation) {
  return read
    .select({
      sessionId: signInSessions.id,
      userAgent: signInSessions.userAgent,
      startedAtMs: signInSessions.startedAtMs,
      expiresAtMs: signInSessions.expiresAtMs,
      signedInBy: signInSessions.signedInBy,
      hasSecondFactor: signInSessions.hasSecondFactor,
    })
    .from(signInSessions)
    .where(
      and(eq(signInSessions.userId, userId), isNull(signInSessions.endedAtMs), gt(signInSessions.expiresAtMs, now())),
    )
    .orderBy(desc(signInSessions.startedAtMs), desc(signInSessions.id));
}
export type SessionView = Awaited<ReturnType<typeof sessionsOf>>[number];

/** One's own account, as its page shows it. */
export async function accountOf({ read, tables: { users, reviewers }, userId }: Installation) {
  const [account] = await read
    .select({
      email: users.email,
      name: reviewers.name,
      isManager: users.isManager,
      passwordHash: users.passwordHash,
    })
    .from(users)
    .innerJoin(reviewers, eq(reviewers.id, users.reviewerId))
    .where(eq(users.id, userId));
  if (!account) return null;
  const { passwordHash, ...shown } = account;
  return { ...shown, hasPassword: passwordHash !== NO_PASSWORD };
}

/** By whom one can sign in to one's own account, beside a password, the oldest first. */
export function identitiesOf({ read, tables: { identities }, userId }: Installation) {
  return read
    .select({
      provider: identities.provider,
      issuer: identities.issuer,
      subject: identities.subject,
      label: identities.label,
      connectedAtMs: identities.connectedAtMs,
    })
    .from(identities)
    .where(eq(identities.userId, userId))
    .orderBy(asc(identities.connectedAtMs), asc(identities.issuer), asc(identities.subject));
}
export type IdentityView = Awaited<ReturnType<typeof identitiesOf>>[number];
