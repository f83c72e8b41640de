import { and, asc, desc, eq } from "drizzle-orm";
import type { Access } from "@/db/access";
import { claimOf } from "@/db/claim-row";
import { claimIdsWithin } from "@/db/claims-within";
import { amongIds, isAlso } from "@/db/engines/sqlite/among-ids";
import { headOfStream } from "@/db/history";
import { mergingsOf } from "@/db/merged-claims";
import { passageOf, passageRows } from "@/db/passage-row";
import { sourceSummaries } from "@/db/queries/sources";
import { savedViewsIn } from "@/db/saved-views";
import { threadsWithin } from "@/db/threads-within";
import type { Reviewer } from "@/lib/domain/reviewer";
import { type Desk, emptyDesk } from "@/lib/live/desk";
import type { DeskScope } from "@/lib/live/desk-scope";

/**
 * The desk of an investigation at one `seq`, read in one snapshot: what a page hands to its tab. The
 * whole one equals replaying every event, and a narrow one is kept by `evolve` as the whole one is (laws
 * in `desk.laws.test.ts`). O(what is in the scope), the texts never.
 */
export function deskView(access: Access, scope: DeskScope = null): Promise<Desk> {
  return access.store.snapshot((read) => deskIn({ ...access, read }, scope));
}

/** The same within a view that is open already: `read` has to be a snapshot's. */
export async function deskIn(access: Access, scope: DeskScope = null): Promise<Desk> {
  const { read, tables, investigationId, stream } = access;
  const { investigations, claims, appearances, evidenceLinks, assessments, curations, auditEvents } = tables;
  const { seq } = await headOfStream(read, tables, stream);
  const [investigation] = await read
    .select({
      id: investigations.id,
      slug: investigations.slug,
      title: investigations.title,
      question: investigations.question,
    })
    .from(investigations)
    .where(eq(investigations.id, investigationId));
  const claimIds = scope && (await claimIdsWithin(access, scope));
  /** Of this investigation, and about a claim of the scope. */
  const ofClaims = (table: typeof appearances | typeof evidenceLinks | typeof assessments | typeof curations) =>
    and(eq(table.investigationId, investigationId), claimIds ? amongIds(table.claimId, claimIds) : undefined);
  const recorded = await read
    .select({ claim: claims, changed: { changedBy: auditEvents.actorId, changedAtMs: auditEvents.atMs } })
    .from(claims)
    .leftJoin(auditEvents, and(eq(auditEvents.stream, stream), eq(auditEvents.seq, claims.changedSeq)))
    .where(
      claimIds
        ? and(amongIds(claims.id, claimIds), isAlso(claims.investigationId, investigationId))
        : eq(claims.investigationId, investigationId),
    );
  const mergings = await mergingsOf(access, claimIds);
  const appeared = await read.select().from(appearances).where(ofClaims(appearances));
  const linked = await read.select().from(evidenceLinks).where(ofClaims(evidenceLinks));
  const assessed = await read.select().from(assessments).where(ofClaims(assessments));
  const curated = await read.select().from(curations).where(ofClaims(curations));
  const standing = [...appeared, ...linked];
  const { threads, comments } = await threadsWithin(access, scope, {
    claimIds: claimIds ?? [],
    linkIds: linked.map(({ id }) => id),
    passageIds: standing.flatMap(({ claimId, passageId }) => (scope?.claimIds.includes(claimId) ? [passageId] : [])),
  });
  const talkedOf = threads.flatMap(({ subject }) => (subject.kind === "passage" ? [subject.id] : []));
  const pointed = await passagesOf(access, scope && [...standing.map(({ passageId }) => passageId), ...talkedOf]);
  const sourceIds = scope && new Set([...scope.sourceIds, ...pointed.map(({ sourceId }) => sourceId)]);
  const empty = emptyDesk(investigationId);
  return {
    seq,
    scope,
    isBehind: false,
    claimsRecorded: await highestNumber(access),
    investigation: investigation ?? empty.investigation,
    reviewers: byId(await reviewersOf(access)),
    sources: byId(await sourceSummaries(access, sourceIds)),
    passages: byId(pointed),
    claims: byId(
      recorded.map(({ claim, changed }) =>
        claimOf(claim, changed && { ...changed, mergedInto: mergings.get(claim.id)?.intoId ?? null }),
      ),
    ),
    appearances: byId(appeared.map(withoutInvestigation)),
    links: byId(linked.map(withoutInvestigation)),
    assessments: byId(assessed.map(withoutInvestigation)),
    curations: byId(curated.map(withoutInvestigation)),
    savedViews: byId(await savedViewsIn(access)),
    threads: byId(threads),
    comments: byId(comments),
  };
}

async function passagesOf({ read, tables, investigationId }: Access, passageIds: readonly string[] | null) {
  const { passages } = tables;
  const rows = await passageRows(read, tables)
    .where(
      passageIds
        ? and(amongIds(passages.id, new Set(passageIds)), isAlso(passages.investigationId, investigationId))
        : eq(passages.investigationId, investigationId),
    )
    .orderBy(asc(passages.id));
  return rows.map(passageOf);
}

/** The number of the claim recorded last; 0 before the first. One step in the index of numbers. */
async function highestNumber({ read, tables: { claims }, investigationId }: Access): Promise<number> {
  const [last] = await read
    .select({ number: claims.number })
    .from(claims)
    .where(eq(claims.investigationId, investigationId))
    .orderBy(desc(claims.number))
    .limit(1);
  return last?.number ?? 0;
}

/** Everybody who ever joined, with the role they have now: those who left keep their name. */
async function reviewersOf({ read, tables, investigationId }: Access): Promise<Reviewer[]> {
  const { reviewers, memberships } = tables;
  const joined = await read
    .select({ id: reviewers.id, name: reviewers.name, role: memberships.role, leftAtMs: memberships.leftAtMs })
    .from(memberships)
    .innerJoin(reviewers, eq(reviewers.id, memberships.reviewerId))
    .where(eq(memberships.investigationId, investigationId));
  return joined.map(({ leftAtMs, ...reviewer }) => (leftAtMs === null ? reviewer : { ...reviewer, role: null }));
}

function byId<Thing extends { id: string }>(things: readonly Thing[]): Record<Thing["id"], Thing> {
  return Object.fromEntries(things.map((thing) => [thing.id, thing])) as Record<Thing["id"], Thing>;
}

function withoutInvestigation<Row extends { investigationId: unknown }>(row: Row): Omit<Row, "investigationId"> {
  const { investigationId: _investigationId, ...rest } = row;
  return rest;
}
