import { type AnyColumn, type SQL, sql } from "drizzle-orm";

/** The keys under which an event's body names what it is about; the first that is there counts. */
const subjects = [
  "claimId",
  "linkId",
  "appearanceId",
  "assessmentId",
  "curationId",
  "threadId",
  "commentId",
  "passage.id",
] as const;
const otherClaims = ["intoId", "newClaimId"] as const;
const places = ["passage.sourceId", "source.id", "sourceId"] as const;

/**
 * What stands under the first of these keys that is there. The paths are written out and not filled in: only so does
 * SQLite find the indexes of the history (migration 0016), which have the same words.
 */
const firstNamed = (body: AnyColumn, [first, ...others]: readonly [string, ...string[]]): SQL => {
  const named = (key: string) => sql`json_extract(${body}, ${sql.raw(`'$.${key}'`)})`;
  if (others.length === 0) return named(first);
  return sql`coalesce(${sql.join([named(first), ...others.map(named)], sql`, `)})`;
};

/** What kind of event it is. */
export const typeOf = (body: AnyColumn): SQL => firstNamed(body, ["type"]);
/** What it is about: a claim, or what is said of one where the event names only that. */
export const subjectOf = (body: AnyColumn): SQL => firstNamed(body, subjects);
/** The claim that stays at a merging, and the new one at a splitting. */
export const otherClaimOf = (body: AnyColumn): SQL => firstNamed(body, otherClaims);
/** The source that it is about, or that it points at. */
export const placeOf = (body: AnyColumn): SQL => firstNamed(body, places);

/** One list, however many there are: SQLite refuses a condition for each. */
export const amongThese = (ids: readonly string[]): SQL =>
  sql`in (select value from json_each(${JSON.stringify(ids)}))`;

/** Whether an event is of one of these types. */
export function isOfOneType(body: AnyColumn, types: readonly string[]): SQL {
  return sql`${typeOf(body)} ${amongThese(types)}`;
}

/** Whether an event is of this type, without reading the whole of its body. */
export function isOfType(body: AnyColumn, type: string): SQL {
  return sql`${typeOf(body)} = ${type}`;
}
