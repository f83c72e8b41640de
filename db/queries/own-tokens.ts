import { and, asc, desc, eq, gt, isNull } from "drizzle-orm";
import type { Installation } from "@/db/access";
import { carriesToken } from "@/db/carries-token";

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
    .innerJoin(memberships, carriesToken(tables))
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
