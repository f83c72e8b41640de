import { and, eq, exists, gt, isNull, type SQL } from "drizzle-orm";
import { sha256 } from "@/db/history";
import type { Queryable, Tables } from "@/db/store";

/**
 * Whether an invitation still lets somebody in: not used, not expired or withdrawn, and whoever
 * made it manages the investigation to this day. Somebody who was removed must not come back by a
 * link of their own.
 */
export function isUsable(read: Queryable, tables: Tables, nowMs: number): SQL | undefined {
  const { invitations, memberships } = tables;
  const inviter = read
    .select({ role: memberships.role })
    .from(memberships)
    .where(
      and(
        eq(memberships.investigationId, invitations.investigationId),
        eq(memberships.reviewerId, invitations.invitedBy),
        eq(memberships.role, "manager"),
        isNull(memberships.leftAtMs),
      ),
    );
  return and(isNull(invitations.acceptedAtMs), gt(invitations.expiresAtMs, nowMs), exists(inviter));
}

/** The one that a link opens, where it is still usable. */
export function isOpenedBy(token: string, read: Queryable, tables: Tables, nowMs: number): SQL | undefined {
  return and(eq(tables.invitations.tokenHash, sha256(token)), isUsable(read, tables, nowMs));
}
