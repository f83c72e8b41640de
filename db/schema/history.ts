import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { CommandId, InvestigationId, ReviewerId } from "../../lib/domain/ids";
import { otherClaimOf, placeOf, subjectOf, typeOf } from "../engines/sqlite/events";
import { reviewers } from "./people";

/** What belongs to no investigation (accounts, sessions) has a stream of its own. */
export const installationStream = "installation";
export type Stream = InvestigationId | typeof installationStream;

/**
 * What happened, chained by hashes; triggers refuse every update and delete. `body` may be null
 * only for one that a later event redacted: the chain covers its hash, which stays.
 */
export const auditEvents = sqliteTable(
  "audit_events",
  {
    stream: text("stream").$type<Stream>().notNull(),
    seq: integer("seq").notNull(),
    actorId: text("actor_id").$type<ReviewerId>().notNull(),
    atMs: integer("at_ms").notNull(),
    commandId: text("command_id").$type<CommandId>().notNull(),
    /** Canonical JSON (RFC 8785) of an `AuditEventBody`. */
    body: text("body"),
    bodySha256: text("body_sha256").notNull(),
    previousHash: text("previous_hash").notNull(),
    hash: text("hash").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.stream, t.seq] }),
    foreignKey({ columns: [t.actorId], foreignColumns: [reviewers.id] }),
    index("audit_events_by_command").on(t.stream, t.actorId, t.commandId),
    // Of what bodies say: spelled out in migration 0016, and in `db/engines/sqlite/events.ts`.
    index("audit_events_by_type").on(t.stream, typeOf(t.body), t.seq),
    index("audit_events_by_actor").on(t.stream, t.actorId, typeOf(t.body), t.seq),
    index("audit_events_by_subject").on(t.stream, subjectOf(t.body), t.seq),
    index("audit_events_by_other_claim")
      .on(t.stream, otherClaimOf(t.body), t.seq)
      .where(sql`${otherClaimOf(t.body)} is not null`),
    index("audit_events_by_place")
      .on(t.stream, placeOf(t.body), typeOf(t.body), t.seq)
      .where(sql`${placeOf(t.body)} is not null`),
    check("audit_events_seq", sql`${t.seq} > 0`),
    check("audit_events_hashes", sql`length(${t.hash}) = 64 and length(${t.previousHash}) = 64`),
  ],
);

/** What each command answered, so that a retry gets the first answer. Refusals are not kept. */
export const commandOutcomes = sqliteTable(
  "command_outcomes",
  {
    stream: text("stream").$type<Stream>().notNull(),
    actorId: text("actor_id").$type<ReviewerId>().notNull(),
    commandId: text("command_id").$type<CommandId>().notNull(),
    /** The command that ran: for an undo, the one that took the change back. */
    name: text("name").notNull(),
    inputSha256: text("input_sha256").notNull(),
    result: text("result").notNull(),
    atMs: integer("at_ms").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.stream, t.actorId, t.commandId] }),
    foreignKey({ columns: [t.actorId], foreignColumns: [reviewers.id] }),
  ],
);
