import { type AnyColumn, and, asc, count, eq, isNull, sql } from "drizzle-orm";
import type { Access } from "@/db/access";
import { amongIds, isAlso } from "@/db/engines/sqlite/among-ids";
import { passageOf, passageRows } from "@/db/passage-row";
import { deskIn } from "@/db/queries/desk";
import { sourceSummaries } from "@/db/queries/sources";
import { versionTextIn } from "@/db/queries/things";
import { commentOf, threadOf } from "@/db/thread-row";
import { withoutConfidential } from "@/db/withheld";
import type { ClaimId, PassageId, SourceVersionId } from "@/lib/domain/ids";
import type { Passage } from "@/lib/domain/passage";
import type { SourceSummary } from "@/lib/domain/source";
import { type KnownTexts, type OwnAnnotation, outgoing, pointsIn, type VersionFacts } from "@/lib/interop/outgoing";
import type { OpenAnnotations } from "@/lib/interop/print-annotations";
import type { Desk } from "@/lib/live/desk";
import type { CodePointSpan } from "@/lib/text/code-points";

/**
 * Hands everything that an investigation says about passages to `print`, read in one snapshot. The texts are walked one
 * after the other and let go of, for the code points; `isChosen` takes some claims by number. Of confidential sources
 * it says nothing at all, unless a manager chose otherwise: a passage without its words is no annotation.
 */
export async function printAnnotationsOf<Result>(
  access: Access,
  print: (open: OpenAnnotations) => Promise<Result>,
  isChosen: ((number: number) => boolean) | null = null,
  withConfidential = false,
): Promise<Result> {
  const told = withConfidential ? access : await withoutConfidential(access);
  return told.store.snapshot(async (read) => {
    const within: Access = { ...told, read };
    const desk = await deskIn(within);
    const known = await knownTexts(within, Object.values(desk.passages), Object.values(desk.sources));
    return print({
      investigation: desk.investigation,
      sources: Object.values(desk.sources).sort((one, other) => one.number - other.number),
      annotations: outgoing(desk, known, isChosen),
      textOf: async (versionId) => (await versionTextIn(within, versionId)).text,
    });
  });
}

/** Facts of the versions that are pointed into or present, and where the passages stand in code points. */
async function knownTexts(
  access: Access,
  passages: readonly Passage[],
  sources: readonly SourceSummary[],
): Promise<KnownTexts> {
  const { read, tables, investigationId } = access;
  const { id, number, textSha256, capturedAtMs } = tables.sourceVersions;
  const byVersion = new Map<SourceVersionId, Passage[]>();
  for (const passage of passages) {
    const group = byVersion.get(passage.versionId);
    if (group) group.push(passage);
    else byVersion.set(passage.versionId, [passage]);
  }
  const wanted = new Set([...byVersion.keys(), ...sources.map(({ version }) => version.id)]);
  const facts: VersionFacts[] = await read
    .select({ id, number, textSha256, capturedAtMs })
    .from(tables.sourceVersions)
    .where(and(amongIds(id, wanted), isAlso(tables.sourceVersions.investigationId, investigationId)));
  const points = new Map<PassageId, CodePointSpan>();
  for (const [versionId, within] of byVersion) {
    const { text } = await versionTextIn(access, versionId);
    for (const [passageId, span] of pointsIn(text, within)) points.set(passageId, span);
  }
  return { versions: new Map(facts.map((version) => [version.id, version])), points };
}

export const ANNOTATIONS_A_PAGE = 100;

type AnnotationsPage = Readonly<{
  investigation: Desk["investigation"];
  total: number;
  pages: number;
  startIndex: number;
  annotations: readonly OwnAnnotation[];
}>;

/**
 * One page of them, from 1, and none where there is no such page: appearances, then links, assessments, verdicts and
 * comments, each by id; nothing of confidential sources. What is held at once follows from the size of a page, not of the investigation.
 */
export async function annotationsPage(access: Access, page: number): Promise<AnnotationsPage> {
  const told = await withoutConfidential(access);
  return told.store.snapshot(async (read) => {
    const within: Access = { ...told, read };
    const kinds = kindsOf(within);
    const counts: number[] = [];
    for (const kind of kinds) counts.push(await countOf(within, kind));
    const total = counts.reduce((sum, many) => sum + many, 0);
    const startIndex = (page - 1) * ANNOTATIONS_A_PAGE;
    const ids: string[] = [];
    let before = 0;
    for (const [n, kind] of kinds.entries()) {
      const from = Math.max(0, startIndex + ids.length - before);
      const many = ANNOTATIONS_A_PAGE - ids.length;
      if (many > 0 && from < (counts[n] ?? 0)) ids.push(...(await idsOf(within, kind, from, many)));
      before += counts[n] ?? 0;
    }
    const { investigation, annotations } = await annotationsNamed(within, new Set(ids));
    const byKey = new Map(annotations.map((annotation) => [annotation.key, annotation]));
    const pages = Math.ceil(total / ANNOTATIONS_A_PAGE);
    return { investigation, total, pages, startIndex, annotations: ids.flatMap((id) => byKey.get(id) ?? []) };
  });
}

