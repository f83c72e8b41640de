import { and, desc, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { type Connection, openConnection } from "@/db/engines/sqlite/connection";
import { isOfType, otherClaimOf, placeOf, subjectOf } from "@/db/engines/sqlite/events";
import { firstSeqAt, inStretch, narrowed, numberOf, type Way, waysTo, wayTo } from "@/db/indexed-events";
import { headSeq } from "@/db/queries/events";
import { openDesk, type TestDesk } from "@/db/testing/desk";
import { allEvents, recordedClaim } from "@/db/testing/records";

let desk: TestDesk;
let connection: Connection;
beforeAll(async () => {
  desk = await openDesk();
  connection = openConnection(desk.file);
  for (let n = 0; n < 3; n += 1) await recordedClaim(desk.annotator);
});
afterAll(async () => {
  connection.close();
  await desk.close();
});

const steps = z.array(z.object({ detail: z.string() }));

/** How SQLite finds the newest events along a way. */
function planOf(way: Way | undefined): string {
  if (!way) throw new Error("There is no such way.");
  const { auditEvents } = desk.store.tables;
  const { sql: source, params } = desk.store.read
    .select({ seq: auditEvents.seq })
    .from(auditEvents)
    .where(and(inStretch(desk.observer, 1, 1_000, way), way.where))
    .orderBy(desc(numberOf(desk.observer, way)))
    .limit(51)
    .toSQL();
  return steps
    .parse(connection.prepare(`explain query plan ${source}`).all(...params))
    .map(({ detail }) => detail)
    .join("; ");
}

it("goes by an index along every way, and sorts only where a way is of several ids", () => {
  const { body, actorId } = desk.store.tables.auditEvents;
  const one = {
    type: wayTo(isOfType(body, "claim.recorded")),
    place: narrowed(wayTo(sql`${placeOf(body)} = ${"src"}`), isOfType(body, "source.revised")),
  };
  const person = narrowed(one.type, eq(actorId, desk.annotator.reviewerId));
  const [subjects] = waysTo(subjectOf(body), ["a", "b"]);
  const [others] = waysTo(otherClaimOf(body), ["a", "b"]);
  const ways = { type: one.type, actor: person, place: one.place, subject: subjects, other_claim: others };
  for (const [index, way] of Object.entries(ways)) {
    expect([index, planOf(way)]).toEqual([index, expect.stringContaining(`audit_events_by_${index} (stream=?`)]);
    expect([index, planOf(way)]).toEqual([index, expect.not.stringMatching(/SCAN audit_events/)]);
  }
  for (const way of [one.type, person, one.place]) expect(planOf(way)).not.toContain("TEMP B-TREE");
});

it("finds the first event at a moment or after it, however many share one", async () => {
  const events = await allEvents(desk.observer);
  const head = await headSeq(desk.observer);
  const moments = new Set(events.flatMap(({ atMs }) => [atMs - 1, atMs, atMs + 1]));
  for (const atMs of moments) {
    const expected = events.find((event) => event.atMs >= atMs)?.seq ?? head + 1;
    expect(await firstSeqAt(desk.observer, atMs, head)).toBe(expected);
  }
});
