import { and, asc, desc, eq, isNull, type like, or, type SQL, sql } from "drizzle-orm";
import type { Access } from "@/db/access";
import { aliasesIn } from "@/db/aliases";
import {
  fit,
  HIT_BEGINS,
  HIT_ENDS,
  indexedId,
  sentenceWords,
  withAll,
  withHits,
} from "@/db/engines/sqlite/sentence-index";
import type { ClaimType } from "@/lib/domain/claim";
import type { ClaimId, ReviewerId, SourceId, SourceVersionId } from "@/lib/domain/ids";
import type { SegmentKind } from "@/lib/domain/source";
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
}>;

const MOST_OF_A_KIND = 8;
const MOST_PASSAGES = 20;
/** What is longer than this is not looked for, but only its beginning. */
const QUERY_CODE_UNITS = 200;

/**
 * What an investigation has for some words: sources, claims and people by name or number, and sentences that have
 * every word, in any of the names that mean the same. The best first; a handful of each.
 *
 * O(sources + claims) for the names, and for the sentences what the index takes for the words.
 */
export async function searchResults(access: Access, query: string): Promise<SearchResults> {
  const asked = query.slice(0, QUERY_CODE_UNITS);
  const words = wordsOf(asked);
  if (words.length === 0) return { sources: [], claims: [], people: [], passages: [] };
  const groups = searchTerms(asked, await aliasesIn(access));
  return {
    sources: await sourcesFound(access, groups),
    claims: await claimsFound(access, groups, asked),
    people: await peopleFound(access, groups),
    passages: await passagesFound(access, groups),
  };
}

/** Whether one of the columns has every group in one of its names. */
function hasAll(columns: readonly Parameters<typeof like>[0][], groups: readonly TermGroup[]): SQL | undefined {
  return and(
    ...groups.map(({ alternatives }) =>
      or(...alternatives.flatMap((phrase) => columns.map((column) => containing(column, phrase)))),
    ),
  );
}

const containing = (column: Parameters<typeof like>[0], phrase: string) =>
  sql`${column} like ${`%${phrase.replace(/[%_\\]/g, "\\$&")}%`} escape '\\'`;

function sourcesFound({ read, tables, investigationId }: Access, groups: readonly TermGroup[]) {
  const { id, number, title, outlet, author } = tables.sources;
  return read
    .select({ id, number, title, outlet })
    .from(tables.sources)
    .where(and(eq(tables.sources.investigationId, investigationId), hasAll([title, outlet, author], groups)))
    .orderBy(asc(number))
    .limit(MOST_OF_A_KIND);
}

/** By number, when it is one, then by words. Withdrawn ones are left out. */
async function claimsFound({ read, tables, investigationId }: Access, groups: readonly TermGroup[], asked: string) {
  const { id, number, wording, type, place, withdrawnAtMs } = tables.claims;
  const standing = and(eq(tables.claims.investigationId, investigationId), isNull(withdrawnAtMs));
  const fields = { id, number, wording, type };
  const digits = /^\s*#?(\d{1,9})\s*$/.exec(asked)?.[1];
  const numbered = digits
    ? await read
        .select(fields)
        .from(tables.claims)
        .where(and(standing, eq(number, Number(digits))))
    : [];
  const worded = await read
    .select(fields)
    .from(tables.claims)
    .where(and(standing, hasAll([wording, place], groups)))
    .orderBy(desc(number))
    .limit(MOST_OF_A_KIND);
  const others = worded.filter((claim) => numbered.every((other) => other.id !== claim.id));
  return [...numbered, ...others].slice(0, MOST_OF_A_KIND);
}

function peopleFound({ read, tables, investigationId }: Access, groups: readonly TermGroup[]) {
  const { reviewers, memberships } = tables;
  return read
    .select({ id: reviewers.id, name: reviewers.name })
    .from(memberships)
    .innerJoin(reviewers, eq(reviewers.id, memberships.reviewerId))
    .where(
      and(
        eq(memberships.investigationId, investigationId),
        isNull(memberships.leftAtMs),
        hasAll([reviewers.name], groups),
      ),
    )
    .orderBy(asc(reviewers.name), asc(reviewers.id))
    .limit(MOST_OF_A_KIND);
}

async function passagesFound(access: Access, groups: readonly TermGroup[]): Promise<PassageHit[]> {
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
      marked: withHits,
    })
    .from(sentenceWords)
    .innerJoin(sentences, eq(sentences.id, indexedId))
    .innerJoin(sourceVersions, eq(sourceVersions.id, sentences.versionId))
    .innerJoin(sources, eq(sources.id, sourceVersions.sourceId))
    .where(and(withAll(groups), eq(sentences.investigationId, investigationId)))
    .orderBy(fit, asc(sentences.id))
    .limit(MOST_PASSAGES);
  return rows.map(({ marked, ...hit }) => ({ ...hit, ...partsOf(marked) }));
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
