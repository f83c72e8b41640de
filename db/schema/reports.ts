import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, sqliteTable, text, unique, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { EditionId, EditionLinkId, InvestigationId, ReportId, ReviewerId } from "../../lib/domain/ids";
import { reportBeginnings } from "../../lib/domain/report";
import { investigations } from "./investigations";
import { reviewers } from "./people";

/** A report that is being written; its words are a joint text. Withdrawn, never deleted. */
export const reports = sqliteTable(
  "reports",
  {
    id: text("id").$type<ReportId>().primaryKey(),
    investigationId: text("investigation_id").$type<InvestigationId>().notNull(),
    /** Counted from 1 in the investigation. */
    number: integer("number").notNull(),
    title: text("title").notNull(),
    /** What it began with; of which claims, the history says. */
    template: text("template", { enum: reportBeginnings }).notNull(),
    createdBy: text("created_by").$type<ReviewerId>().notNull(),
    createdAtMs: integer("created_at_ms").notNull(),
    withdrawnAtMs: integer("withdrawn_at_ms"),
  },
  (t) => [
    unique("reports_in_investigation").on(t.id, t.investigationId),
    uniqueIndex("reports_one_number").on(t.investigationId, t.number),
    foreignKey({ columns: [t.investigationId], foreignColumns: [investigations.id] }),
    foreignKey({ columns: [t.createdBy], foreignColumns: [reviewers.id] }),
    check("reports_title", sql`${t.title} <> ''`),
  ],
);

/** A report as it was published; triggers refuse every update and delete. */
export const editions = sqliteTable(
  "editions",
  {
    id: text("id").$type<EditionId>().primaryKey(),
    investigationId: text("investigation_id").$type<InvestigationId>().notNull(),
    reportId: text("report_id").$type<ReportId>().notNull(),
    /** Counted from 1 for each report. */
    number: integer("number").notNull(),
    title: text("title").notNull(),
    /** Canonical JSON of a `ReportModel`: all that the edition says. */
    content: text("content").notNull(),
    /** Of `content`; the history has it too. */
    contentSha256: text("content_sha256").notNull(),
    /** Of the history that the edition includes. */
    head: text("head").notNull(),
    seq: integer("seq").notNull(),
    /** Canonical JSON of `ReviewerId[]`. */
    writtenBy: text("written_by").notNull(),
    publishedBy: text("published_by").$type<ReviewerId>().notNull(),
    publishedAtMs: integer("published_at_ms").notNull(),
  },
  (t) => [
    unique("editions_in_investigation").on(t.id, t.investigationId),
    uniqueIndex("editions_one_number").on(t.reportId, t.number),
    index("editions_by_investigation").on(t.investigationId),
    foreignKey({ columns: [t.reportId, t.investigationId], foreignColumns: [reports.id, reports.investigationId] }),
    foreignKey({ columns: [t.publishedBy], foreignColumns: [reviewers.id] }),
    check("editions_number", sql`${t.number} > 0`),
  ],
);

/** A link by which anybody reads one edition. What is stored of its token is a hash. */
export const editionLinks = sqliteTable(
  "edition_links",
  {
    id: text("id").$type<EditionLinkId>().primaryKey(),
    investigationId: text("investigation_id").$type<InvestigationId>().notNull(),
    editionId: text("edition_id").$type<EditionId>().notNull(),
    tokenHash: text("token_hash").notNull(),
    openedBy: text("opened_by").$type<ReviewerId>().notNull(),
    openedAtMs: integer("opened_at_ms").notNull(),
    revokedAtMs: integer("revoked_at_ms"),
  },
  (t) => [
    uniqueIndex("edition_links_token").on(t.tokenHash),
    index("edition_links_by_edition").on(t.editionId),
    foreignKey({ columns: [t.editionId, t.investigationId], foreignColumns: [editions.id, editions.investigationId] }),
    foreignKey({ columns: [t.openedBy], foreignColumns: [reviewers.id] }),
  ],
);
