import { type AnyColumn, type SQL, sql } from "drizzle-orm";

/** The keys under which an event's body names what it is about; the first that is there counts. */
const subjects = ["claimId", "linkId", "appearanceId", "assessmentId", "curationId", "threadId", "commentId"] as const;

/**
 * Whether an event is about one of these things. One list and one look at each body, however many
 * things there are: SQLite refuses a condition for each, and looking for each would take their product.
 */
export function isAbout(body: AnyColumn, ids: readonly string[]): SQL {
  const named = firstNamed(body, subjects);
  const among = amongThese(ids);
  // A merging is about the claim that stays, too, and a splitting about the new one.
  const other = sql`coalesce(json_extract(${body}, '$.intoId'), json_extract(${body}, '$.newClaimId'))`;
  return sql`(${named} ${among} or ${other} ${among})`;
}

/** The same for a source: captured, pointed at, or named by what stands at its passages (`ids`, its versions too). */
export function isAtSource(body: AnyColumn, sourceId: string, ids: readonly string[]): SQL {
  const place = firstNamed(body, ["passage.sourceId", "source.id", "sourceId"]);
  const named = firstNamed(
    body,
    subjects.filter((subject) => subject !== "claimId"),
  );
  const among = amongThese(ids);
  const isSubject = sql`json_extract(${body}, '$.subject.id') = ${sourceId}`;
  return sql`(${place} = ${sourceId} or ${named} ${among} or json_extract(${body}, '$.versionId') ${among} or ${isSubject})`;
}

const amongThese = (ids: readonly string[]) => sql`in (select value from json_each(${JSON.stringify(ids)}))`;

/** What stands under the first of these keys that is there. */
function firstNamed(body: AnyColumn, keys: readonly string[]): SQL {
  const named = keys.map((key) => sql`json_extract(${body}, ${`$.${key}`})`);
  return sql`coalesce(${sql.join(named, sql`, `)})`;
}

/** Whether an event is of one of these types. */
export function isOfOneType(body: AnyColumn, types: readonly string[]): SQL {
  return sql`json_extract(${body}, '$.type') ${amongThese(types)}`;
}

/** Whether an event is of this type, without reading the whole of its body. */
export function isOfType(body: AnyColumn, type: string): SQL {
  return sql`json_extract(${body}, '$.type') = ${type}`;
}
