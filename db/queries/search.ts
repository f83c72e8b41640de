import { and, asc, desc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Access } from "@/db/access";
import { aliasesIn } from "@/db/aliases";
import { allOf, HIT_BEGINS, HIT_ENDS, isLikeAll, labelWords, sentenceWords } from "@/db/engines/sqlite/word-index";
import { type Asks, prepared } from "@/db/prepared";
import type { Queryable, Tables } from "@/db/store";
import type { ClaimType } from "@/lib/domain/claim";
import type { ClaimId, ReviewerId, SourceId, SourceVersionId } from "@/lib/domain/ids";
import type { SegmentKind } from "@/lib/domain/source";
import { widened } from "@/lib/suggest/near-words";
import { searchTerms, type TermGroup, wordsOf } from "@/lib/suggest/search-terms";

/** A sentence that was found, with the first words that were looked for apart. */
type PassageHit = Readonly<{
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
  const [hasLabels] = await anyLabel(access, { words: allOf(terms) });
  return {
    sources: hasLabels ? await sourcesFound(access, askedOf(access, terms)) : [],
    claims: await claimsFound(access, hasLabels ? terms : [], asked),
    people: await peopleFound(access, { investigationId: access.investigationId, patterns: patternsOf(terms) }),
    ...(await passagesFound(access, terms)),
  };
}

/** Most words that one looks for stand in texts alone, and no label of any investigation has them. */
const anyLabel = prepared((read, _tables, asked: Asks<"words">) =>
  read
    .select({ id: labelWords.id })
    .from(labelWords.words)
    .where(labelWords.with(asked("words")))
    .limit(1),
);

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

type Asked = "investigationId" | "words";
const askedOf = ({ investigationId }: Access, terms: readonly TermGroup[]) => ({
  investigationId,
  words: allOf(terms),
});

const sourcesFound = prepared((read, { labels, sources }, asked: Asks<Asked>) =>
  read
    .select({ id: sources.id, number: sources.number, title: sources.title, outlet: sources.outlet })
    .from(labelWords.words)
    .innerJoin(labels, eq(labels.id, labelWords.id))
    .innerJoin(sources, eq(sources.id, labels.sourceId))
    .where(
      and(
        labelWords.with(asked("words")),
        eq(labels.investigationId, asked("investigationId")),
        isNotNull(labels.sourceId),
      ),
    )
    .orderBy(asc(labelWords.id))
    .limit(MOST_OF_A_KIND),
);

/** By number, when it is one, then by words, the newest first. Withdrawn ones are left out. */
async function claimsFound(access: Access, terms: readonly TermGroup[], asked: string) {
  const number = /^\s*#?(\d{1,9})\s*$/.exec(asked)?.[1];
  const { investigationId } = access;
  const numbered = number ? await claimNumbered(access, { investigationId, number: Number(number) }) : [];
  const worded = terms.length > 0 ? await claimsWorded(access, askedOf(access, terms)) : [];
  const others = worded.filter((claim) => numbered.every((other) => other.id !== claim.id));
  return [...numbered, ...others].slice(0, MOST_OF_A_KIND);
}

const claimNumbered = prepared((read, { claims }, asked: Asks<"investigationId" | "number">) =>
  read
    .select({ id: claims.id, number: claims.number, wording: claims.wording, type: claims.type })
    .from(claims)
    .where(
      and(
        eq(claims.investigationId, asked("investigationId")),
        isNull(claims.withdrawnAtMs),
        eq(claims.number, asked("number")),
      ),
    ),
);

const claimsWorded = prepared((read, { labels, claims }, asked: Asks<Asked>) =>
  read
    .select({ id: claims.id, number: claims.number, wording: claims.wording, type: claims.type })
    .from(labelWords.words)
    .innerJoin(labels, eq(labels.id, labelWords.id))
    .innerJoin(claims, eq(claims.id, labels.claimId))
    .where(
      and(
        labelWords.with(asked("words")),
        eq(labels.investigationId, asked("investigationId")),
        isNotNull(labels.claimId),
        isNull(claims.withdrawnAtMs),
      ),
    )
    .orderBy(desc(labelWords.id))
    .limit(MOST_OF_A_KIND),
);

