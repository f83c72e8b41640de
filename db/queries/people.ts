import { and, asc, eq, isNull } from "drizzle-orm";
import type { Access } from "@/db/access";
import { isUsable } from "@/db/usable-invitation";

/** Everybody in the investigation now, by name; `hasAccount` is false for reviewers that came with material. */
export async function peopleOf({ read, tables, investigationId }: Access) {
  const { memberships, reviewers, users } = tables;
  const rows = await read
    .select({
      reviewerId: reviewers.id,
      name: reviewers.name,
      role: memberships.role,
      joinedAtMs: memberships.joinedAtMs,
      userId: users.id,
      deactivatedAtMs: users.deactivatedAtMs,
    })
    .from(memberships)
    .innerJoin(reviewers, eq(reviewers.id, memberships.reviewerId))
    .leftJoin(users, eq(users.reviewerId, reviewers.id))
    .where(and(eq(memberships.investigationId, investigationId), isNull(memberships.leftAtMs)))
    .orderBy(asc(reviewers.name), asc(reviewers.id));
  return rows.map(({ userId, deactivatedAtMs, ...person }) => ({
    ...person,
    hasAccount: userId !== null,
    isDeactivated: deactivatedAtMs !== null,
  }));
}
export type PersonView = Awaited<ReturnType<typeof peopleOf>>[number];

/** Invitations that can still be used, oldest first. The link itself is not kept. */
export function invitationsOf({ read, tables, investigationId, now }: Access) {
  const { invitations, reviewers } = tables;
  return read
    .select({
      invitationId: invitations.id,
      role: invitations.role,
      invitedByName: reviewers.name,
      invitedAtMs: invitations.invitedAtMs,
      expiresAtMs: invitations.expiresAtMs,
      sentTo: invitations.sentTo,
    })
    .from(invitations)
    .innerJoin(reviewers, eq(reviewers.id, invitations.invitedBy))
    .where(and(eq(invitations.investigationId, investigationId), isUsable(read, tables, now())))
    .orderBy(asc(invitations.invitedAtMs), asc(invitations.id));
}
