import { foreignKey, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { InvestigationId, SourceVersionId } from "../../lib/domain/ids";
import { sourceVersions } from "./sources";

/** That a text can be found by what words stand in it. Made anew from the text at any time. */
export const sketches = sqliteTable(
  "sketches",
  {
    id: integer("id").primaryKey(),
    investigationId: text("investigation_id").$type<InvestigationId>().notNull(),
    versionId: text("version_id").$type<SourceVersionId>().notNull(),
  },
  (t) => [
    uniqueIndex("sketches_one_for_a_version").on(t.versionId),
    foreignKey({
      columns: [t.versionId, t.investigationId],
      foreignColumns: [sourceVersions.id, sourceVersions.investigationId],
    }),
  ],
);

/** The numbers of a sketch; see `lib/near/shingles.ts`. */
export const shingles = sqliteTable(
  "shingles",
  {
    hash: integer("hash").notNull(),
    sketchId: integer("sketch_id")
      .notNull()
      .references(() => sketches.id),
  },
  (t) => [primaryKey({ columns: [t.hash, t.sketchId] })],
);
