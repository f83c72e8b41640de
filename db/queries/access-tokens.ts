import { and, asc, eq, gt, isNull } from "drizzle-orm";
import type { Access } from "@/db/access";
import { carriesToken } from "@/db/carries-token";
import { amongIds, isAlso } from "@/db/engines/sqlite/among-ids";
import { tokenBehind } from "@/lib/domain/access-token";
import type { AccessTokenId, CommandId } from "@/lib/domain/ids";

/** The tokens by which programs can come into the investigation now, by who made them. */
export function tokensOf({ read, tables, investigationId, now }: Access) {
  const { accessTokens, memberships, reviewers } = tables;
  return read
    .select({
      tokenId: accessTokens.id,
      name: accessTokens.name,
      scopes: accessTokens.scopes,
      madeBy: accessTokens.madeBy,
      madeByName: reviewers.name,
      madeAtMs: accessTokens.madeAtMs,
      expiresAtMs: accessTokens.expiresAtMs,
      lastUsedAtMs: accessTokens.lastUsedAtMs,
    })
    .from(accessTokens)
    .innerJoin(reviewers, eq(reviewers.id, accessTokens.madeBy))
    .innerJoin(memberships, carriesToken(tables))
    .where(
      and(
        eq(accessTokens.investigationId, investigationId),
        isNull(accessTokens.revokedAtMs),
        gt(accessTokens.expiresAtMs, now()),
      ),
    )
    .orderBy(asc(reviewers.name), asc(accessTokens.madeAtMs), asc(accessTokens.id));
}
export type TokenView = Awaited<ReturnType<typeof tokensOf>>[number];

/** What the tokens are called that commands came through; those of another installation have no name here. */
export async function tokenNames(
  { read, tables: { accessTokens }, investigationId }: Access,
  commandIds: readonly CommandId[],
): Promise<Readonly<Record<AccessTokenId, string>>> {
  const ids = new Set(commandIds.flatMap((commandId) => tokenBehind(commandId) ?? []));
  const rows = await read
    .select({ id: accessTokens.id, name: accessTokens.name })
    .from(accessTokens)
    .where(and(amongIds(accessTokens.id, ids), isAlso(accessTokens.investigationId, investigationId)));
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}
