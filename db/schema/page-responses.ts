import { foreignKey, index, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { InvestigationId, SourceVersionId } from "../../lib/domain/ids";
import { sourceVersions } from "./sources";

/** How a page answered when a version of it was fetched: evidence beside its bytes. */
export const pageResponses = sqliteTable(
  "page_responses",
  {
    versionId: text("version_id").$type<SourceVersionId>().primaryKey(),
    investigationId: text("investigation_id").$type<InvestigationId>().notNull(),
    /** Canonical JSON of `PageResponse`. */
    response: text("response").notNull(),
  },
  (t) => [
    index("page_responses_by_investigation").on(t.investigationId),
    foreignKey({
      columns: [t.versionId, t.investigationId],
      foreignColumns: [sourceVersions.id, sourceVersions.investigationId],
    }),
  ],
);
