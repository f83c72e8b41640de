import { sql } from "drizzle-orm";
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { PasskeyId, UserId } from "../../lib/domain/ids";
import { users } from "./people";

const userId = () =>
  text("user_id")
    .$type<UserId>()
    .notNull()
    .references(() => users.id);

/** The app that makes somebody's codes. */
export const secondFactors = sqliteTable("second_factors", {
  userId: userId().primaryKey(),
  /** Read again for every code, so sealed with the installation's secret instead of hashed. */
  sealedSecret: text("sealed_secret").notNull(),
  /** Of the last code that was taken: none of its step or an earlier one is taken again. */
  lastStep: integer("last_step").notNull(),
  addedAtMs: integer("added_at_ms").notNull(),
});

/** For who lost the app. Each is good once. */
export const recoveryCodes = sqliteTable(
  "recovery_codes",
  {
    userId: userId(),
    codeHash: text("code_hash").notNull(),
    usedAtMs: integer("used_at_ms"),
  },
  (t) => [primaryKey({ columns: [t.userId, t.codeHash] })],
);

/** The public half of a key that a device or a password manager keeps. */
export const passkeys = sqliteTable(
  "passkeys",
  {
    id: text("id").$type<PasskeyId>().primaryKey(),
    userId: userId(),
    /** As the device names it; base64url. */
    credentialId: text("credential_id").notNull(),
    /** COSE, base64url. */
    publicKey: text("public_key").notNull(),
    /** How often the device says it was used; 0 for ever with those that do not count. */
    counter: integer("counter").notNull(),
    /** How a browser reaches it, separated by commas. */
    transports: text("transports").notNull(),
    name: text("name").notNull(),
    addedAtMs: integer("added_at_ms").notNull(),
    lastUsedAtMs: integer("last_used_at_ms"),
  },
  (t) => [
    uniqueIndex("passkeys_one_credential").on(t.credentialId),
    index("passkeys_by_user").on(t.userId),
    check("passkeys_name", sql`${t.name} <> ''`),
  ],
);
