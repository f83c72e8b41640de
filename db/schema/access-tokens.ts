import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { AccessTokenId, InvestigationId, ReviewerId } from "../../lib/domain/ids";
import { memberships, reviewers } from "./people";

/** What lets a program act for a member of one investigation. Only the token's hash is kept. */
export const accessTokens = sqliteTable(
  "access_tokens",
  {
    id: text("id").$type<AccessTokenId>().primaryKey(),
    investigationId: text("investigation_id").$type<InvestigationId>().notNull(),
    madeBy: text("made_by").$type<ReviewerId>().notNull(),
    name: text("name").notNull(),
    /** Of `tokenScopes`, in their order, with a space between them. */
    scopes: text("scopes").notNull(),
    tokenHash: text("token_hash").notNull(),
    madeAtMs: integer("made_at_ms").notNull(),
    expiresAtMs: integer("expires_at_ms").notNull(),
    /** To the minute, near enough. No history: it changes with every use. */
    lastUsedAtMs: integer("last_used_at_ms"),
    revokedAtMs: integer("revoked_at_ms"),
    revokedBy: text("revoked_by")
      .$type<ReviewerId>()
      .references(() => reviewers.id),
  },
  (t) => [
    uniqueIndex("access_tokens_one_token").on(t.tokenHash),
    index("access_tokens_by_investigation").on(t.investigationId),
    index("access_tokens_by_maker").on(t.madeBy),
    // Of somebody who is, or was, in the investigation: of nobody else can there be a token at all.
    foreignKey({
      columns: [t.investigationId, t.madeBy],
      foreignColumns: [memberships.investigationId, memberships.reviewerId],
    }),
    check("access_tokens_name", sql`${t.name} <> ''`),
    check(
      "access_tokens_scopes",
      sql`${t.scopes} in ('read', 'write', 'export', 'read write', 'read export', 'write export', 'read write export')`,
    ),
    check("access_tokens_expiry", sql`${t.expiresAtMs} - ${t.madeAtMs} between 1 and 31536000000`),
    check("access_tokens_revoked", sql`(${t.revokedAtMs} is null) = (${t.revokedBy} is null)`),
  ],
);
