import { desc } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { newId } from "@/db/new-id";
import { openDesk, type TestDesk } from "@/db/testing/desk";
import { allEvents, assessment, contradiction, recordedClaim, sent, thread } from "@/db/testing/records";
import { typesOf } from "@/lib/domain/event-kinds";
import { eventsSince, type HistoryPart, headOf, headSeq, historyOf, withdrawalReasons } from "./events";

let desk: TestDesk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

describe("the events since", () => {
  it("are what was missed, in order, a page at a time", async () => {
    const before = await headSeq(desk.annotator);
    for (let n = 0; n < 5; n++) await recordedClaim(desk.annotator);
    const page = await eventsSince(desk.observer, before, 3);
    expect(page.map(({ seq }) => seq)).toEqual([before + 1, before + 2, before + 3]);
    const rest = await eventsSince(desk.observer, before + 3, 3);
    expect(rest.map(({ seq }) => seq)).toEqual([before + 4, before + 5]);
    expect(await eventsSince(desk.observer, before + 5, 3)).toEqual([]);
    expect((await headOf(desk.observer)).seq).toBe(before + 5);
  });
});

describe("the history", () => {
  it("is newest first, with the names of who did it", async () => {
    await recordedClaim(desk.curator);
    const [newest] = await historyOf(desk.observer, { limit: 1 });
    expect(newest).toMatchObject({ actorName: "The curator", body: { type: "claim.recorded" } });
  });

  it("goes on where a page ended, to the first event", async () => {
    const all = (await allEvents(desk.observer)).map(({ seq }) => seq).reverse();
    const first = await historyOf(desk.observer, { limit: 2 });
    const rest = await historyOf(desk.observer, { limit: 100, beforeSeq: first.at(-1)?.seq ?? 0 });
    expect([...first, ...rest].map(({ seq }) => seq)).toEqual(all);
  });

  it("is of one claim alone when it is named", async () => {
    const { claimId } = await recordedClaim(desk.annotator);
    await recordedClaim(desk.annotator);
    await sent(desk.annotator, "withdraw-claim", { claimId, reason: "A caption." });
    const entries = await historyOf(desk.observer, { limit: 100, claimId });
    expect(entries.map(({ body }) => body.type)).toEqual(["claim.withdrawn", "claim.recorded"]);
  });

  it("is of one person, one kind, one source or one time when these are named", async () => {
    const since = (await headSeq(desk.observer)) + 1;
    const { claimId } = await recordedClaim(desk.annotator);
    const evidence = contradiction(claimId);
    await sent(desk.curator, "link-evidence", evidence);
    await sent(desk.curator, "retract-evidence", { linkId: evidence.linkId, reason: "Another tower." });
    await sent(desk.annotator, "open-thread", thread({ kind: "evidence", id: evidence.linkId }));
    const typesIn = async (part: HistoryPart) => {
      const entries = await historyOf(desk.observer, { limit: 100, ...part });
      return entries.filter(({ seq }) => seq >= since).map(({ body }) => body.type);
    };
    const linked = ["evidence.retracted", "evidence.linked"];
    expect(await typesIn({ actorId: desk.curator.reviewerId })).toEqual(linked);
    expect(await typesIn({ types: typesOf("evidence") })).toEqual(linked);
    expect(await typesIn({ types: typesOf("claims"), actorId: desk.curator.reviewerId })).toEqual([]);
    expect(await typesIn({ sourceId: desk.courier.sourceId })).toEqual(["comment.added", "thread.opened", ...linked]);
    expect(await typesIn({ sourceId: desk.gazette.sourceId })).toEqual(["claim.recorded"]);
    const [last] = await historyOf(desk.observer, { limit: 1 });
    const atMs = last?.atMs ?? 0;
    expect(await typesIn({ fromMs: atMs + 1 })).toEqual([]);
    expect(await typesIn({ untilMs: atMs + 1 })).toHaveLength(5);
  });

  it("is found however far back it lies, and goes on from there", async () => {
    const { claimId } = await recordedClaim(desk.annotator);
    const { store, annotator } = desk;
    const { auditEvents } = store.tables;
    const [last] = await store.read.select().from(auditEvents).orderBy(desc(auditEvents.seq)).limit(1);
    if (!last) throw new Error("Nothing happened.");
    const many = 8_500;
    const body = JSON.stringify({ type: "reviewer.invited", invitationId: newId("ivt"), role: "observer" });
    await store.change(annotator.stream, async (write) => {
      for (let n = 1; n <= many; n += 1)
        await write.insert(auditEvents).values({ ...last, stream: annotator.stream, seq: 1_000 + n, body });
    });
    const types = typesOf("claims");
    const [found, ...more] = await historyOf(desk.observer, { limit: 10, types });
    expect(found?.body).toMatchObject({ type: "claim.recorded", claimId });
    expect(more).toEqual([]);
    expect(await historyOf(desk.observer, { limit: 10, types, beforeSeq: found?.seq ?? 0 })).toEqual([]);
  });

  it("is read of a claim of which more was said than SQLite takes conditions", async () => {
    const { claimId } = await recordedClaim(desk.annotator);
    const many = 1_100;
    const { annotator, store } = desk;
    const { assessments } = store.tables;
    const { assessmentId: _assessmentId, ...judged } = assessment(claimId);
    const made = { investigationId: annotator.investigationId, reviewerId: annotator.reviewerId, assessedAtMs: 1 };
    await store.change(annotator.investigationId, async (write) => {
      for (let n = 0; n < many; n++) await write.insert(assessments).values({ ...made, ...judged, id: newId("asm") });
    });
    const entries = await historyOf(desk.observer, { limit: 100, claimId });
    expect(entries.map(({ body }) => body.type)).toEqual(["claim.recorded"]);
  });
});

describe("the reasons of withdrawals", () => {
  it("are those given last", async () => {
    const { claimId } = await recordedClaim(desk.annotator);
    const { claimId: other } = await recordedClaim(desk.annotator);
    await sent(desk.annotator, "withdraw-claim", { claimId, reason: "A caption." });
    await sent(desk.annotator, "reinstate-claim", { claimId });
    await sent(desk.annotator, "withdraw-claim", { claimId, reason: 'It says "claim.withdrawn".' });
    await sent(desk.annotator, "withdraw-claim", { claimId: other, reason: "A slip." });
    expect(await withdrawalReasons(desk.observer)).toEqual({
      [claimId]: 'It says "claim.withdrawn".',
      [other]: "A slip.",
    });
  });
});
