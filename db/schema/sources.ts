import { sql } from "drizzle-orm";
import {
  blob,
  check,
  foreignKey,
  index,
  integer,
  sqliteTable,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";
import type {
  InvestigationId,
  PassageId,
  ReviewerId,
  SegmentId,
  SourceId,
  SourceVersionId,
} from "../../lib/domain/ids";
import { anchoringStatuses } from "../../lib/domain/passage";
import { directions, reliabilities, segmentKinds } from "../../lib/domain/source";
import { investigations } from "./investigations";
import { reviewers } from "./people";

/** The bytes as they came, once for each hash: the evidence that a text was not made up. */
export const originals = sqliteTable("originals", {
  sha256: text("sha256").primaryKey(),
  bytes: blob("bytes", { mode: "buffer" }).notNull(),
});

export const sources = sqliteTable(
  "sources",
  {
    id: text("id").$type<SourceId>().primaryKey(),
    investigationId: text("investigation_id").$type<InvestigationId>().notNull(),
    number: integer("number").notNull(),
    title: text("title").notNull(),
    outlet: text("outlet"),
    author: text("author"),
    url: text("url"),
    /** Canonical JSON of `Published`, or null. */
    published: text("published"),
    language: text("language"),
    direction: text("direction", { enum: directions }).notNull(),
    reliability: text("reliability", { enum: reliabilities }),
    descriptor: text("descriptor"),
    translatedFrom: text("translated_from"),
    retold: integer("retold", { mode: "boolean" }).notNull(),
    capturedBy: text("captured_by").$type<ReviewerId>().notNull(),
  },
  (t) => [
    unique("sources_in_investigation").on(t.id, t.investigationId),
    uniqueIndex("sources_one_number").on(t.investigationId, t.number),
    foreignKey({ columns: [t.investigationId], foreignColumns: [investigations.id] }),
    foreignKey({ columns: [t.capturedBy], foreignColumns: [reviewers.id] }),
    check("sources_direction", sql`${t.direction} in ('ltr', 'rtl')`),
    check("sources_retold_boolean", sql`${t.retold} in (0, 1)`),
  ],
);

/** A source's text as captured once: immutable. */
export const sourceVersions = sqliteTable(
  "source_versions",
  {
    id: text("id").$type<SourceVersionId>().primaryKey(),
    investigationId: text("investigation_id").$type<InvestigationId>().notNull(),
    sourceId: text("source_id").$type<SourceId>().notNull(),
    number: integer("number").notNull(),
    text: text("text").notNull(),
    /** Canonical JSON of `Block[]`. */
    blocks: text("blocks").notNull(),
    mediaType: text("media_type").notNull(),
    originalSha256: text("original_sha256")
      .notNull()
      .references(() => originals.sha256),
    textSha256: text("text_sha256").notNull(),
    capturedAtMs: integer("captured_at_ms").notNull(),
    capturedFrom: text("captured_from").notNull(),
  },
  (t) => [
    unique("source_versions_in_investigation").on(t.id, t.investigationId),
    uniqueIndex("source_versions_one_number").on(t.sourceId, t.number),
    index("source_versions_later").on(t.investigationId, t.sourceId, t.number).where(sql`${t.number} > 1`),
    index("source_versions_by_original").on(t.investigationId, t.originalSha256),
    foreignKey({ columns: [t.sourceId, t.investigationId], foreignColumns: [sources.id, sources.investigationId] }),
  ],
);

/** One voice's stretch of a version. */
export const segments = sqliteTable(
  "segments",
  {
    id: text("id").$type<SegmentId>().primaryKey(),
    investigationId: text("investigation_id").$type<InvestigationId>().notNull(),
    versionId: text("version_id").$type<SourceVersionId>().notNull(),
    kind: text("kind", { enum: segmentKinds }).notNull(),
    voice: text("voice"),
    reliability: text("reliability", { enum: reliabilities }),
    start: integer("start").notNull(),
    end: integer("end").notNull(),
  },
  (t) => [
    uniqueIndex("segments_one_start").on(t.versionId, t.start),
    foreignKey({
      columns: [t.versionId, t.investigationId],
      foreignColumns: [sourceVersions.id, sourceVersions.investigationId],
    }),
    check("segments_span", sql`0 <= ${t.start} and ${t.start} < ${t.end}`),
  ],
);

/**
 * A span that people pointed at. Whoever points at a span where a passage stands gets that one, so that what is said of
 * the same words stands on the same passage; two come to one span only when a new version brings them there.
 */
export const passages = sqliteTable(
  "passages",
  {
    id: text("id").$type<PassageId>().primaryKey(),
    investigationId: text("investigation_id").$type<InvestigationId>().notNull(),
    versionId: text("version_id").$type<SourceVersionId>().notNull(),
    start: integer("start").notNull(),
    end: integer("end").notNull(),
    exact: text("exact").notNull(),
    prefix: text("prefix").notNull(),
    suffix: text("suffix").notNull(),
    anchoring: text("anchoring", { enum: anchoringStatuses }).notNull(),
  },
  (t) => [
    unique("passages_in_investigation").on(t.id, t.investigationId),
    index("passages_by_span").on(t.investigationId, t.versionId, t.start, t.end),
    foreignKey({
      columns: [t.versionId, t.investigationId],
      foreignColumns: [sourceVersions.id, sourceVersions.investigationId],
    }),
    check("passages_span", sql`0 <= ${t.start} and ${t.start} < ${t.end}`),
    check("passages_quote", sql`${t.exact} <> ''`),
  ],
);
