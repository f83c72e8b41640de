import { z } from "zod";
import { words } from "@/lib/domain/claim";
import { type AccessTokenId, ID_LENGTH, id, parseId } from "@/lib/domain/ids";
import { tokenScopes } from "@/lib/policy/token-scopes";

/**
 * An access token lets a program act for the person who made it: in one investigation, within its scopes, until it
 * expires, is revoked or its maker leaves, and never with more than the maker's role allows at that moment.
 */

/** What a token begins with, so that scanners for secrets know one when they see it. */
export const TOKEN_PREFIX = "crt_";

export const TOKEN_DAYS_AT_MOST = 365;
/** What one may choose from on the screen. */
export const tokenDays = [7, 30, 90, TOKEN_DAYS_AT_MOST] as const;

/** Each scope once, in the order of `tokenScopes`: equal sets are stored and told in one way. */
const scopes = z
  .array(z.enum(tokenScopes))
  .min(1, "must have one at least")
  .transform((chosen) => tokenScopes.filter((scope) => chosen.includes(scope)));

export const makeTokenInput = z.object({
  tokenId: id("atk"),
  name: words(80).pipe(z.string().min(1, "must not be empty")),
  scopes,
  expiresInDays: z.int().min(1).max(TOKEN_DAYS_AT_MOST),
  tokenSha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export const revokeTokenInput = z.object({ tokenId: id("atk") });

const ID_CODE_UNITS = "atk_".length + ID_LENGTH;

/**
 * The id of a command that a program sent: the token's id stands before the program's own. Events carry it, under the
 * hash that chains them, so the history tells for ever what came through which token; and two programs of one person
 * cannot take each other's answers.
 */
export function commandIdThrough(tokenId: AccessTokenId, own: string): string {
  return `${tokenId}:${own}`;
}

/** The token that a command came through; null for one that its person sent. */
export function tokenBehind(commandId: string): AccessTokenId | null {
  return commandId[ID_CODE_UNITS] === ":" ? parseId("atk", commandId.slice(0, ID_CODE_UNITS)) : null;
}
