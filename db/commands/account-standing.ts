import { and, eq, isNull, ne } from "drizzle-orm";
import type { Installation, Writing } from "@/db/access";
import { manageUnmanaged, record } from "@/db/admission";
import { installationCommand } from "@/db/command";
import { endSessions } from "@/db/end-sessions";
import { setAccountInput } from "@/lib/domain/account";
import type { ReviewerId, UserId } from "@/lib/domain/ids";
import { Problem } from "@/lib/errors";

/**
 * What who manages the installation decides of an account: whether it works, and whether it manages the installation.
 * History keeps its owner's name either way.
 */

async function accountIn({ read, tables: { users } }: Installation, userId: UserId) {
  const [account] = await read
    .select({ reviewerId: users.reviewerId, isManager: users.isManager, deactivatedAtMs: users.deactivatedAtMs })
    .from(users)
    .where(eq(users.id, userId));
  if (!account) throw new Problem("not-found", "There is no such account.");
  return account;
}

/** @throws {Problem} `conflict` when nobody else manages the installation. */
async function refuseLastManager({ read, tables: { users } }: Installation, userId: UserId) {
  const others = await read
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.isManager, true), isNull(users.deactivatedAtMs), ne(users.id, userId)));
  if (others.length === 0) {
    throw new Problem("conflict", "Nobody else manages this Crossread. Make somebody else a manager first.");
  }
}

/** Ends for good what programs use in somebody's name, each in the history of its investigation. */
async function revokeTokens(access: Writing<Installation>, reviewerId: ReviewerId) {
  const { store, write, tables, now, reviewerId: revokedBy } = access;
  const { accessTokens } = tables;
  const standing = and(eq(accessTokens.madeBy, reviewerId), isNull(accessTokens.revokedAtMs));
  const tokens = await write
    .select({ id: accessTokens.id, name: accessTokens.name, investigationId: accessTokens.investigationId })
    .from(accessTokens)
    .where(standing);
  await write.update(accessTokens).set({ revokedAtMs: now(), revokedBy }).where(standing);
  for (const { id: tokenId, name, investigationId } of tokens) {
    const revoked = { type: "token.revoked", tokenId, name, madeBy: reviewerId } as const;
    await record(store, write, investigationId, revokedBy, now(), [revoked]);
  }
}

/** Has whoever acts manage what nobody manages any more, as a new manager of the installation does. */
async function takeOver(access: Writing<Installation>, reviewerId: ReviewerId) {
  const { store, write, tables, now } = access;
  const [person] = await write
    .select({ name: tables.reviewers.name })
    .from(tables.reviewers)
    .where(eq(tables.reviewers.id, reviewerId));
  const by = { actorId: access.reviewerId, atMs: now() };
  await manageUnmanaged(store, write, reviewerId, person?.name ?? "", by);
}

/**
 * Closes an account: its devices are signed out at once, its access tokens end for good, and nobody signs in with it.
 * Investigations that nobody else manages are managed by whoever does this, so that they stay in somebody's hands.
 */
export const deactivateAccount = installationCommand({
  name: "deactivate-account",
  permission: "account.deactivate",
  input: setAccountInput,
  async run(access, { userId }) {
    const { write, tables, now } = access;
    const { reviewerId, isManager, deactivatedAtMs } = await accountIn(access, userId);
    if (userId === access.userId) throw new Problem("conflict", "Somebody else has to deactivate your account.");
    if (deactivatedAtMs !== null) throw new Problem("conflict", "This account is deactivated already.");
    if (isManager) await refuseLastManager(access, userId);
    await write.update(tables.users).set({ deactivatedAtMs: now() }).where(eq(tables.users.id, userId));
    await endSessions(tables, write, { userId, atMs: now(), staying: null });
    await revokeTokens(access, reviewerId);
    await takeOver(access, access.reviewerId);
    return { result: { userId }, events: [{ type: "account.deactivated", userId, reviewerId }] };
  },
  undo: () => null, // Reactivating is a decision of its own; sessions and tokens do not come back.
});

/** Lets the owner of an account sign in again, with what they signed in by before. */
export const reactivateAccount = installationCommand({
  name: "reactivate-account",
  permission: "account.deactivate",
  input: setAccountInput,
  async run(access, { userId }) {
    const { write, tables } = access;
    const { reviewerId, deactivatedAtMs } = await accountIn(access, userId);
    if (deactivatedAtMs === null) throw new Problem("conflict", "This account is active already.");
    await write.update(tables.users).set({ deactivatedAtMs: null }).where(eq(tables.users.id, userId));
    return { result: { userId }, events: [{ type: "account.reactivated", userId, reviewerId }] };
  },
  undo: () => null,
});

/** Has an account manage the installation, and every investigation that nobody manages. Its devices sign in anew. */
export const makeManager = installationCommand({
  name: "make-manager",
  permission: "account.set-manager",
  input: setAccountInput,
  async run(access, { userId }) {
    const { write, tables, now } = access;
    const { reviewerId, isManager, deactivatedAtMs } = await accountIn(access, userId);
    if (deactivatedAtMs !== null) throw new Problem("conflict", "This account is deactivated. Reactivate it first.");
    if (isManager) throw new Problem("conflict", "They manage this Crossread already.");
    await write.update(tables.users).set({ isManager: true }).where(eq(tables.users.id, userId));
    await endSessions(tables, write, { userId, atMs: now(), staying: null });
    await takeOver(access, reviewerId);
    return { result: { userId }, events: [{ type: "account.manager-made", userId, reviewerId }] };
  },
  undo: () => null,
});

/** Has an account manage the installation no longer. Its memberships stay as they are; its devices sign in anew. */
export const unmakeManager = installationCommand({
  name: "unmake-manager",
  permission: "account.set-manager",
  input: setAccountInput,
  async run(access, { userId }) {
    const { write, tables, now } = access;
    const { reviewerId, isManager } = await accountIn(access, userId);
    if (!isManager) throw new Problem("conflict", "They do not manage this Crossread.");
    await refuseLastManager(access, userId);
    await write.update(tables.users).set({ isManager: false }).where(eq(tables.users.id, userId));
    await endSessions(tables, write, { userId, atMs: now(), staying: null });
    return { result: { userId }, events: [{ type: "account.manager-unmade", userId, reviewerId }] };
  },
  undo: () => null,
});
