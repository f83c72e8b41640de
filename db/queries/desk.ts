import { asc, eq } from "drizzle-orm";
import type { Access } from "@/db/access";
import { claimOf } from "@/db/claim-row";
import { headOfStream } from "@/db/history";
import { passageColumns } from "@/db/passage-columns";
import { sourceSummaries } from "@/db/queries/sources";
import type { Reviewer } from "@/lib/domain/reviewer";
import { type Desk, emptyDesk } from "@/lib/live/desk";

/**
 * The whole desk of an investigation at one `seq`, read in one snapshot: what a page hands to its
 * tab. Equal to replaying every event (a law in `desk.laws.test.ts`). O(everything but the texts).
 */
export function deskView(access: Access): Promise<Desk> {
  return access.store.snapshot((read) => deskIn({ ...access, read }));
}

/** The same within a view that is open already: `read` has to be a snapshot's. */
export async function deskIn(access: Access): Promise<Desk> {
  const { read, tables, investigationId, stream } = access;
  const { investigations, passages, sourceVersions, claims, appearances, evidenceLinks, assessments, curations } =
    tables;
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
  const pointed = await read
    .select(passageColumns(tables))
    .from(passages)
    .innerJoin(sourceVersions, eq(sourceVersions.id, passages.versionId))
    .where(eq(passages.investigationId, investigationId))
    .orderBy(asc(passages.id));
  const recorded = await read.select().from(claims).where(eq(claims.investigationId, investigationId));
  const appeared = await read.select().from(appearances).where(eq(appearances.investigationId, investigationId));
  const linked = await read.select().from(evidenceLinks).where(eq(evidenceLinks.investigationId, investigationId));
  const assessed = await read.select().from(assessments).where(eq(assessments.investigationId, investigationId));
  const curated = await read.select().from(curations).where(eq(curations.investigationId, investigationId));
  const empty = emptyDesk(investigationId);
  return {
    seq,
    investigation: investigation ?? empty.investigation,
    reviewers: byId(await reviewersOf(access)),
    sources: byId(await sourceSummaries(access)),
    passages: byId(pointed),
    claims: byId(recorded.map(claimOf)),
    appearances: byId(appeared.map(withoutInvestigation)),
    links: byId(linked.map(withoutInvestigation)),
    assessments: byId(assessed.map(withoutInvestigation)),
    curations: byId(curated.map(withoutInvestigation)),
  };
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
