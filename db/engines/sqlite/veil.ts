import { type SQL, sql } from "drizzle-orm";
import { SQLiteSyncDialect } from "drizzle-orm/sqlite-core";
import type { Connection } from "@/db/engines/sqlite/connection";
import { cutBody } from "@/lib/domain/cut-body";

/**
 * A veil over a connection that reads: what belongs to some sources is not there. Each table that could show it is
 * covered by a view of its name in the connection's own schema, which SQLite looks into first, so that whatever is asked
 * of the connection, in whatever words, finds nothing of it. A query cannot forget.
 *
 * Hidden are, besides the sources: their versions, passages, sentences and labels; the claims that appear in them and
 * nowhere else, with all that was said of these; what ties other claims to them; talk of any of this; and in the
 * history each event about it. From lists within an event only what is hidden is cut.
 */
export function veil(connection: Connection): (sourceIds: readonly string[]) => void {
  let hidden: ReadonlySet<string> = new Set();
  let last: readonly [string, string | null] = ["", ""];
  connection.function("is_hidden", (id: unknown) => (typeof id === "string" && hidden.has(id) ? 1 : 0));
  connection.function("seen_body", (body: unknown) => {
    if (typeof body !== "string") return null;
    if (last[0] !== body) last = [body, cutBody(body, (id) => hidden.has(id))];
    return last[1];
  });
  connection.pragma("query_only = OFF");
  for (const [table, view] of Object.entries(views)) connection.exec(`create temp view ${table} as ${view}`);
  connection.pragma("query_only = ON");
  return (sourceIds) => {
    hidden = hiddenWith(connection, sourceIds);
    last = ["", ""];
  };
}

function hiddenWith(connection: Connection, sourceIds: readonly string[]): ReadonlySet<string> {
  const query = new SQLiteSyncDialect().sqlToQuery(hiddenIds(sourceIds));
  return new Set(
    connection
      .prepare(query.sql)
      .raw(true)
      .all(...query.params)
      .flat()
      .map(String),
  );
}

/** Those of these ids that are hidden with some sources, for who reads without a veil: within a change. */
export const amongHidden = (sourceIds: readonly string[], ids: Iterable<string>): SQL =>
  sql`(select value as id from json_each(${JSON.stringify([...ids])}) where value in (${hiddenIds(sourceIds)}))`;

const without = (table: string, ...columns: readonly string[]) =>
  `select * from main.${table} where ${columns.map((column) => `not is_hidden(${column})`).join(" and ")}`;

/** Tables of an investigation that name no source, and so need no view, stand in `unveiled`. A test compares both with the schema. */
const views: Readonly<Record<string, string>> = {
  sources: without("sources", "id"),
  source_readers: without("source_readers", "source_id"),
  source_reads: without("source_reads", "source_id"),
  source_versions: without("source_versions", "source_id"),
  page_responses: without("page_responses", "version_id"),
  segments: without("segments", "version_id"),
  passages: without("passages", "version_id"),
  placements: without("placements", "passage_id"),
  sentences: without("sentences", "version_id"),
  sketches: without("sketches", "version_id"),
  labels: without("labels", "coalesce(claim_id, source_id)"),
  claims: without("claims", "id"),
  appearances: without("appearances", "id"),
  evidence_links: without("evidence_links", "id"),
  assessments: without("assessments", "claim_id"),
  curations: without("curations", "claim_id"),
  threads: without("threads", "id"),
  comments: without("comments", "thread_id"),
  candidate_rejections: without("candidate_rejections", "id"),
  joint_texts: without("joint_texts", "id"),
  joint_text_updates: without("joint_text_updates", "joint_text_id"),
  joint_text_versions: without("joint_text_versions", "joint_text_id"),
  originals: `select * from main.originals where not is_hidden(sha256)`,
  audit_events: `select stream, seq, actor_id, at_ms, command_id, seen_body(body) as body,
    body_sha256, previous_hash, hash from main.audit_events`,
};
export const veiled: ReadonlySet<string> = new Set(Object.keys(views));

/**
 * The ids of all that is hidden with some sources: O(claims, and what hangs on the
 * sources). A claim that was merged away had the passages that went along; one of which nothing says where it was made
 * is hidden, since it may have been here. An original is named by its hash, and hidden unless an open version has the
 * same bytes.
 */
const hiddenIds = (sourceIds: readonly string[]): SQL => sql`
  with s(id) as materialized (select value from json_each(${JSON.stringify(sourceIds)})),
  i(id) as materialized (select distinct investigation_id from main.sources where id in s),
  v(id) as materialized (select id from main.source_versions where source_id in s),
  p(id) as materialized (select id from main.passages where investigation_id in i and version_id in v),
  made(id, claim_id) as materialized (
    select id, claim_id from main.appearances where investigation_id in i and passage_id in p),
  doubtful(id, seq, stream) as materialized (
    select id, changed_seq, investigation_id from main.claims where id in (select claim_id from made)
    union
    select id, changed_seq, investigation_id from main.claims c where investigation_id in i and not exists (
      select 1 from main.appearances a where a.investigation_id = c.investigation_id and a.claim_id = c.id)),
  c(id) as materialized (select id from doubtful d where not exists (
      select 1 from main.appearances a
      where a.investigation_id = d.stream and a.claim_id = d.id and a.passage_id not in p)
    and not exists (
      select 1 from main.audit_events e, json_each(e.body, '$.appearanceIds') moved
      join main.appearances a on a.id = moved.value
      where e.stream = d.stream and e.seq = d.seq and json_extract(e.body, '$.type') = 'claim.merged'
        and json_extract(e.body, '$.claimId') = d.id and a.passage_id not in p)),
  tied(id) as materialized (
    select id from made
    union select id from main.appearances where investigation_id in i and claim_id in c
    union select id from main.evidence_links where investigation_id in i and passage_id in p
    union select id from main.evidence_links where investigation_id in i and claim_id in c),
  t(id) as materialized (
    select id from main.threads where investigation_id in i
      and (source_id in s or passage_id in p or claim_id in c or link_id in tied))
  select id from s union all select id from v union all select id from p union all select id from c
  union all select id from tied union all select id from t
  union all select id from main.assessments where investigation_id in i and claim_id in c
  union all select id from main.curations where investigation_id in i and claim_id in c
  union all select id from main.comments where investigation_id in i and thread_id in t
  union all select id from main.candidate_rejections where claim_id in c or version_id in v
  union all select id from main.joint_texts where investigation_id in i and claim_id in c
  union all select original_sha256 from main.source_versions hidden where id in v and not exists (
    select 1 from main.source_versions open
    where open.investigation_id = hidden.investigation_id
      and open.original_sha256 = hidden.original_sha256 and open.id not in v)`;
