import { and, desc, eq, gt, isNull } from "drizzle-orm";
import type { Installation } from "@/db/access";

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
    .select({ email: users.email, name: reviewers.name, isManager: users.isManager })
    .from(users)
    .innerJoin(reviewers, eq(reviewers.id, users.reviewerId))
    .where(eq(users.id, userId));
  return account ?? null;
}
