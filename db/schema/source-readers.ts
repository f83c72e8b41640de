import { sql } from "drizzle-orm";
import { check, foreignKey, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { InvestigationId, ReviewerId, SourceId } from "../../lib/domain/ids";
import { waysToRead } from "../../lib/domain/source-readers";
import { memberships, reviewers } from "./people";
import { sources } from "./sources";

/** Who may know of a confidential source. One that has readers is confidential; one that has none is open to all. */
export const sourceReaders = sqliteTable(
  "source_readers",
  {
    investigationId: text("investigation_id").$type<InvestigationId>().notNull(),
    sourceId: text("source_id").$type<SourceId>().notNull(),
    reviewerId: text("reviewer_id").$type<ReviewerId>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.investigationId, t.sourceId, t.reviewerId] }),
    foreignKey({ columns: [t.sourceId, t.investigationId], foreignColumns: [sources.id, sources.investigationId] }),
    foreignKey({
      columns: [t.investigationId, t.reviewerId],
      foreignColumns: [memberships.investigationId, memberships.reviewerId],
    }),
  ],
);

/** That somebody read a confidential source, once an hour at most; triggers refuse every update and delete. */
export const sourceReads = sqliteTable(
  "source_reads",
  {
    investigationId: text("investigation_id").$type<InvestigationId>().notNull(),
    sourceId: text("source_id").$type<SourceId>().notNull(),
    reviewerId: text("reviewer_id").$type<ReviewerId>().notNull(),
    /** Hours since 1970. */
    hour: integer("hour").notNull(),
    readAtMs: integer("read_at_ms").notNull(),
    way: text("way", { enum: waysToRead }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.investigationId, t.sourceId, t.reviewerId, t.hour] }),
    foreignKey({ columns: [t.sourceId, t.investigationId], foreignColumns: [sources.id, sources.investigationId] }),
    foreignKey({ columns: [t.reviewerId], foreignColumns: [reviewers.id] }),
    check("source_reads_way", sql`${t.way} in ('desk', 'versions', 'export', 'program')`),
    check("source_reads_hour", sql`${t.hour} = ${t.readAtMs} / 3600000`),
  ],
);
