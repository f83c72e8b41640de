import { type SQL, sql } from "drizzle-orm";
import type { TermGroup } from "@/lib/suggest/search-terms";

/** The full-text index over `sentences`, by their ids. A query reads it beside the table, which has the places. */
export const sentenceWords = sql`sentence_words`;

/** The id of a sentence in the index. */
export const indexedId = sql<number>`sentence_words.rowid`;

/** How well a sentence fits, by BM25: the lower, the better. */
export const fit = sql<number>`sentence_words.rank`;

/** Sentences that have every group. */
export const withAll = (groups: readonly TermGroup[]): SQL => matching(groups.map(anyOf).join(" AND "));

/** Sentences that have one of the groups at least. */
export const withAny = (groups: readonly TermGroup[]): SQL => matching(groups.map(anyOf).join(" OR "));

/** Only these ids: the index then looks at no others. */
export const between = (first: number, last: number): SQL => sql`sentence_words.rowid between ${first} and ${last}`;

/** A sentence with what was found between two marks that no text has. */
export const [HIT_BEGINS, HIT_ENDS] = ["\u0002", "\u0003"];
export const withHits = sql<string>`highlight(sentence_words, 0, ${HIT_BEGINS}, ${HIT_ENDS})`;

const matching = (expression: string): SQL => sql`sentence_words match ${expression}`;

const anyOf = ({ alternatives, isPrefix }: TermGroup) =>
  `(${alternatives.map((phrase) => quoted(phrase) + (isPrefix ? "*" : "")).join(" OR ")})`;

/** Every phrase is quoted: what somebody types is never a query of its own. */
const quoted = (phrase: string) => `"${phrase.replaceAll('"', '""').replaceAll("\0", "")}"`;
