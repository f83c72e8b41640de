import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type {
  ClaimId,
  CommentId,
  EvidenceLinkId,
  InvestigationId,
  PassageId,
  ReviewerId,
  SourceId,
  ThreadId,
} from "../../lib/domain/ids";
import { claims, evidenceLinks } from "./claims";
import { reviewers } from "./people";
import { passages, sources } from "./sources";

/** A conversation about one thing, of four kinds: one of the four keys is set. */
export const threads = sqliteTable(
  "threads",
  {
    id: text("id").$type<ThreadId>().primaryKey(),
    investigationId: text("investigation_id").$type<InvestigationId>().notNull(),
    claimId: text("claim_id").$type<ClaimId>(),
    linkId: text("link_id").$type<EvidenceLinkId>(),
    passageId: text("passage_id").$type<PassageId>(),
    sourceId: text("source_id").$type<SourceId>(),
    openedBy: text("opened_by").$type<ReviewerId>().notNull(),
    openedAtMs: integer("opened_at_ms").notNull(),
    resolvedBy: text("resolved_by").$type<ReviewerId>(),
    resolvedAtMs: integer("resolved_at_ms"),
  },
  (t) => [
    foreignKey({ columns: [t.claimId, t.investigationId], foreignColumns: [claims.id, claims.investigationId] }),
    foreignKey({
      columns: [t.linkId, t.investigationId],
      foreignColumns: [evidenceLinks.id, evidenceLinks.investigationId],
    }),
    foreignKey({ columns: [t.passageId, t.investigationId], foreignColumns: [passages.id, passages.investigationId] }),
    foreignKey({ columns: [t.sourceId, t.investigationId], foreignColumns: [sources.id, sources.investigationId] }),
    foreignKey({ columns: [t.openedBy], foreignColumns: [reviewers.id] }),
    foreignKey({ columns: [t.resolvedBy], foreignColumns: [reviewers.id] }),
    uniqueIndex("threads_in_investigation").on(t.id, t.investigationId),
    index("threads_by_claim").on(t.investigationId, t.claimId),
    index("threads_by_link").on(t.investigationId, t.linkId),
    index("threads_by_passage").on(t.investigationId, t.passageId),
    index("threads_by_source").on(t.investigationId, t.sourceId),
    check(
      "threads_one_subject",
      sql`(${t.claimId} is not null) + (${t.linkId} is not null) + (${t.passageId} is not null) + (${t.sourceId} is not null) = 1`,
    ),
    check("threads_resolved", sql`(${t.resolvedBy} is null) = (${t.resolvedAtMs} is null)`),
  ],
);

/** What one person said in a thread. Taken back, never deleted. */
export const comments = sqliteTable(
  "comments",
  {
    id: text("id").$type<CommentId>().primaryKey(),
    investigationId: text("investigation_id").$type<InvestigationId>().notNull(),
    threadId: text("thread_id").$type<ThreadId>().notNull(),
    text: text("text").notNull(),
    /** Canonical JSON of `ReviewerId[]`. */
    mentions: text("mentions").notNull(),
    addedBy: text("added_by").$type<ReviewerId>().notNull(),
    addedAtMs: integer("added_at_ms").notNull(),
    revisedAtMs: integer("revised_at_ms"),
    retractedBy: text("retracted_by").$type<ReviewerId>(),
    retractedAtMs: integer("retracted_at_ms"),
  },
  (t) => [
    foreignKey({ columns: [t.threadId, t.investigationId], foreignColumns: [threads.id, threads.investigationId] }),
    foreignKey({ columns: [t.addedBy], foreignColumns: [reviewers.id] }),
    foreignKey({ columns: [t.retractedBy], foreignColumns: [reviewers.id] }),
    index("comments_by_thread").on(t.investigationId, t.threadId),
    check("comments_text", sql`length(${t.text}) between 1 and 5000`),
    check("comments_retracted", sql`(${t.retractedBy} is null) = (${t.retractedAtMs} is null)`),
  ],
);
