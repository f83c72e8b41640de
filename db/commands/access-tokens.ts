import { randomBytes } from "node:crypto";
import { and, count, eq, gt, isNull, lt, or } from "drizzle-orm";
import type { z } from "zod";
import type { Access } from "@/db/access";
import { command } from "@/db/command";
import { sha256 } from "@/db/history";
import { makeTokenInput, revokeTokenInput, TOKEN_PREFIX } from "@/lib/domain/access-token";
import type { AccessTokenId } from "@/lib/domain/ids";
import { Problem } from "@/lib/errors";

const DAY_MS = 24 * 60 * 60 * 1_000;
const TOKEN_BYTES = 24;
/** Of one person in one investigation. More than that are forgotten ones. */
const TOKENS_AT_MOST = 50;
/** The last use is told to the minute: a busy program must not write with everything it reads. */
const USE_NOTED_EVERY_MS = 60_000;

/** Records an access token by its hash, which is all that is ever stored of it. */
export const recordToken = command({
  name: "make-token",
  permission: "token.make",
  input: makeTokenInput,
  async run(access, { tokenId, name, scopes, expiresInDays, tokenSha256 }) {
    const { write, tables, investigationId, reviewerId: madeBy, now } = access;
    const { accessTokens } = tables;
    const madeAtMs = now();
    const [standing] = await write
      .select({ count: count() })
      .from(accessTokens)
      .where(
        and(
          eq(accessTokens.investigationId, investigationId),
          eq(accessTokens.madeBy, madeBy),
          isNull(accessTokens.revokedAtMs),
          gt(accessTokens.expiresAtMs, madeAtMs),
        ),
      );
    if ((standing?.count ?? 0) >= TOKENS_AT_MOST) {
      throw new Problem("conflict", `You have ${TOKENS_AT_MOST} tokens here already. Revoke one that is not used.`);
    }
    const expiresAtMs = madeAtMs + expiresInDays * DAY_MS;
    const token = { id: tokenId, investigationId, madeBy, name, scopes: scopes.join(" "), tokenHash: tokenSha256 };
    await write.insert(accessTokens).values({ ...token, madeAtMs, expiresAtMs });
    return { result: { tokenId, expiresAtMs }, events: [{ type: "token.made", tokenId, name, scopes, expiresAtMs }] };
  },
  undo: () => null, // A token is revoked, which says what it is.
});

/** Makes a token by which programs act for its maker. It is shown once, here. */
export async function makeToken(
  access: Access,
  commandId: string,
  input: Readonly<Omit<z.input<typeof makeTokenInput>, "tokenSha256">>,
): Promise<Readonly<{ token: string }>> {
  const token = `${TOKEN_PREFIX}${randomBytes(TOKEN_BYTES).toString("base64url")}`;
  await recordToken(access, commandId, { ...input, tokenSha256: sha256(token) });
  return { token };
}

async function tokenIn({ read, tables: { accessTokens }, investigationId }: Access, tokenId: AccessTokenId) {
  const [token] = await read
    .select({ name: accessTokens.name, madeBy: accessTokens.madeBy, revokedAtMs: accessTokens.revokedAtMs })
    .from(accessTokens)
    .where(and(eq(accessTokens.id, tokenId), eq(accessTokens.investigationId, investigationId)));
  if (!token) throw new Problem("not-found", "There is no such access token in this investigation.");
  return token;
}

/** Ends a token for good: the next thing that is asked with it is refused. */
export const revokeToken = command({
  name: "revoke-token",
  permission: "token.revoke",
  input: revokeTokenInput,
  ownerOf: async (access, { tokenId }) => (await tokenIn(access, tokenId)).madeBy,
  async run(access, { tokenId }) {
    const { write, tables, investigationId, reviewerId: revokedBy, now } = access;
    const { accessTokens } = tables;
    const { name, madeBy, revokedAtMs } = await tokenIn(access, tokenId);
    if (revokedAtMs !== null) throw new Problem("conflict", "This access token is revoked already.");
    await write
      .update(accessTokens)
      .set({ revokedAtMs: now(), revokedBy })
      .where(and(eq(accessTokens.id, tokenId), eq(accessTokens.investigationId, investigationId)));
    return { result: { tokenId }, events: [{ type: "token.revoked", tokenId, name, madeBy }] };
  },
  undo: () => null, // Whoever had it may have lost it: a new token is a new decision.
});

/** Notes that a program came in by its token; at most once a minute. */
export async function noteTokenUse(access: Access): Promise<void> {
  const { store, read, tables, through, stream, now } = access;
  if (!through) return;
  const { accessTokens } = tables;
  const nowMs = now();
  const isDue = and(
    eq(accessTokens.id, through.tokenId),
    or(isNull(accessTokens.lastUsedAtMs), lt(accessTokens.lastUsedAtMs, nowMs - USE_NOTED_EVERY_MS)),
  );
  if ((await read.select({ id: accessTokens.id }).from(accessTokens).where(isDue)).length === 0) return;
  await store.change(stream, async (write) => {
    await write.update(accessTokens).set({ lastUsedAtMs: nowMs }).where(isDue);
  });
}
