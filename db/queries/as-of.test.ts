import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deskView } from "@/db/queries/desk";
import { openDesk, type TestDesk } from "@/db/testing/desk";
import { allEvents, assessment, contradiction, recordedClaim, sent, thread } from "@/db/testing/records";
import type { ClaimId } from "@/lib/domain/ids";
import { claimView } from "@/lib/live/claim-view";
import { type Desk, emptyDesk, evolve } from "@/lib/live/desk";
import { threadsAbout } from "@/lib/live/thread-view";
import { claimAsOf, claimsAsOf } from "./as-of";
import { headSeq } from "./events";

let desk: TestDesk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

/** What a desk says of each of its claims. */
const views = (of: Desk, ids: readonly ClaimId[]) => ids.map((id) => claimView(of, id));
const claimsOf = (of: Desk) =>
  Object.values(of.claims)
    .sort((one, other) => one.number - other.number)
    .map(({ id }) => id);

describe("the claims as of a moment", () => {
  it("are what was read then, with their sources and people, whichever moment is looked at first", async () => {
    const { annotator, curator, observer } = desk;
    const { claimId } = await recordedClaim(annotator);
    const { claimId: other } = await recordedClaim(curator);
    const moments = [await deskView(annotator)];
    const also = async (done: Promise<unknown>) => {
      await done;
      moments.push(await deskView(annotator));
    };
    const evidence = contradiction(claimId);
    await also(sent(annotator, "revise-claim", { claimId, changes: { wording: "The tower is tall." } }));
    await also(sent(annotator, "link-evidence", evidence));
    await also(
      sent(annotator, "revise-source", { sourceId: desk.courier.sourceId, changes: { title: "The Courier" } }),
    );
    await also(sent(annotator, "assess", assessment(claimId)));
    await also(sent(annotator, "retract-evidence", { linkId: evidence.linkId, reason: "Another tower." }));
    await also(sent(curator, "merge-claims", { claimId, intoId: other, reason: "One tower." }));
    await also(recordedClaim(annotator));
    for (const then of [...moments, ...moments.toReversed()]) {
      const past = await claimsAsOf(observer, then.seq);
      expect(past.claimIds).toEqual(claimsOf(then));
      expect(views(past.desk, past.claimIds)).toEqual(views(then, claimsOf(then)));
      expect([past.found, past.event.seq, past.sources]).toEqual([
        past.claimIds.length,
        then.seq,
        Object.keys(then.sources).length,
      ]);
      expect(past.desk.reviewers).toEqual(then.reviewers);
    }
  });

  it("are found by the words that they had then, and by their numbers", async () => {
    const { annotator, observer } = desk;
    const { claimId } = await recordedClaim(annotator);
    const { claimId: other } = await recordedClaim(annotator);
    const before = await headSeq(observer);
    await sent(annotator, "revise-claim", { claimId, changes: { wording: "The TOWER leans." } });
    await sent(annotator, "revise-claim", { claimId, changes: { place: "Paris" } });
    await sent(annotator, "revise-claim", { claimId, changes: { wording: "It is upright." } });
    const after = await headSeq(observer);
    const ids = async (seq: number, words: string) => (await claimsAsOf(observer, seq, { words })).claimIds;
    expect(await ids(before, "leans")).toEqual([]);
    expect(await ids(before + 1, "tower leans")).toEqual([claimId]);
    expect(await ids(before + 2, "tower leans")).toEqual([claimId]);
    expect(await ids(after, "leans")).toEqual([]);
    expect(await ids(after, "upright")).toEqual([claimId]);
    expect(await ids(before, "tower")).toEqual([claimId, other]);
    expect(await ids(after, "#2")).toEqual([other]);
    expect(await ids(before - 1, "#2")).toEqual([]);
  });

  it("come a page at a time", async () => {
    const made: ClaimId[] = [];
    for (let n = 0; n < 103; n += 1) made.push((await recordedClaim(desk.annotator)).claimId);
    const seq = await headSeq(desk.observer);
    const second = await claimsAsOf(desk.observer, seq, { page: 2 });
    expect([second.claimIds, second.found, second.page, second.pages]).toEqual([made.slice(100), 103, 2, 2]);
    expect((await claimsAsOf(desk.observer, seq - 2, { page: 9 })).claimIds).toEqual(made.slice(100, 101));
  });
});

describe("one claim as of a moment", () => {
  it("is what happened to it and to those it was merged with", async () => {
    const { annotator, curator, observer } = desk;
    const { claimId } = await recordedClaim(annotator);
    const { claimId: intoId } = await recordedClaim(curator);
    const evidence = contradiction(claimId);
    await sent(annotator, "link-evidence", evidence);
    await sent(annotator, "open-thread", thread({ kind: "evidence", id: evidence.linkId }));
    const { passageId } = Object.values((await deskView(annotator)).links)[0] ?? {};
    await sent(annotator, "open-thread", thread({ kind: "passage", passage: { passageId: passageId ?? "" } }));
    await recordedClaim(annotator);
    const { commandId } = await sent(curator, "merge-claims", { claimId, intoId, reason: "One tower." });
    await sent(annotator, "assess", assessment(intoId));
    await sent(curator, "undo", { commandId });
    let then = emptyDesk(observer.investigationId);
    for (const event of await allEvents(observer)) {
      then = evolve(then, event);
      const { seq } = event;
      for (const id of [claimId, intoId]) {
        const { desk: part, event: last } = await claimAsOf(observer, id, seq);
        const [expected, view] = [claimView(then, id), claimView(part, id)];
        expect(view).toEqual(expected);
        expect([last.seq, part.seq, part.reviewers]).toEqual([seq, seq, then.reviewers]);
        if (view && expected) expect(threadsAbout(part, view)).toEqual(threadsAbout(then, expected));
      }
    }
  });

  it("is none after an event that never was", async () => {
    const { claimId } = await recordedClaim(desk.annotator);
    const beyond = (await headSeq(desk.observer)) + 1;
    for (const seq of [0, beyond, beyond + 1_000]) {
      await expect(claimsAsOf(desk.observer, seq)).rejects.toMatchObject({ code: "not-found" });
      await expect(claimAsOf(desk.observer, claimId, seq)).rejects.toMatchObject({ code: "not-found" });
    }
  });
});
