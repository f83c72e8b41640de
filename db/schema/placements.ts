import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { InvestigationId, PassageId, ReviewerId, SourceVersionId } from "../../lib/domain/ids";
import { anchoringStatuses } from "../../lib/domain/passage";
import { settlements } from "../../lib/domain/placement";
import { reviewers } from "./people";
import { passages, sourceVersions } from "./sources";

/** What became of a passage in a later version of its source, and where it stood before. */
export const placements = sqliteTable(
  "placements",
  {
    passageId: text("passage_id").$type<PassageId>().notNull(),
    /** The version it was looked for in. */
    versionId: text("version_id").$type<SourceVersionId>().notNull(),
    investigationId: text("investigation_id").$type<InvestigationId>().notNull(),
    outcome: text("outcome", { enum: anchoringStatuses }).notNull(),
    /** Canonical JSON of the places offered; empty for one that followed. */
    places: text("places").notNull(),
    fromVersionId: text("from_version_id").$type<SourceVersionId>().notNull(),
    fromStart: integer("from_start").notNull(),
    fromEnd: integer("from_end").notNull(),
    /** In which version somebody had last looked at it. */
    checkedVersionId: text("checked_version_id").$type<SourceVersionId>().notNull(),
    settled: text("settled", { enum: settlements }).notNull(),
    /** Null for what nobody decided: it followed, waits, or was superseded. */
    settledBy: text("settled_by").$type<ReviewerId>(),
    settledAtMs: integer("settled_at_ms"),
  },
  (t) => [
    primaryKey({ columns: [t.passageId, t.versionId] }),
    foreignKey({ columns: [t.passageId, t.investigationId], foreignColumns: [passages.id, passages.investigationId] }),
    ...[t.versionId, t.fromVersionId, t.checkedVersionId].map((version) =>
      foreignKey({
        columns: [version, t.investigationId],
        foreignColumns: [sourceVersions.id, sourceVersions.investigationId],
      }),
    ),
    foreignKey({ columns: [t.settledBy], foreignColumns: [reviewers.id] }),
    uniqueIndex("placements_one_open").on(t.passageId).where(sql`${t.settled} in ('waiting', 'retired')`),
    index("placements_waiting").on(t.investigationId, t.versionId).where(sql`${t.settled} = 'waiting'`),
    index("placements_from_version").on(t.investigationId, t.fromVersionId),
    check("placements_outcome", sql`${t.outcome} in ('anchored', 'moved', 'changed', 'ambiguous', 'orphaned')`),
    check(
      "placements_settled",
      sql`${t.settled} in ('followed', 'waiting', 'accepted', 'reselected', 'retired', 'superseded')`,
    ),
    check("placements_from", sql`0 <= ${t.fromStart} and ${t.fromStart} < ${t.fromEnd}`),
  ],
);