/** A table of what can be annotated, and which of its rows stand. The same rows as `outgoing` takes from a whole desk. */
function kindsOf({ tables }: Access) {
  const { appearances, evidenceLinks, assessments, curations, comments, threads, claims } = tables;
  const ofStandingClaim = (claimId: AnyColumn) =>
    sql`exists (select 1 from ${claims} c where c.id = ${claimId} and c.withdrawn_at_ms is null)`;
  const later = sql.identifier("later");
  const hasLater = sql`exists (select 1 from ${assessments} ${later} where ${later}.claim_id = ${assessments.claimId}
    and ${later}.reviewer_id = ${assessments.reviewerId} and ${later}.retracted_at_ms is null
    and (${later}.assessed_at_ms, ${later}.id) > (${assessments.assessedAtMs}, ${assessments.id}))`;
  const hasLaterVerdict = sql`exists (select 1 from ${curations} ${later}
    where ${later}.claim_id = ${curations.claimId} and ${later}.retracted_at_ms is null
    and (${later}.curated_at_ms, ${later}.id) > (${curations.curatedAtMs}, ${curations.id}))`;
  const isAboutSomethingStanding = sql`exists (select 1 from ${threads} t
    left join ${evidenceLinks} l on l.id = t.link_id
    left join ${claims} c on c.id = coalesce(t.claim_id, l.claim_id)
    where t.id = ${comments.threadId} and l.retracted_at_ms is null and c.withdrawn_at_ms is null)`;
  return [
    { table: appearances, stands: and(isNull(appearances.retractedAtMs), ofStandingClaim(appearances.claimId)) },
    { table: evidenceLinks, stands: and(isNull(evidenceLinks.retractedAtMs), ofStandingClaim(evidenceLinks.claimId)) },
    {
      table: assessments,
      stands: and(isNull(assessments.retractedAtMs), ofStandingClaim(assessments.claimId), sql`not ${hasLater}`),
    },
    {
      table: curations,
      stands: and(isNull(curations.retractedAtMs), ofStandingClaim(curations.claimId), sql`not ${hasLaterVerdict}`),
    },
    { table: comments, stands: and(isNull(comments.retractedAtMs), isAboutSomethingStanding) },
  ] as const;
}
type Kind = ReturnType<typeof kindsOf>[number];

async function countOf({ read, investigationId }: Access, { table, stands }: Kind): Promise<number> {
  const [counted] = await read
    .select({ many: count() })
    .from(table)
    .where(and(eq(table.investigationId, investigationId), stands));
  return counted?.many ?? 0;
}

async function idsOf({ read, investigationId }: Access, { table, stands }: Kind, from: number, many: number) {
  const found = await read
    .select({ id: table.id })
    .from(table)
    .where(and(eq(table.investigationId, investigationId), stands))
    .orderBy(asc(table.id))
    .limit(many)
    .offset(from);
  return found.map(({ id }) => id);
}

/** Those of these names, with what they are about, and nothing else of the investigation. */
async function annotationsNamed(access: Access, ids: ReadonlySet<string>) {
  const { read, tables, investigationId } = access;
  const { appearances, evidenceLinks, assessments, curations } = tables;
  const said = await read
    .select()
    .from(tables.comments)
    .where(and(amongIds(tables.comments.id, ids), isAlso(tables.comments.investigationId, investigationId)));
  const opened = await read
    .select()
    .from(tables.threads)
    .where(
      and(
        amongIds(
          tables.threads.id,
          said.map(({ threadId }) => threadId),
        ),
        isAlso(tables.threads.investigationId, investigationId),
      ),
    );
  const claimIds = new Set<ClaimId>(opened.flatMap(({ claimId }) => claimId ?? []));
  const linkIds = opened.flatMap(({ linkId }) => linkId ?? []);
  for (const table of [appearances, evidenceLinks, assessments, curations]) {
    const found = await read
      .selectDistinct({ claimId: table.claimId })
      .from(table)
      .where(and(amongIds(table.id, [...ids, ...linkIds]), isAlso(table.investigationId, investigationId)));
    for (const { claimId } of found) claimIds.add(claimId);
  }
  const desk = await deskIn(access, { sourceIds: [], claimIds: [...claimIds] });
  const passages = await passagesNamed(
    access,
    opened.flatMap(({ passageId }) => passageId ?? []),
  );
  const whole = opened.flatMap(({ sourceId }) => sourceId ?? []);
  const sources = await sourceSummaries(access, new Set([...whole, ...passages.map(({ sourceId }) => sourceId)]));
  const filled: Desk = {
    ...desk,
    passages: { ...desk.passages, ...byId(passages) },
    sources: { ...desk.sources, ...byId(sources) },
    threads: byId(opened.map(threadOf)),
    comments: byId(said.map(commentOf)),
  };
  const known = await knownTexts(access, pointedAtBy(filled, claimIds, passages), Object.values(filled.sources));
  const annotations = [...outgoing(filled, known)].filter(({ key }) => ids.has(key));
  return { investigation: desk.investigation, annotations };
}

/** The passages of these claims, and those that are talked of: not those of claims beside them. */
function pointedAtBy(
  { appearances, links, passages }: Desk,
  claimIds: ReadonlySet<ClaimId>,
  talkedOf: readonly Passage[],
): readonly Passage[] {
  const placed = [...Object.values(appearances), ...Object.values(links)];
  const of = placed.flatMap(({ claimId, passageId }) => (claimIds.has(claimId) ? (passages[passageId] ?? []) : []));
  return Object.values(byId([...of, ...talkedOf]));
}

async function passagesNamed(
  { read, tables, investigationId }: Access,
  passageIds: readonly PassageId[],
): Promise<Passage[]> {
  const { passages } = tables;
  const rows = await passageRows(read, tables).where(
    and(amongIds(passages.id, passageIds), isAlso(passages.investigationId, investigationId)),
  );
  return rows.map(passageOf);
}

function byId<Thing extends { id: string }>(things: readonly Thing[]): Record<string, Thing> {
  return Object.fromEntries(things.map((thing) => [thing.id, thing]));
}
