import { and, eq, gt, isNull } from "drizzle-orm";
import { carriesToken } from "@/db/carries-token";
import { sha256 } from "@/db/history";
import { type Asks, prepared } from "@/db/prepared";
import type { Queryable, Tables } from "@/db/store";
import { TOKEN_PREFIX } from "@/lib/domain/access-token";
import type { AccessTokenId } from "@/lib/domain/ids";
import { tokenScopes } from "@/lib/policy/token-scopes";

/**
 * A token stands while it is neither revoked nor expired, its maker's account works, and they are in the investigation by
 * the membership it was made under: who was removed and comes back makes new ones.
 */

type Reading = Readonly<{ read: Queryable; tables: Tables }>;

const byHash = prepared((read, tables, asked: Asks<"hash" | "nowMs">) => {
  const { accessTokens } = tables;
  return standing(read, tables, asked("nowMs"), eq(accessTokens.tokenHash, asked("hash")));
});
const byId = prepared((read, tables, asked: Asks<"tokenId" | "nowMs">) => {
  const { accessTokens } = tables;
  return standing(read, tables, asked("nowMs"), eq(accessTokens.id, asked("tokenId")));
});

function standing(
  read: Queryable,
  { accessTokens, memberships, users }: Tables,
  nowMs: ReturnType<Asks<"nowMs">>,
  isMeant: ReturnType<typeof eq>,
) {
  return read
    .select({
      tokenId: accessTokens.id,
      investigationId: accessTokens.investigationId,
      reviewerId: accessTokens.madeBy,
      scopes: accessTokens.scopes,
    })
    .from(accessTokens)
    .innerJoin(memberships, carriesToken({ accessTokens, memberships }))
    .innerJoin(users, eq(users.reviewerId, accessTokens.madeBy))
    .where(
      and(
        isMeant,
        isNull(users.deactivatedAtMs),
        isNull(accessTokens.revokedAtMs),
        gt(accessTokens.expiresAtMs, nowMs),
      ),
    );
}

/** What a token lets in, and as whom; null for one that does not stand. One indexed read. */
export async function standingToken(reading: Reading, token: string, nowMs: number) {
  if (!token.startsWith(TOKEN_PREFIX)) return null;
  const [found] = await byHash(reading, { hash: sha256(token), nowMs });
  return found ? { ...found, scopes: tokenScopes.filter((scope) => found.scopes.split(" ").includes(scope)) } : null;
}

export async function isTokenStanding(reading: Reading, tokenId: AccessTokenId, nowMs: number): Promise<boolean> {
  return (await byId(reading, { tokenId, nowMs })).length > 0;
}
