import { setImmediate as nextTurn } from "node:timers/promises";
import { type AnyColumn, and, asc, desc, eq } from "drizzle-orm";
import type { Access } from "@/db/access";
import { claimOf } from "@/db/claim-row";
import { claimIdsNear, claimIdsWithin, type Near } from "@/db/claims-within";
import { amongIds, theseOrAll } from "@/db/engines/sqlite/among-ids";
import { headOfStream } from "@/db/history";
import { mergingsOf } from "@/db/merged-claims";
import { passageOf, passageRows } from "@/db/passage-row";
import { type Asks, prepared, preparedOfSome } from "@/db/prepared";
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
  return access.store.snapshot((read) => deskIn({ ...access, read }, scope, null, nextTurn));
}

/**
 * What a page shows first of its part: all of it, or, where that has more claims than can be read at once, those near
 * where reading begins. Such a desk is behind, and the whole has to follow.
 */
export function firstDeskView(access: Access, scope: NonNullable<DeskScope>, near: Near): Promise<Desk> {
  return access.store.snapshot((read) => deskIn({ ...access, read }, scope, near, nextTurn));
}

/** More claims than these keep a reader waiting. */
const CROWD = 300;

/**
 * The same within a view that is open already: `read` has to be a snapshot's. `turn` lets others go on in the midst of a
 * desk with many claims; a transaction may not.
 */
export async function deskIn(
  access: Access,
  scope: DeskScope = null,
  near: Near | null = null,
  turn: () => Promise<unknown> = async () => {},
): Promise<Desk> {
  const { read, tables, investigationId, stream } = access;
  const { seq } = await headOfStream(read, tables, stream);
  const [investigation] = await investigationsOf(access, { investigationId });
  const within = scope && (await claimIdsWithin(access, scope));
  const isCrowded = within !== null && within.size > CROWD;
  const first = near && scope && isCrowded ? [...(await claimIdsNear(access, near)), ...scope.claimIds] : null;
  const claimIds = first ? new Set(first.filter((id) => within?.has(id))) : within;
  const breathe = first || (within && !isCrowded) ? async () => {} : turn;
  await breathe();
  // By number, as a tab would have them that saw them recorded: to sort them again, after each change, takes it next to nothing.
  const recorded = (await claimsOf(access, claimIds)).sort((one, other) => one.claim.number - other.claim.number);
  await breathe();
  const mergings = await mergingsOf(access, claimIds);
  const appeared = await appearancesOf(access, claimIds);
  const linked = await linksOf(access, claimIds);
  const standing = [...appeared, ...linked];
  const { threads, comments } = await threadsWithin(access, scope, {
    claimIds: claimIds ?? [],
    linkIds: linked.map(({ id }) => id),
    passageIds: standing.flatMap(({ claimId, passageId }) => (scope?.claimIds.includes(claimId) ? [passageId] : [])),
  });
  const talkedOf = threads.flatMap(({ subject }) => (subject.kind === "passage" ? [subject.id] : []));
  const pointedAt = scope && new Set([...standing.map(({ passageId }) => passageId), ...talkedOf]);
  await breathe();
  const pointed = (await passagesOf(access, pointedAt)).map(passageOf);
  await breathe();
  const sourceIds = scope && new Set([...scope.sourceIds, ...pointed.map(({ sourceId }) => sourceId)]);
  const empty = emptyDesk(investigationId);
  return {
    seq,
    scope,
    isBehind: first !== null,
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
    assessments: byId((await assessmentsOf(access, claimIds)).map(withoutInvestigation)),
    curations: byId((await curationsOf(access, claimIds)).map(withoutInvestigation)),
    savedViews: byId(await savedViewsIn(access)),
    threads: byId(threads),
    comments: byId(comments),
  };
}

const investigationsOf = prepared((read, { investigations }, asked: Asks<"investigationId">) => {
  const { id, slug, title, question } = investigations;
  return read
    .select({ id, slug, title, question })
    .from(investigations)
    .where(eq(id, asked("investigationId")));
});

const claimsOf = preparedOfSome((read, { claims, auditEvents }, asked, isOfSome) =>
  read
    .select({ claim: claims, changed: { changedBy: auditEvents.actorId, changedAtMs: auditEvents.atMs } })
    .from(claims)
    .leftJoin(
      auditEvents,
      and(eq(auditEvents.stream, asked("investigationId")), eq(auditEvents.seq, claims.changedSeq)),
    )
    .where(theseOrAll(claims, asked, isOfSome)),
);

const appearancesOf = preparedOfSome((read, { appearances: table }, asked, isOfSome) =>
  read
    .select()
    .from(table)
    .where(aboutThese(table, asked, isOfSome)),
);
const linksOf = preparedOfSome((read, { evidenceLinks: table }, asked, isOfSome) =>
  read
    .select()
    .from(table)
    .where(aboutThese(table, asked, isOfSome)),
);
const assessmentsOf = preparedOfSome((read, { assessments: table }, asked, isOfSome) =>
  read
    .select()
    .from(table)
    .where(aboutThese(table, asked, isOfSome)),
);
const curationsOf = preparedOfSome((read, { curations: table }, asked, isOfSome) =>
  read
    .select()
    .from(table)
    .where(aboutThese(table, asked, isOfSome)),
);

/** Of the investigation, and about these claims or any. */
const aboutThese = (
  { investigationId, claimId }: Readonly<Record<"investigationId" | "claimId", AnyColumn>>,
  asked: Asks<"investigationId" | "ids">,
  isOfSome: boolean,
) => and(eq(investigationId, asked("investigationId")), isOfSome ? amongIds(claimId, asked("ids")) : undefined);

const passagesOf = preparedOfSome((read, tables, asked, isOfSome) =>
  passageRows(read, tables)
    .where(theseOrAll(tables.passages, asked, isOfSome))
    .orderBy(asc(tables.passages.id)),
);

/** The number of the claim recorded last; 0 before the first. One step in the index of numbers. */
async function highestNumber(access: Access): Promise<number> {
  const [last] = await highestNumbers(access, { investigationId: access.investigationId });
  return last?.number ?? 0;
}

const highestNumbers = prepared((read, { claims }, asked: Asks<"investigationId">) =>
  read
    .select({ number: claims.number })
    .from(claims)
    .where(eq(claims.investigationId, asked("investigationId")))
    .orderBy(desc(claims.number))
    .limit(1),
);

/** Everybody who ever joined, with the role they have now: those who left keep their name. */
async function reviewersOf(access: Access): Promise<Reviewer[]> {
  const joined = await everJoined(access, { investigationId: access.investigationId });
  return joined.map(({ leftAtMs, ...reviewer }) => (leftAtMs === null ? reviewer : { ...reviewer, role: null }));
}

const everJoined = prepared((read, { reviewers, memberships }, asked: Asks<"investigationId">) =>
  read
    .select({ id: reviewers.id, name: reviewers.name, role: memberships.role, leftAtMs: memberships.leftAtMs })
    .from(memberships)
    .innerJoin(reviewers, eq(reviewers.id, memberships.reviewerId))
    .where(eq(memberships.investigationId, asked("investigationId"))),
);

function byId<Thing extends { id: string }>(things: readonly Thing[]): Record<Thing["id"], Thing> {
  // By hand: `Object.fromEntries` takes several times as long, and a page may have thousands.
  const found: Record<string, Thing> = {};
  for (const thing of things) found[thing.id] = thing;
  return found;
}

function withoutInvestigation<Row extends { investigationId: unknown }>(row: Row): Omit<Row, "investigationId"> {
  const { investigationId: _investigationId, ...rest } = row;
  return rest;
}