/** Whose name has every term in it. There are few people, so that no index is needed. */
const peopleFound = prepared((read, { reviewers, memberships }, asked: Asks<"investigationId" | "patterns">) =>
  read
    .select({ id: reviewers.id, name: reviewers.name })
    .from(memberships)
    .innerJoin(reviewers, eq(reviewers.id, memberships.reviewerId))
    .where(
      and(
        eq(memberships.investigationId, asked("investigationId")),
        isNull(memberships.leftAtMs),
        isLikeAll(reviewers.name, asked("patterns")),
      ),
    )
    .orderBy(asc(reviewers.name), asc(reviewers.id))
    .limit(MOST_OF_A_KIND),
);

const patternsOf = (terms: readonly TermGroup[]) =>
  JSON.stringify(terms.map(({ phrases }) => phrases.map((phrase) => `%${phrase.replace(/[%_\\]/g, "\\$&")}%`)));

/** How many sentences of the investigation have every term, counted as far as `most`. */
async function countOf(access: Access, terms: readonly TermGroup[], most: number) {
  const [counted] = await sentencesCounted(access, { ...askedOf(access, terms), most });
  return counted?.count ?? 0;
}

const sentencesCounted = prepared((read, { sentences }, asked: Asks<Asked | "most">) => {
  const some = read
    .select({ id: sentences.id })
    .from(sentenceWords.words)
    .innerJoin(sentences, eq(sentences.id, sentenceWords.id))
    .where(and(sentenceWords.with(asked("words")), eq(sentences.investigationId, asked("investigationId"))))
    .limit(asked("most"))
    .as("some");
  return read.select({ count: sql<number>`count(*)` }).from(some);
});

async function passagesFound(access: Access, terms: readonly TermGroup[]) {
  const asked = askedOf(access, terms);
  const first = (await firstPassages(access, asked)).map(hitOf);
  // All there are, mostly: then they need be neither counted nor ranked by the index.
  if (first.length <= MOST_PASSAGES) return { passages: first.sort(byFit).map(({ hit }) => hit), total: first.length };
  const total = await countOf(access, terms, MOST_RANKED);
  const best = total < MOST_RANKED ? (await bestPassages(access, asked)).map(hitOf) : first;
  return { passages: best.slice(0, MOST_PASSAGES).map(({ hit }) => hit), total };
}

type Marked = Awaited<ReturnType<typeof firstPassages>>[number];

/** How often it has what was asked for, for its length: what ranks among sentences that each have every word. */
function hitOf({ marked, ...row }: Marked): Readonly<{ hit: PassageHit; fit: number }> {
  return { hit: { ...row, ...partsOf(marked) }, fit: (marked.split(HIT_BEGINS).length - 1) / marked.length };
}

const byFit = (one: Readonly<{ fit: number }>, other: Readonly<{ fit: number }>) => other.fit - one.fit;

const bestPassages = prepared((read, tables, asked: Asks<Asked>) =>
  passages(read, tables, asked).orderBy(sentenceWords.fit).limit(MOST_PASSAGES),
);
const firstPassages = prepared((read, tables, asked: Asks<Asked>) =>
  passages(read, tables, asked)
    .orderBy(asc(sentenceWords.id))
    .limit(MOST_PASSAGES + 1),
);

/** To be ordered by one term only: with a second one SQLite would fetch and mark every row before it sorts them. */
const passages = (read: Queryable, { sentences, sourceVersions, sources }: Tables, asked: Asks<Asked>) =>
  read
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
    .where(and(sentenceWords.with(asked("words")), eq(sentences.investigationId, asked("investigationId"))))
    .$dynamic();

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
