import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type {
  AliasGroupId,
  ClaimId,
  InvestigationId,
  RejectionId,
  ReviewerId,
  SourceId,
  SourceVersionId,
} from "../../lib/domain/ids";
import { segmentKinds } from "../../lib/domain/source";
import { claims } from "./claims";
import { investigations } from "./investigations";
import { reviewers } from "./people";
import { sources, sourceVersions } from "./sources";

/** A version's text by the sentence, for finding passages. Those of a version have ids that follow one another. */
export const sentences = sqliteTable(
  "sentences",
  {
    id: integer("id").primaryKey(),
    investigationId: text("investigation_id").$type<InvestigationId>().notNull(),
    versionId: text("version_id").$type<SourceVersionId>().notNull(),
    start: integer("start").notNull(),
    end: integer("end").notNull(),
    paragraph: integer("paragraph").notNull(),
    kind: text("kind", { enum: segmentKinds }).notNull(),
    voice: text("voice"),
    text: text("text").notNull(),
  },
  (t) => [
    uniqueIndex("sentences_one_start").on(t.versionId, t.start),
    foreignKey({
      columns: [t.versionId, t.investigationId],
      foreignColumns: [sourceVersions.id, sourceVersions.investigationId],
    }),
    check("sentences_span", sql`0 <= ${t.start} and ${t.start} < ${t.end}`),
  ],
);

/** A passage that is nothing for a claim, as somebody said: not proposed again. */
export const candidateRejections = sqliteTable(
  "candidate_rejections",
  {
    id: text("id").$type<RejectionId>().primaryKey(),
    investigationId: text("investigation_id").$type<InvestigationId>().notNull(),
    claimId: text("claim_id").$type<ClaimId>().notNull(),
    versionId: text("version_id").$type<SourceVersionId>().notNull(),
    start: integer("start").notNull(),
    end: integer("end").notNull(),
    rejectedBy: text("rejected_by").$type<ReviewerId>().notNull(),
    rejectedAtMs: integer("rejected_at_ms").notNull(),
    restoredAtMs: integer("restored_at_ms"),
  },
  (t) => [
    foreignKey({ columns: [t.claimId, t.investigationId], foreignColumns: [claims.id, claims.investigationId] }),
    foreignKey({
      columns: [t.versionId, t.investigationId],
      foreignColumns: [sourceVersions.id, sourceVersions.investigationId],
    }),
    foreignKey({ columns: [t.rejectedBy], foreignColumns: [reviewers.id] }),
    uniqueIndex("candidate_rejections_one_standing")
      .on(t.claimId, t.versionId, t.start, t.end)
      .where(sql`${t.restoredAtMs} is null`),
    check("candidate_rejections_span", sql`0 <= ${t.start} and ${t.start} < ${t.end}`),
  ],
);

/** Names that mean the same in an investigation. */
export const aliasGroups = sqliteTable(
  "alias_groups",
  {
    id: text("id").$type<AliasGroupId>().primaryKey(),
    investigationId: text("investigation_id").$type<InvestigationId>().notNull(),
    /** Canonical JSON of `string[]`. */
    names: text("names").notNull(),
  },
  (t) => [
    foreignKey({ columns: [t.investigationId], foreignColumns: [investigations.id] }),
    index("alias_groups_by_investigation").on(t.investigationId),
  ],
);

/** The words by which a claim or a source is found. Triggers write them; newer things have higher ids. */
export const labels = sqliteTable(
  "labels",
  {
    id: integer("id").primaryKey(),
    investigationId: text("investigation_id").$type<InvestigationId>().notNull(),
    claimId: text("claim_id").$type<ClaimId>(),
    sourceId: text("source_id").$type<SourceId>(),
    text: text("text").notNull(),
  },
  (t) => [
    foreignKey({ columns: [t.claimId, t.investigationId], foreignColumns: [claims.id, claims.investigationId] }),
    foreignKey({ columns: [t.sourceId, t.investigationId], foreignColumns: [sources.id, sources.investigationId] }),
    uniqueIndex("labels_one_for_a_claim").on(t.claimId),
    uniqueIndex("labels_one_for_a_source").on(t.sourceId),
    check("labels_one_thing", sql`(${t.claimId} is not null) + (${t.sourceId} is not null) = 1`),
  ],
);
