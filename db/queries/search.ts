import { and, asc, desc, eq, isNotNull, isNull, type like, or, type SQL, sql } from "drizzle-orm";
import type { Access } from "@/db/access";
import { aliasesIn } from "@/db/aliases";
import { HIT_BEGINS, HIT_ENDS, labelWords, sentenceWords } from "@/db/engines/sqlite/word-index";
import type { ClaimType } from "@/lib/domain/claim";
import type { ClaimId, ReviewerId, SourceId, SourceVersionId } from "@/lib/domain/ids";
import type { SegmentKind } from "@/lib/domain/source";
import { widened } from "@/lib/suggest/near-words";
import { searchTerms, type TermGroup, wordsOf } from "@/lib/suggest/search-terms";

/** A sentence that was found, with the first words that were looked for apart. */
export type PassageHit = Readonly<{
  sourceId: SourceId;
  title: string;
  outlet: string | null;
  versionId: SourceVersionId;
  start: number;
  end: number;
  paragraph: number;
  kind: SegmentKind;
  voice: string | null;
  before: string;
  hit: string;
  after: string;
}>;

export type SearchResults = Readonly<{
  sources: readonly Readonly<{ id: SourceId; number: number; title: string; outlet: string | null }>[];
  claims: readonly Readonly<{ id: ClaimId; number: number; wording: string; type: ClaimType }>[];
  people: readonly Readonly<{ id: ReviewerId; name: string }>[];
  passages: readonly PassageHit[];
  /** How many passages there are; counted no further than 500. */
  total: number;
}>;

const MOST_OF_A_KIND = 8;
const MOST_PASSAGES = 20;
/** Of more than these no order says which is meant, and to find the best would take time for each. */
const MOST_RANKED = 500;
/** What is longer than this is not looked for, but only its beginning. */
const QUERY_CODE_UNITS = 200;

/**
 * What an investigation has for some words: sources, claims and people by name or number, and sentences. Each has
 * every word, in any of the names that mean the same; where there is nothing, a word that nothing has is taken for
 * one that is a slip away. A handful of each.
 *
 * O(people) for these, and what the index takes for the words.
 */
export async function searchResults(access: Access, query: string): Promise<SearchResults> {
  const asked = query.slice(0, QUERY_CODE_UNITS);
  if (wordsOf(asked).length === 0) return { sources: [], claims: [], people: [], passages: [], total: 0 };
  const terms = searchTerms(asked, await aliasesIn(access));
  const found = await foundBy(access, terms, asked);
  if (!isNothing(found)) return found;
  const meant = await whatIsMeant(access, terms);
  return meant ? foundBy(access, meant, asked) : found;
}

const isNothing = ({ sources, claims, people, passages }: SearchResults) =>
  [sources, claims, people, passages].every((things) => things.length === 0);

async function foundBy(access: Access, terms: readonly TermGroup[], asked: string): Promise<SearchResults> {
  return {
    sources: await sourcesFound(access, terms),
    claims: await claimsFound(access, terms, asked),
    people: await peopleFound(access, terms),
    ...(await passagesFound(access, terms)),
  };
}

/** The terms, those that no sentence has widened; null when that can find no more than they did. */
async function whatIsMeant(access: Access, terms: readonly TermGroup[]): Promise<TermGroup[] | null> {
  let isWider = false;
  const meant: TermGroup[] = [];
  for (const term of terms) {
    const wider = (await countOf(access, [term], 1)) > 0 ? null : widened(term);
    isWider ||= wider !== null;
    meant.push(wider ?? term);
  }
  return isWider ? meant : null;
}

/** The labels that have every term, from which a kind of thing is joined. */
function labelled({ tables, investigationId }: Access, terms: readonly TermGroup[]): SQL | undefined {
  return and(labelWords.withAll(terms), eq(tables.labels.investigationId, investigationId));
}

function sourcesFound(access: Access, terms: readonly TermGroup[]) {
  const { labels, sources } = access.tables;
  const { id, number, title, outlet } = sources;
  return access.read
    .select({ id, number, title, outlet })
    .from(labelWords.words)
    .innerJoin(labels, eq(labels.id, labelWords.id))
    .innerJoin(sources, eq(sources.id, labels.sourceId))
    .where(and(labelled(access, terms), isNotNull(labels.sourceId)))
    .orderBy(asc(labelWords.id))
    .limit(MOST_OF_A_KIND);
}

