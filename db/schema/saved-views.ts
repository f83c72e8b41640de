import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { InvestigationId, ReviewerId, SavedViewId } from "../../lib/domain/ids";
import { investigations } from "./investigations";
import { reviewers } from "./people";

/** A name for what somebody chose to see of the claims. Removed, never deleted. */
export const savedViews = sqliteTable(
  "saved_views",
  {
    id: text("id").$type<SavedViewId>().primaryKey(),
    investigationId: text("investigation_id").$type<InvestigationId>().notNull(),
    name: text("name").notNull(),
    /** Canonical JSON of `Record<string, string>`. */
    params: text("params").notNull(),
    savedBy: text("saved_by").$type<ReviewerId>().notNull(),
    savedAtMs: integer("saved_at_ms").notNull(),
    removedAtMs: integer("removed_at_ms"),
  },
  (t) => [
    foreignKey({ columns: [t.investigationId], foreignColumns: [investigations.id] }),
    foreignKey({ columns: [t.savedBy], foreignColumns: [reviewers.id] }),
    index("saved_views_by_investigation").on(t.investigationId),
    uniqueIndex("saved_views_one_name").on(t.investigationId, t.name).where(sql`${t.removedAtMs} is null`),
    check("saved_views_name", sql`${t.name} <> ''`),
  ],
);
