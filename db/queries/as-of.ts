import { setImmediate as nextTurn } from "node:timers/promises";
import { and, asc, count, eq, gt, lte } from "drizzle-orm";
import type { Access } from "@/db/access";
import { isOfType } from "@/db/engines/sqlite/events";
import { allAlong, newestAlong, wayTo } from "@/db/indexed-events";
import { eventsBehind, eventsSince, headSeq } from "@/db/queries/events";
import type { AuditEvent } from "@/lib/domain/audit-event";
import type { ClaimId } from "@/lib/domain/ids";
import { Problem } from "@/lib/errors";
import { type Desk, emptyDesk, replay } from "@/lib/live/desk";

/** A part of the desk of the past, and the event after which it stood so. */
export type PastDesk = Readonly<{ desk: Desk; event: AuditEvent }>;

/** Of the claims of the past: those of a page, by their numbers, and how many there were. */
export type PastClaims = PastDesk &
  Readonly<{ claimIds: readonly ClaimId[]; found: number; page: number; pages: number; sources: number }>;

const CLAIMS_A_PAGE = 100;
/** Claims whose words are looked at in one go: some milliseconds, after which others have their turn. */
const LOOK = 4_000;

/**
 * The part of the desk that bears on some claims, as it was after event `seq`: the claims, those they were merged with
 * or split from, all that was said of them, their sources and the people. O(events about these).
 *
 * @throws {Problem} `not-found` when nothing happened under that number, or it was redacted.
 */
async function partAsOf(access: Access, claimIds: readonly ClaimId[], seq: number): Promise<PastDesk> {
  const [event] = await eventsSince(access, seq - 1, 1);
  if (event?.seq !== seq)
    throw new Problem("not-found", "There is no such event in the history of this investigation.");
  const replaying = replay(emptyDesk(access.investigationId));
  replaying.take(await eventsBehind(access, claimIds, seq));
  return { desk: { ...replaying.end(), seq }, event };
}

export function claimAsOf(access: Access, claimId: ClaimId, seq: number): Promise<PastDesk> {
  return partAsOf(access, [claimId], seq);
}

/**
 * A page of the claims as they were after event `seq`, withdrawn ones too: all of them, or those with these words or this
 * number. From a history of any length: which claims there were is known by their numbers, and only those of the page are
 * replayed. For words, every claim's are looked at, in turns: as they are now, but for those that were changed since.
 *
 * @throws {Problem} `not-found` when nothing happened under that number, or it was redacted.
 */
export async function claimsAsOf(
  access: Access,
  seq: number,
  { words = "", page: asked = 1 }: Readonly<{ words?: string; page?: number }> = {},
): Promise<PastClaims> {
  const { read, tables, investigationId } = access;
  const { claims, sources } = tables;
  const highest = await highestNumber(access, ["claim.recorded", "claim.split"], seq);
  const then = and(eq(claims.investigationId, investigationId), lte(claims.number, highest));
  const sought = words === "" ? null : await idsWith(access, words, highest, seq);
  const found = sought?.length ?? (await read.select({ n: count() }).from(claims).where(then))[0]?.n ?? 0;
  const pages = Math.max(1, Math.ceil(found / CLAIMS_A_PAGE));
  const page = Math.min(asked, pages);
  const offset = (page - 1) * CLAIMS_A_PAGE;
  const shown = sought
    ? sought.slice(offset, offset + CLAIMS_A_PAGE)
    : await read
        .select({ id: claims.id })
        .from(claims)
        .where(then)
        .orderBy(asc(claims.number))
        .limit(CLAIMS_A_PAGE)
        .offset(offset)
        .then((rows) => rows.map(({ id }) => id));
  const [admitted] = await read
    .select({ n: count() })
    .from(sources)
    .where(
      and(
        eq(sources.investigationId, investigationId),
        lte(sources.number, await highestNumber(access, ["source.captured"], seq)),
      ),
    );
  const past = await partAsOf(access, shown, seq);
  return { ...past, claimIds: shown, found, page, pages, sources: admitted?.n ?? 0 };
}

/** The number given last up to `seq`. Numbers are given in the order of the history. */
async function highestNumber(access: Access, types: readonly string[], seq: number): Promise<number> {
  const { body } = access.tables.auditEvents;
  const ways = types.map((type) => wayTo(isOfType(body, type)));
  const [last] = await newestAlong(access, ways, {}, { fromSeq: 1, endSeq: seq + 1, limit: 1 });
  const [event] = last === undefined ? [] : await eventsSince(access, last - 1, 1);
  if (event?.body.type === "source.captured") return event.body.source.number;
  return event && "number" in event.body ? event.body.number : 0;
}

/** The claims up to a number that had these words after `seq`, or that have this number; by their numbers. */
async function idsWith(access: Access, words: string, highest: number, seq: number): Promise<ClaimId[]> {
  const { read, tables, investigationId } = access;
  const { claims } = tables;
  const number = /^#?(\d+)$/.exec(words)?.[1];
  const sought = words.toLowerCase().replace(/^#/, "");
  const changed = await wordingsChangedSince(access, seq);
  const found: ClaimId[] = [];
  for (let after = 0; after < highest; ) {
    const rows = await read
      .select({ id: claims.id, number: claims.number, wording: claims.wording })
      .from(claims)
      .where(and(eq(claims.investigationId, investigationId), gt(claims.number, after), lte(claims.number, highest)))
      .orderBy(asc(claims.number))
      .limit(LOOK);
    for (const claim of rows) {
      const wording = changed.get(claim.id) ?? claim.wording;
      if (String(claim.number) === number || wording.toLowerCase().includes(sought)) found.push(claim.id);
    }
    after = rows.length < LOOK ? highest : (rows.at(-1)?.number ?? highest);
    await nextTurn();
  }
  return found;
}

/** What the claims that were reworded after `seq` said before: the first change since then has it. */
async function wordingsChangedSince(access: Access, seq: number): Promise<ReadonlyMap<ClaimId, string>> {
  const { body } = access.tables.auditEvents;
  const wordings = new Map<ClaimId, string>();
  for (const event of await allAlong(
    access,
    [wayTo(isOfType(body, "claim.revised"))],
    await headSeq(access),
    seq + 1,
  )) {
    if (event.body.type !== "claim.revised") continue;
    const { claimId, prior } = event.body;
    if (prior.wording !== undefined && !wordings.has(claimId)) wordings.set(claimId, prior.wording);
  }
  return wordings;
}
