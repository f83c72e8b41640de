import { integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { InvestigationId } from "../../lib/domain/ids";

/** One inquiry. Every table below it carries its id, and references are composite, so nothing crosses. */
export const investigations = sqliteTable(
  "investigations",
  {
    id: text("id").$type<InvestigationId>().primaryKey(),
    slug: text("slug").notNull(),
    title: text("title").notNull(),
    question: text("question").notNull(),
    createdAtMs: integer("created_at_ms").notNull(),
  },
  (t) => [uniqueIndex("investigations_one_slug").on(t.slug)],
);
