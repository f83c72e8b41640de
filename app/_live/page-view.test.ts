import { beforeEach, describe, expect, it } from "vitest";
import type { AuditEvent } from "@/lib/domain/audit-event";
import { type Desk, evolve } from "@/lib/live/desk";
import type { DeskScope } from "@/lib/live/desk-scope";
import { LiveStore } from "./live-store";
import { PageViews } from "./page-view";
import { FakeNetwork, mine, recordClaim, recorded, smallDesk } from "./testing/fake-network";

const [sourceId] = Object.values(smallDesk().sources).map(({ id }) => id);
const ofSource: DeskScope = { sourceIds: sourceId ? [sourceId] : [], claimIds: [] };
const elsewhere: DeskScope = { sourceIds: [], claimIds: [] };
const read = (scope: DeskScope, ...events: readonly AuditEvent[]): Desk =>
  events.reduce(evolve, { ...smallDesk(), scope });
const claim = (seq: number) => recorded(seq, recordClaim(`Claim of ${seq}.`), "other", seq);
const seqs = ({ claims }: Desk) => Object.values(claims).map(({ number }) => number);

describe("the views of several pages", () => {
  let views: PageViews;
  beforeEach(() => {
    views = new PageViews(read(null));
  });

  it("are each kept by every event, in their own part", () => {
    const narrow = views.open(read(ofSource));
    const other = views.open(read(elsewhere));
    views.happened(claim(5));
    expect([narrow, other].map(({ confirmed }) => [confirmed.seq, seqs(confirmed)])).toEqual([
      [5, [5]],
      [5, []],
    ]);
  });

  it("begin with what happened after the page was read", () => {
    views.happened(claim(5));
    views.happened(claim(6));
    expect(seqs(views.open(read(ofSource)).confirmed)).toEqual([5, 6]);
  });

  it("know no event twice, whichever came first", () => {
    const ahead = views.open(read(ofSource, claim(5)));
    expect(views.since).toBe(4);
    views.happened(claim(5));
    views.happened(claim(6));
    expect(seqs(ahead.confirmed)).toEqual([5, 6]);
  });

  it("go on where a page of the same part stood, and take a newer reading", () => {
    const first = views.open(read(ofSource));
    views.happened(claim(5));
    expect(views.open(read(ofSource))).toBe(first);
    expect(seqs(first.confirmed)).toEqual([5]);
    views.open(read(ofSource, claim(5), claim(6)));
    expect(seqs(first.confirmed)).toEqual([5, 6]);
  });

  it("begin with what a crowded page shows first, take the whole, and never go back to less", () => {
    const first = { ...read(ofSource), isBehind: true };
    const view = views.open(first);
    views.happened(claim(5));
    views.happened(claim(6));
    expect([seqs(view.confirmed), view.confirmed.isBehind]).toEqual([[5, 6], true]);
    // Read before the last event came, and after the first part.
    views.open(read(ofSource, claim(5)));
    expect([seqs(view.confirmed), view.confirmed.isBehind]).toEqual([[5, 6], false]);
    views.open({ ...first, seq: 7 });
    expect([view.confirmed.seq, seqs(view.confirmed), view.confirmed.isBehind]).toEqual([6, [5, 6], false]);
  });

  it("do not bridge a gap: what is older than all that is remembered is left behind", () => {
    for (let seq = 5; seq < 1_100; seq += 1) views.happened(claim(seq));
    const view = views.open(read(ofSource));
    expect(view.confirmed.seq).toBe(4);
    expect(views.isLeftBehind(view)).toBe(true);
  });
});

describe("a page from before what the tab remembers", () => {
  it("is caught up by the server", () => {
    const network = new FakeNetwork();
    const store = new LiveStore(read(null), { reviewerId: mine, name: "Me", role: "curator" }, network.surroundings);
    store.start();
    network.ready(4);
    network.say({ type: "events", events: Array.from({ length: 1_100 }, (_, n) => claim(n + 5)) });
    store.arrive(store.open(read(ofSource)));
    network.ready(1_104);
    expect(network.sent.at(-1)).toEqual({ type: "hello", since: 4, as: mine });
  });
});
