import { asc, eq, max, sql } from "drizzle-orm";
import { allow, type Installation } from "@/db/access";
import { NO_PASSWORD } from "@/db/password-hash";

/**
 * Everybody who has an account, by name: for who manages the installation. `lastSessionAtMs` is when they last signed in,
 * null for never; sessions that ran out long ago are forgotten.
 *
 * @throws {Problem} `forbidden`.
 */
export async function accountsOf(installation: Installation) {
  allow(installation, "account.read");
  const { users, reviewers, signInSessions } = installation.tables;
  const rows = await installation.read
    .select({
      userId: users.id,
      reviewerId: users.reviewerId,
      name: reviewers.name,
      email: users.email,
      isManager: users.isManager,
      createdAtMs: users.createdAtMs,
      deactivatedAtMs: users.deactivatedAtMs,
      passwordHash: users.passwordHash,
      lastSessionAtMs: max(signInSessions.startedAtMs),
      hasSecondFactor: sql<number>`(exists (select 1 from second_factors where user_id = users.id)
        or exists (select 1 from passkeys where user_id = users.id))`,
    })
    .from(users)
    .innerJoin(reviewers, eq(reviewers.id, users.reviewerId))
    .leftJoin(signInSessions, eq(signInSessions.userId, users.id))
    .groupBy(users.id)
    .orderBy(asc(reviewers.name), asc(users.id));
  return rows.map(({ passwordHash, hasSecondFactor, ...account }) => ({
    ...account,
    hasPassword: passwordHash !== NO_PASSWORD,
    hasSecondFactor: hasSecondFactor === 1,
  }));
}
export type AccountView = Awaited<ReturnType<typeof accountsOf>>[number];
