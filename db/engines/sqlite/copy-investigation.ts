import type { Connection } from "@/db/engines/sqlite/connection";
import type { InvestigationId } from "@/lib/domain/ids";

/** What belongs to an investigation, parents before children, and the column that says to which. */
export const parts = [
  ["investigations", "id"],
  ["memberships", "investigation_id"],
  ["sources", "investigation_id"],
  ["source_readers", "investigation_id"],
  ["source_reads", "investigation_id"],
  ["source_versions", "investigation_id"],
  ["page_responses", "investigation_id"],
  ["segments", "investigation_id"],
  ["passages", "investigation_id"],
  ["placements", "investigation_id"],
  ["claims", "investigation_id"],
  ["appearances", "investigation_id"],
  ["evidence_links", "investigation_id"],
  ["assessments", "investigation_id"],
  ["curations", "investigation_id"],
  ["threads", "investigation_id"],
  ["comments", "investigation_id"],
  ["saved_views", "investigation_id"],
  ["candidate_rejections", "investigation_id"],
  ["alias_groups", "investigation_id"],
  ["reports", "investigation_id"],
  ["editions", "investigation_id"],
  ["joint_texts", "investigation_id"],
  ["joint_text_updates", "investigation_id"],
  ["joint_text_versions", "investigation_id"],
  ["audit_events", "stream"],
  ["command_outcomes", "stream"],
] as const;

/** Invitations, access tokens and public links open this installation's door and no other's; labels, sentences and sketches are made anew from the rest. */
export const leftOut: ReadonlySet<string> = new Set([
  "invitations",
  "access_tokens",
  "edition_links",
  "labels",
  "sentences",
  "sketches",
  "shingles",
]);

/**
 * Copies one investigation from another database of the same schema, attached as `other`, within the transaction that is
 * open. People and original files that are here already, being the same, stay as they are.
 *
 * @throws SQLite's error when a row of that key is here.
 */
export function copyInvestigation(connection: Connection, id: InvestigationId): void {
  connection.pragma("defer_foreign_keys = ON");
  const named = `select reviewer_id from other.memberships where investigation_id = :id
    union select actor_id from other.audit_events where stream = :id`;
  const files = "select original_sha256 from other.source_versions where investigation_id = :id";
  copy(connection, "reviewers", `id in (${named}) and id not in (select id from main.reviewers)`, id);
  copy(connection, "originals", `sha256 in (${files}) and sha256 not in (select sha256 from main.originals)`, id);
  for (const [table, column] of parts) copy(connection, table, `${column} = :id`, id);
}

function copy(connection: Connection, table: string, which: string, id: InvestigationId): void {
  const columns = connection
    .prepare("select name from pragma_table_info(?)")
    .pluck()
    .all(table)
    .map((name) => `"${name}"`)
    .join(", ");
  const source = `insert into main.${table} (${columns}) select ${columns} from other.${table} where ${which}`;
  connection.prepare(source).run({ id });
}
