import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { providers } from "../../lib/domain/identity";
import type { InvestigationId, InvitationId, ReviewerId, SignInSessionId, UserId } from "../../lib/domain/ids";
import { waysIn } from "../../lib/domain/second-factor";
import { roles } from "../../lib/policy/permissions";
import { investigations } from "./investigations";

/** A name in history. Never deleted: what somebody did keeps their name. */
export const reviewers = sqliteTable("reviewers", {
  id: text("id").$type<ReviewerId>().primaryKey(),
  name: text("name").notNull(),
  createdAtMs: integer("created_at_ms").notNull(),
});

/** An account: how a reviewer signs in. Only a hash of the password is kept. */
export const users = sqliteTable(
  "users",
  {
    id: text("id").$type<UserId>().primaryKey(),
    reviewerId: text("reviewer_id")
      .$type<ReviewerId>()
      .notNull()
      .references(() => reviewers.id),
    /** Lower case, as compared. */
    email: text("email").notNull(),
    /** What no password has, for who signs in otherwise (`db/password-hash.ts`). */
    passwordHash: text("password_hash").notNull(),
    /** Whether they manage the installation: add accounts, open investigations. */
    isManager: integer("is_manager", { mode: "boolean" }).notNull(),
    createdAtMs: integer("created_at_ms").notNull(),
    /** Since when nobody signs in with it. */
    deactivatedAtMs: integer("deactivated_at_ms"),
  },
  (t) => [
    uniqueIndex("users_one_email").on(t.email),
    uniqueIndex("users_one_reviewer").on(t.reviewerId),
    check("users_email_lower", sql`${t.email} = lower(${t.email})`),
    check("users_manager_boolean", sql`${t.isManager} in (0, 1)`),
  ],
);

/** One signed-in device. Its id travels in the cookie; ending the row ends the cookie. */
export const signInSessions = sqliteTable(
  "sign_in_sessions",
  {
    id: text("id").$type<SignInSessionId>().primaryKey(),
    userId: text("user_id")
      .$type<UserId>()
      .notNull()
      .references(() => users.id),
    userAgent: text("user_agent").notNull(),
    startedAtMs: integer("started_at_ms").notNull(),
    expiresAtMs: integer("expires_at_ms").notNull(),
    endedAtMs: integer("ended_at_ms"),
    /** Null for one that began before this was kept. */
    signedInBy: text("signed_in_by", { enum: waysIn }),
    /** Whether a second factor was shown in it: a code, or a passkey, which is both factors at once. */
    hasSecondFactor: integer("has_second_factor", { mode: "boolean" }).notNull().default(false),
  },
  (t) => [
    index("sign_in_sessions_by_user").on(t.userId),
    check("sign_in_sessions_signed_in_by", sql`${t.signedInBy} in ('password', 'passkey', 'provider')`),
    check("sign_in_sessions_has_second_factor", sql`${t.hasSecondFactor} in (0, 1)`),
  ],
);

/** Who belongs, or belonged, to an investigation, and as what. */
export const memberships = sqliteTable(
  "memberships",
  {
    investigationId: text("investigation_id")
      .$type<InvestigationId>()
      .notNull()
      .references(() => investigations.id),
    reviewerId: text("reviewer_id")
      .$type<ReviewerId>()
      .notNull()
      .references(() => reviewers.id),
    role: text("role", { enum: roles }).notNull(),
    joinedAtMs: integer("joined_at_ms").notNull(),
    leftAtMs: integer("left_at_ms"),
  },
  (t) => [
    primaryKey({ columns: [t.investigationId, t.reviewerId] }),
    index("memberships_by_reviewer").on(t.reviewerId),
    check("memberships_role", sql`${t.role} in ('observer', 'annotator', 'curator', 'manager')`),
  ],
);

/** A link that lets one person in. Only the token's hash is kept. */
export const invitations = sqliteTable(
  "invitations",
  {
    id: text("id").$type<InvitationId>().primaryKey(),
    investigationId: text("investigation_id").$type<InvestigationId>().notNull(),
    tokenHash: text("token_hash").notNull(),
    role: text("role", { enum: roles }).notNull(),
    invitedBy: text("invited_by").$type<ReviewerId>().notNull(),
    invitedAtMs: integer("invited_at_ms").notNull(),
    /** Nobody comes in by it from here on: seven days after it was made, or when it was withdrawn. */
    expiresAtMs: integer("expires_at_ms").notNull(),
    acceptedAtMs: integer("accepted_at_ms"),
    acceptedBy: text("accepted_by")
      .$type<ReviewerId>()
      .references(() => reviewers.id),
    /** The address it was sent to by mail; null for a link that somebody passed on. */
    sentTo: text("sent_to"),
  },
  (t) => [
    uniqueIndex("invitations_one_token").on(t.tokenHash),
    index("invitations_by_investigation").on(t.investigationId),
    foreignKey({ columns: [t.investigationId], foreignColumns: [investigations.id] }),
    foreignKey({ columns: [t.invitedBy], foreignColumns: [reviewers.id] }),
    check("invitations_role", sql`${t.role} in ('observer', 'annotator', 'curator', 'manager')`),
  ],
);

/** Somebody as a provider knows them. Named by the issuer: another provider under the same name is not the same. */
export const identities = sqliteTable(
  "identities",
  {
    issuer: text("issuer").notNull(),
    subject: text("subject").notNull(),
    provider: text("provider", { enum: providers }).notNull(),
    userId: text("user_id")
      .$type<UserId>()
      .notNull()
      .references(() => users.id),
    /** What the provider calls them, for their own Account page. */
    label: text("label").notNull(),
    connectedAtMs: integer("connected_at_ms").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.issuer, t.subject] }),
    index("identities_by_user").on(t.userId),
    check("identities_provider", sql`${t.provider} in ('oidc', 'github', 'google')`),
    check("identities_subject", sql`${t.subject} <> ''`),
  ],
);

/** A link by which a person sets a new password, once. One an account: a new one takes the place of the older. */
export const passwordLinks = sqliteTable(
  "password_links",
  {
    userId: text("user_id")
      .$type<UserId>()
      .primaryKey()
      .references(() => users.id),
    tokenHash: text("token_hash").notNull(),
    madeAtMs: integer("made_at_ms").notNull(),
    expiresAtMs: integer("expires_at_ms").notNull(),
  },
  (t) => [uniqueIndex("password_links_one_token").on(t.tokenHash)],
);
