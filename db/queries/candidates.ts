import { and, asc, desc, eq, inArray, isNull, max, min, sql } from "drizzle-orm";
import type { Access } from "@/db/access";
import { aliasesIn } from "@/db/aliases";
import { claimOf } from "@/db/claim-row";
import { anyIn, candidateId, candidateWorth } from "@/db/engines/sqlite/word-index";
import { claimIn } from "@/db/queries/things";
import type { ClaimId, SourceId, SourceVersionId } from "@/lib/domain/ids";
import type { SegmentKind } from "@/lib/domain/source";
import { Problem } from "@/lib/errors";
import { isContentWord } from "@/lib/suggest/claim-cues";
import { dayPhrases, namedDays } from "@/lib/suggest/named-days";
import { rankCandidates } from "@/lib/suggest/rank-candidates";
import { anyTerms, type TermGroup, wordsOf } from "@/lib/suggest/search-terms";
import type { Span } from "@/lib/text/span";

/** A sentence that may bear on a claim, with why it is proposed. */
export type Candidate = Readonly<{
  versionId: SourceVersionId;
  start: number;
  end: number;
  exact: string;
  paragraph: number;
  kind: SegmentKind;
  voice: string | null;
  /** The order only: it says nothing of likelihood. */
  score: number;
  reasons: readonly string[];
}>;

/** Whose words are looked at only when somebody asks for them. */
const aside: readonly SegmentKind[] = ["comment", "boilerplate"];

/** What the index hands over to be looked at more closely. */
const FOUND_AT_MOST = 60;
const SHOWN_AT_MOST = 10;
/** The words of a long quote beyond these add nothing but time. */
const WORDS_AT_MOST = 24;
const DAYS_AT_MOST = 4;

/**
 * The sentences of a source that may bear on a claim, the likeliest first. Found by any of the claim's words, in any of
 * the names that mean the same, or by its day; left out is what is tied to the claim already, what somebody rejected,
 * what shows no reason, and, unless they are asked for, readers' comments and boilerplate: they are not the source's own account.
 *
 * Asks the index about the sentences of this source alone, so that other sources cost nothing.
 *
 * @throws {Problem} `not-found`.
 */
export async function candidatePassages(
  access: Access,
  claimId: ClaimId,
  sourceId: SourceId,
  { withAll = false }: Readonly<{ withAll?: boolean }> = {},
): Promise<Candidate[]> {
  const version = await presentVersion(access, sourceId);
  const claim = claimOf(await claimIn(access, claimId));
  const quotes = await quotesOf(access, claimId);
  const words = await termsFor(access, [claim.wording, claim.place ?? "", ...quotes]);
  const days = namedDays(claim, [claim.wording, ...quotes]).slice(0, DAYS_AT_MOST);
  const groups = [...words, ...days.map((day) => ({ phrases: dayPhrases(day), beginning: null }))];
  if (version.first === null || version.last === null || groups.length === 0) return [];
  const { read, tables, investigationId } = access;
  const { sentences } = tables;
  const { versionId, start, end, text, paragraph, kind, voice } = sentences;
  const kinds = withAll ? [] : aside;
  const leftOut = sql`(select ${sentences.id} from ${sentences} where ${and(eq(versionId, version.id), inArray(kind, kinds))})`;
  const found = await read
    .select({ versionId, start, end, text, paragraph, kind, voice })
    .from(anyIn(groups, version.first, version.last, FOUND_AT_MOST, leftOut))
    .innerJoin(sentences, eq(sentences.id, candidateId))
    .where(and(eq(sentences.versionId, version.id), eq(sentences.investigationId, investigationId)))
    .orderBy(desc(candidateWorth), asc(sentences.id));
  const taken = await takenSpans(access, claimId, version.id);
  const open = found.filter((sentence) => !taken.some((span) => overlap(span, sentence)));
  const names = words.map(({ phrases }) => phrases).filter((phrases) => phrases.length > 1);
  return rankCandidates({ ...claim, quotes, names }, open)
    .filter(({ reasons }) => reasons.length > 0)
    .slice(0, SHOWN_AT_MOST)
    .map(({ text: exact, ...candidate }) => ({ ...candidate, exact }));
}

/** The source's present version, and the ids of its first and last sentence. */
async function presentVersion({ read, tables, investigationId }: Access, sourceId: SourceId) {
  const { sourceVersions, sentences } = tables;
  const [version] = await read
    .select({ id: sourceVersions.id })
    .from(sourceVersions)
    .where(and(eq(sourceVersions.sourceId, sourceId), eq(sourceVersions.investigationId, investigationId)))
    .orderBy(desc(sourceVersions.number))
    .limit(1);
  if (!version) throw new Problem("not-found", "There is no such source in this investigation.");
  const [ends] = await read
    .select({ first: min(sentences.id), last: max(sentences.id) })
    .from(sentences)
    .where(eq(sentences.versionId, version.id));
  return { ...version, first: ends?.first ?? null, last: ends?.last ?? null };
}

async function quotesOf({ read, tables, investigationId }: Access, claimId: ClaimId): Promise<string[]> {
  const { appearances, passages } = tables;
  const rows = await read
    .select({ exact: passages.exact })
    .from(appearances)
    .innerJoin(passages, eq(passages.id, appearances.passageId))
    .where(
      and(
        eq(appearances.claimId, claimId),
        eq(appearances.investigationId, investigationId),
        isNull(appearances.retractedAtMs),
      ),
    );
  return rows.map(({ exact }) => exact);
}

/** The claim's content words, each once, with the names that mean the same. */
async function termsFor(access: Access, texts: readonly string[]): Promise<TermGroup[]> {
  const words = [...new Set(texts.flatMap(wordsOf).filter(isContentWord))];
  return anyTerms(words.slice(0, WORDS_AT_MOST), await aliasesIn(access));
}

/** Where the version is tied to the claim already, or was rejected for it. */
async function takenSpans(access: Access, claimId: ClaimId, versionId: SourceVersionId): Promise<Span[]> {
  const { read, tables, investigationId } = access;
  const { passages, appearances, evidenceLinks, candidateRejections } = tables;
  const { start, end } = passages;
  const here = and(eq(passages.versionId, versionId), eq(passages.investigationId, investigationId));
  const made = await read
    .select({ start, end })
    .from(appearances)
    .innerJoin(passages, eq(passages.id, appearances.passageId))
    .where(
      and(
        here,
        eq(appearances.investigationId, investigationId),
        eq(appearances.claimId, claimId),
        isNull(appearances.retractedAtMs),
      ),
    );
  const bearing = await read
    .select({ start, end })
    .from(evidenceLinks)
    .innerJoin(passages, eq(passages.id, evidenceLinks.passageId))
    .where(
      and(
        here,
        eq(evidenceLinks.investigationId, investigationId),
        eq(evidenceLinks.claimId, claimId),
        isNull(evidenceLinks.retractedAtMs),
      ),
    );
  const rejected = await read
    .select({ start: candidateRejections.start, end: candidateRejections.end })
    .from(candidateRejections)
    .where(
      and(
        eq(candidateRejections.claimId, claimId),
        eq(candidateRejections.versionId, versionId),
        isNull(candidateRejections.restoredAtMs),
      ),
    );
  return [...made, ...bearing, ...rejected];
}

const overlap = (one: Span, other: Span) => one.start < other.end && other.start < one.end;
