import { and, eq, isNull } from "drizzle-orm";
import { type Access, allow, type Writing } from "@/db/access";
import { command } from "@/db/command";
import { endSessions } from "@/db/end-sessions";
import { changeRoleInput, leaveInput, removeReviewerInput } from "@/lib/domain/account";
import type { AuditEventBody } from "@/lib/domain/audit-event";
import type { ReviewerId } from "@/lib/domain/ids";
import { Problem } from "@/lib/errors";

async function memberIn({ read, tables: { memberships }, investigationId }: Access, reviewerId: ReviewerId) {
  const [member] = await read
    .select({ role: memberships.role })
    .from(memberships)
    .where(memberOf(memberships, investigationId, reviewerId));
  if (!member) throw new Problem("not-found", "There is no such person in this investigation.");
  return member;
}

type Memberships = Access["tables"]["memberships"];
const memberOf = (memberships: Memberships, investigationId: Access["investigationId"], reviewerId: ReviewerId) =>
  and(
    eq(memberships.investigationId, investigationId),
    eq(memberships.reviewerId, reviewerId),
    isNull(memberships.leftAtMs),
  );

/** An investigation that nobody manages whose account works could never be managed again. */
async function refuseLastManager({ read, tables, investigationId }: Access, reviewerId: ReviewerId) {
  const { memberships, users } = tables;
  const managers = await read
    .select({ id: memberships.reviewerId })
    .from(memberships)
    .innerJoin(users, eq(users.reviewerId, memberships.reviewerId))
    .where(
      and(
        eq(memberships.investigationId, investigationId),
        eq(memberships.role, "manager"),
        isNull(memberships.leftAtMs),
        isNull(users.deactivatedAtMs),
      ),
    );
  if (managers.every(({ id }) => id === reviewerId)) {
    throw new Problem("conflict", "This is the only manager. Make somebody else a manager first.");
  }
}

/**
 * A person who manages this from now on, or no longer, signs in again: on every device, also where they are at work in
 * another investigation. Who changes their own role stays.
 */
async function signOutOf({ write, tables, now, ...acting }: Writing<Access>, reviewerId: ReviewerId): Promise<void> {
  if (reviewerId === acting.reviewerId) return;
  const { users } = tables;
  const [user] = await write.select({ id: users.id }).from(users).where(eq(users.reviewerId, reviewerId));
  if (user) await endSessions(tables, write, { userId: user.id, atMs: now(), staying: null });
}

/** Gives a person another role. It holds from their next command on. */
export const changeRole = command({
  name: "change-role",
  permission: "reviewer.admit",
  input: changeRoleInput,
  async run(access, { reviewerId, role }) {
    const { write, tables, investigationId } = access;
    const { role: prior } = await memberIn(access, reviewerId);
    if (prior === role) throw new Problem("conflict", `They are ${role} already.`);
    if (prior === "manager") await refuseLastManager(access, reviewerId);
    await write
      .update(tables.memberships)
      .set({ role })
      .where(memberOf(tables.memberships, investigationId, reviewerId));
    if (prior === "manager" || role === "manager") await signOutOf(access, reviewerId);
    return { result: { reviewerId, role }, events: [{ type: "reviewer.role-changed", reviewerId, role, prior }] };
  },
  undo: () => null,
});

/** Ends a person's membership. Their work and their name stay; their socket is closed. */
export const removeReviewer = command({
  name: "remove-reviewer",
  permission: "reviewer.admit",
  input: removeReviewerInput,
  async run(access, { reviewerId }) {
    const { write, tables, investigationId, now } = access;
    const { role: prior } = await memberIn(access, reviewerId);
    if (prior === "manager") await refuseLastManager(access, reviewerId);
    await write
      .update(tables.memberships)
      .set({ leftAtMs: now() })
      .where(memberOf(tables.memberships, investigationId, reviewerId));
    return { result: { reviewerId }, events: [{ type: "reviewer.left", reviewerId, prior }] };
  },
  undo: () => null,
});

/**
 * Leaves an investigation. Its only manager hands it over first, or in the same step: `to` is a manager then. What
 * somebody recorded stays, under their name; what is theirs alone to change, curators can change too, or nobody needs to.
 */
export const leaveInvestigation = command({
  name: "leave-investigation",
  permission: "investigation.leave",
  input: leaveInput,
  async run(access, { to }) {
    const { write, tables, investigationId, reviewerId, role: prior, now } = access;
    const events: [AuditEventBody, ...AuditEventBody[]] = [{ type: "reviewer.left", reviewerId, prior }];
    if (to !== undefined) {
      allow(access, "reviewer.admit");
      if (to === reviewerId) throw new Problem("invalid", "Hand over to somebody else.");
      const { role, isActive } = await successorIn(access, to);
      if (!isActive) throw new Problem("conflict", "They cannot sign in. Hand over to somebody else.");
      await write
        .update(tables.memberships)
        .set({ role: "manager" })
        .where(memberOf(tables.memberships, investigationId, to));
      const made = { type: "reviewer.role-changed", reviewerId: to, role: "manager", prior: role } as const;
      if (role !== "manager") {
        events.unshift(made);
        await signOutOf(access, to);
      }
    }
    if (prior === "manager") await refuseLastManager(access, reviewerId);
    await write
      .update(tables.memberships)
      .set({ leftAtMs: now() })
      .where(memberOf(tables.memberships, investigationId, reviewerId));
    return { result: { reviewerId }, events };
  },
  undo: () => null, // A manager lets them in again.
});

/** Somebody who could take over: they have an account, and it works. */
async function successorIn({ read, tables, investigationId }: Access, reviewerId: ReviewerId) {
  const { memberships, users } = tables;
  const [member] = await read
    .select({ role: memberships.role, userId: users.id, deactivatedAtMs: users.deactivatedAtMs })
    .from(memberships)
    .leftJoin(users, eq(users.reviewerId, memberships.reviewerId))
    .where(memberOf(memberships, investigationId, reviewerId));
  if (!member) throw new Problem("not-found", "There is no such person in this investigation.");
  return { role: member.role, isActive: member.userId !== null && member.deactivatedAtMs === null };
}
