import { type AnyColumn, type SQL, sql } from "drizzle-orm";

/** The keys under which an event's body names what it is about; the first that is there counts. */
const subjects = ["claimId", "linkId", "appearanceId", "assessmentId", "curationId", "threadId", "commentId"] as const;

/**
 * Whether an event is about one of these things. One list and one look at each body, however many
 * things there are: SQLite refuses a condition for each, and looking for each would take their product.
 */
export function isAbout(body: AnyColumn, ids: readonly string[]): SQL {
  const named = sql.join(
    subjects.map((subject) => sql`json_extract(${body}, ${`$.${subject}`})`),
    sql`, `,
  );
  const among = sql`in (select value from json_each(${JSON.stringify(ids)}))`;
  // A merging is about the claim that stays, too, and a splitting about the new one.
  const other = sql`coalesce(json_extract(${body}, '$.intoId'), json_extract(${body}, '$.newClaimId'))`;
  return sql`(coalesce(${named}) ${among} or ${other} ${among})`;
}

/** Whether an event is of this type, without reading the whole of its body. */
export function isOfType(body: AnyColumn, type: string): SQL {
  return sql`json_extract(${body}, '$.type') = ${type}`;
}
