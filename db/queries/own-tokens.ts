import { and, asc, desc, eq, gt, gte, isNull } from "drizzle-orm";
import type { Installation } from "@/db/access";

/** For so long an expired token is still listed, so that a program that failed finds its reason there. */
const EXPIRED_SHOWN_MS = 30 * 24 * 60 * 60 * 1_000;

/** The tokens a person made, in the investigations they are in; those that expired lately too. */
export function ownTokens({ read, tables, reviewerId, now }: Installation) {
  const { accessTokens, investigations, memberships } = tables;
  return read
    .select({
      tokenId: accessTokens.id,
      name: accessTokens.name,
      scopes: accessTokens.scopes,
      slug: investigations.slug,
      investigation: investigations.title,
      expiresAtMs: accessTokens.expiresAtMs,
      lastUsedAtMs: accessTokens.lastUsedAtMs,
    })
    .from(accessTokens)
    .innerJoin(investigations, eq(investigations.id, accessTokens.investigationId))
    .innerJoin(
      memberships,
      and(
        eq(memberships.investigationId, accessTokens.investigationId),
        eq(memberships.reviewerId, accessTokens.madeBy),
        isNull(memberships.leftAtMs),
        gte(accessTokens.madeAtMs, memberships.joinedAtMs),
      ),
    )
    .where(
      and(
        eq(accessTokens.madeBy, reviewerId),
        isNull(accessTokens.revokedAtMs),
        gt(accessTokens.expiresAtMs, now() - EXPIRED_SHOWN_MS),
      ),
    )
    .orderBy(desc(accessTokens.madeAtMs), asc(accessTokens.id));
}
export type OwnTokenView = Awaited<ReturnType<typeof ownTokens>>[number];