/** By number, when it is one, then by words, the newest first. Withdrawn ones are left out. */
async function claimsFound(access: Access, terms: readonly TermGroup[], asked: string) {
  const { read, investigationId } = access;
  const { labels, claims } = access.tables;
  const { id, number, wording, type, withdrawnAtMs } = claims;
  const fields = { id, number, wording, type };
  const digits = /^\s*#?(\d{1,9})\s*$/.exec(asked)?.[1];
  const ofNumber = and(eq(claims.investigationId, investigationId), isNull(withdrawnAtMs), eq(number, Number(digits)));
  const numbered = digits ? await read.select(fields).from(claims).where(ofNumber) : [];
  const worded = await read
    .select(fields)
    .from(labelWords.words)
    .innerJoin(labels, eq(labels.id, labelWords.id))
    .innerJoin(claims, eq(claims.id, labels.claimId))
    .where(and(labelled(access, terms), isNotNull(labels.claimId), isNull(withdrawnAtMs)))
    .orderBy(desc(labelWords.id))
    .limit(MOST_OF_A_KIND);
  const others = worded.filter((claim) => numbered.every((other) => other.id !== claim.id));
  return [...numbered, ...others].slice(0, MOST_OF_A_KIND);
}

/** Whose name has every term in it. There are few people, so that no index is needed. */
function peopleFound({ read, tables, investigationId }: Access, terms: readonly TermGroup[]) {
  const { reviewers, memberships } = tables;
  const named = terms.map(({ phrases }) => or(...phrases.map((phrase) => containing(reviewers.name, phrase))));
  return read
    .select({ id: reviewers.id, name: reviewers.name })
    .from(memberships)
    .innerJoin(reviewers, eq(reviewers.id, memberships.reviewerId))
    .where(and(eq(memberships.investigationId, investigationId), isNull(memberships.leftAtMs), ...named))
    .orderBy(asc(reviewers.name), asc(reviewers.id))
    .limit(MOST_OF_A_KIND);
}

const containing = (column: Parameters<typeof like>[0], phrase: string) =>
  sql`${column} like ${`%${phrase.replace(/[%_\\]/g, "\\$&")}%`} escape '\\'`;

/** How many sentences of the investigation have every term, counted as far as `most`. */
async function countOf({ read, tables, investigationId }: Access, terms: readonly TermGroup[], most: number) {
  const { sentences } = tables;
  const some = read
    .select({ id: sentences.id })
    .from(sentenceWords.words)
    .innerJoin(sentences, eq(sentences.id, sentenceWords.id))
    .where(and(sentenceWords.withAll(terms), eq(sentences.investigationId, investigationId)))
    .limit(most)
    .as("some");
  const [counted] = await read.select({ count: sql<number>`count(*)` }).from(some);
  return counted?.count ?? 0;
}

async function passagesFound(access: Access, terms: readonly TermGroup[]) {
  const total = await countOf(access, terms, MOST_RANKED);
  if (total === 0) return { passages: [], total };
  const { read, tables, investigationId } = access;
  const { sentences, sourceVersions, sources } = tables;
  const rows = await read
    .select({
      sourceId: sources.id,
      title: sources.title,
      outlet: sources.outlet,
      versionId: sentences.versionId,
      start: sentences.start,
      end: sentences.end,
      paragraph: sentences.paragraph,
      kind: sentences.kind,
      voice: sentences.voice,
      marked: sentenceWords.marked,
    })
    .from(sentenceWords.words)
    .innerJoin(sentences, eq(sentences.id, sentenceWords.id))
    .innerJoin(sourceVersions, eq(sourceVersions.id, sentences.versionId))
    .innerJoin(sources, eq(sources.id, sourceVersions.sourceId))
    .where(and(sentenceWords.withAll(terms), eq(sentences.investigationId, investigationId)))
    // One term only: with a second one SQLite would fetch and mark every row before it sorts them.
    .orderBy(total < MOST_RANKED ? sentenceWords.fit : asc(sentenceWords.id))
    .limit(MOST_PASSAGES);
  const passages: PassageHit[] = rows.map(({ marked, ...hit }) => ({ ...hit, ...partsOf(marked) }));
  return { passages, total };
}

/** The first thing that was found, and what stands around it. */
function partsOf(marked: string): Pick<PassageHit, "before" | "hit" | "after"> {
  const [before = "", rest = ""] = splitOnce(marked, HIT_BEGINS);
  const [hit = "", after = ""] = splitOnce(rest, HIT_ENDS);
  return { before, hit, after: after.replaceAll(HIT_BEGINS, "").replaceAll(HIT_ENDS, "") };
}

function splitOnce(text: string, mark: string): readonly [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + mark.length)];
}
