import { type AnyColumn, type Placeholder, type SQL, sql } from "drizzle-orm";
import type { TermGroup } from "@/lib/suggest/search-terms";

/**
 * Full-text search, as SQLite does it: an index beside each table that has words, by the ids of its rows. A query
 * reads the index and joins the table, which has the rest.
 *
 * Every phrase is quoted, so that what somebody types is never a query of its own.
 */

/** What stands around a word that was found: two marks that no text has. */
export const [HIT_BEGINS, HIT_ENDS] = ["\u0002", "\u0003"];

/** An index over the `text` of a table. `id` is that of the row; `fit` tells how well it fits: the lower, the better. */
export const sentenceWords = indexNamed("sentence_words");
export const labelWords = indexNamed("label_words");

function indexNamed(name: "sentence_words" | "label_words") {
  const words = sql.raw(name);
  return {
    words,
    id: sql<number>`${words}.rowid`,
    /** BM25. Takes time for every row of the whole index that has one of the words, whatever else is asked. */
    fit: sql<number>`${words}.rank`,
    /** Rows that have what `asked` stands for, as `allOf` says it. */
    with: (asked: Placeholder): SQL => sql`${words} match ${asked}`,
    /** The text with what was found between the marks. */
    marked: sql<string>`highlight(${words}, 0, ${HIT_BEGINS}, ${HIT_ENDS})`,
  };
}

/** In the index's language: every group. */
export const allOf = (groups: readonly TermGroup[]): string => groups.map(anyOf).join(" AND ");

/**
 * The sentences from `first` to `last` that have any of the groups, as `candidates(id, worth)`: the best `most` of
 * them, without those that `left` out selects by their ids. A group is worth the more, the fewer of these sentences have it; so it is counted here and not in the whole
 * index, where other sources would cost time and decide what is rare.
 */
export function anyIn(groups: readonly TermGroup[], first: number, last: number, most: number, left: SQL): SQL {
  const { words, id } = sentenceWords;
  const asked = JSON.stringify(groups.map(anyOf));
  return sql`(
    select id, sum(worth) as worth from (
      select ${id} as id, ln(1.0 + ${last - first + 1} / count(*) over (partition by terms.key)) as worth
      from json_each(${asked}) as terms cross join ${words}
      where ${words} match terms.value and ${id} between ${first} and ${last} and ${id} not in ${left}
    ) group by id order by sum(worth) desc, id limit ${most}
  ) as candidates`;
}
export const candidateId = sql<number>`candidates.id`;
export const candidateWorth = sql<number>`candidates.worth`;

/** Whether a text has a pattern of each list: `lists` is a JSON array of arrays of patterns for `like`. */
export const isLikeAll = (text: AnyColumn, lists: Placeholder): SQL => sql`not exists (
  select 1 from json_each(${lists}) as list
  where not exists (select 1 from json_each(list.value) as pattern where ${text} like pattern.value escape '\\'))`;

const anyOf = ({ phrases, beginning }: TermGroup) =>
  `(${[...phrases.map(quoted), ...(beginning === null ? [] : [`${quoted(beginning)}*`])].join(" OR ")})`;

const quoted = (phrase: string) => `"${phrase.replaceAll('"', '""').replaceAll("\0", "")}"`;
