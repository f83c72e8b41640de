import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ReviewerId } from "@/lib/domain/ids";
import type { Desk } from "@/lib/live/desk";
import { commandInputs } from "@/lib/live/inputs";
import type { OpenShelf } from "./kept-change";
import { BROKEN } from "./line";
import type { LiveState } from "./live-state";
import { LiveStore } from "./live-store";
import { FakeBrowser } from "./testing/fake-browser";
import { FakeNetwork, mine, recordClaim, recorded, smallDesk, theirs } from "./testing/fake-network";

let browser: FakeBrowser;
const open = new Set<LiveStore>();

beforeEach(() => {
  browser = new FakeBrowser();
});
afterEach(async () => {
  for (const store of open) store.stop();
  open.clear();
  await browser.close();
});

type Given = Readonly<{ desk?: Desk; as?: ReviewerId; openShelf?: OpenShelf; nowMs?: number }>;

/** A tab with the investigation open; its line is not up yet. */
function tab({ desk = smallDesk(), as = mine, openShelf = browser.openShelf, nowMs = 1_000 }: Given = {}) {
  const network = new FakeNetwork();
  const me = { reviewerId: as, name: "Somebody", role: "annotator" } as const;
  let leave = () => {};
  const left = new Promise<void>((resolve) => {
    leave = resolve;
  });
  const store = new LiveStore(desk, me, { ...network.surroundings, openShelf, nowMs: () => nowMs, leave });
  open.add(store);
  store.start();
  const until = (isSo: (state: LiveState) => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!isSo(store.state)) return;
        stop();
        resolve();
      };
      const stop = store.subscribe(look);
      look();
    });
  const close = () => {
    store.stop();
    open.delete(store);
  };
  const sent = () => network.sent.flatMap((frame) => (frame.type === "command" ? [frame] : []));
  const wordings = () => Object.values(store.state.desk.claims).map(({ wording }) => wording);
  return { network, store, until, close, left, sent, wordings };
}

const waits =
  (count: number) =>
  ({ fate }: LiveState) =>
    fate.state === "waiting" && fate.waiting === count;

describe("a change made without a connection", () => {
  it("is called waiting once the device keeps it, and closing the tab then loses nothing", async () => {
    const one = tab();
    one.store.submit(recordClaim());
    expect(one.store.state.fate.state).toBe("saving");
    expect(one.store.hasUnsaved).toBe(true);
    await one.until(waits(1));
    expect(one.store.hasUnsaved).toBe(false);
    expect(one.store.state.fate.isKept).toBe(true);
  });

  it("shows again and is sent once, with its id and what it said, by the tab that is opened next", async () => {
    const one = tab();
    const [first, second] = [recordClaim("First."), recordClaim("Second.")];
    one.store.submit(first);
    one.store.submit(second);
    await one.until(waits(2));
    const ids = one.store.state.changes.map(({ id }) => id);
    one.close();

    const next = tab();
    await next.until(waits(2));
    expect(next.wordings()).toEqual(["First.", "Second."]);
    next.network.ready(4);
    await next.until(() => next.sent().length === 2);
    expect(next.sent().map(({ id, input }) => [id, input])).toEqual([
      [ids[0], first.input],
      [ids[1], second.input],
    ]);
    for (const [n, id] of ids.entries()) next.network.say({ type: "acknowledged", id, seq: 5 + n });
    await next.until(({ fate }) => fate.state === "saved");
    next.close();
    const last = tab();
    last.network.ready(6);
    await last.store.looked;
    expect(last.sent()).toEqual([]);
    expect(last.store.state.fate.state).toBe("saved");
  });

  it("says the same when it is sent again after a reload, though its basis was moved before", async () => {
    const one = tab();
    const record = recordClaim("It is tall.");
    const { claimId } = record.input;
    one.store.submit(record);
    const basisSeq = 4;
    one.store.submit({ name: "revise-claim", input: { claimId, basisSeq, changes: { wording: "It is very tall." } } });
    await one.until(waits(2));
    one.network.ready(4);
    const [recording = ""] = one.network.commandIds();
    one.network.say({ type: "events", events: [recorded(7, record, recording, 1)] });
    one.network.say({ type: "acknowledged", id: recording, seq: 7 });
    await one.until(() => one.sent().length === 2);
    const [, edit] = one.sent();
    expect(edit?.input).toMatchObject({ basisSeq: 7 });
    one.close();

    const next = tab();
    await next.until(waits(1));
    next.network.ready(4);
    await next.until(() => next.sent().length > 0);
    expect(next.sent()).toEqual([edit]);
  });

  it("stands on one's own that the server had done before the tab was closed", async () => {
    const one = tab();
    const record = recordClaim("It is tall.");
    const { claimId } = record.input;
    one.store.submit(record);
    one.store.submit({
      name: "revise-claim",
      input: { claimId, basisSeq: 4, changes: { wording: "It is very tall." } },
    });
    await one.until(waits(2));
    const [recording] = one.store.state.changes;
    one.close();

    // The page is read with the claim in it, which was recorded although no answer ever came.
    const views = tab({ as: theirs });
    views.network.ready(4);
    views.network.say({ type: "events", events: [recorded(9, record, recording?.id ?? "", 1)] });
    const next = tab({ desk: views.store.state.desk });
    await next.until(waits(2));
    next.network.ready(9);
    await next.until(() => next.sent().length === 1);
    next.network.say({ type: "acknowledged", id: recording?.id ?? "", seq: 9 });
    await next.until(() => next.sent().length === 2);
    expect(next.sent().at(-1)?.input).toMatchObject({ basisSeq: 9 });
  });
});

describe("several tabs of one person", () => {
  it("each send their own, and show what the others have waiting", async () => {
    const [one, other] = [tab(), tab()];
    one.store.submit(recordClaim("Of one."));
    other.store.submit(recordClaim("Of the other."));
    await Promise.all([one.until(waits(2)), other.until(waits(2))]);
    expect(one.wordings().toSorted()).toEqual(["Of one.", "Of the other."]);
    one.network.ready(4);
    other.network.ready(4);
    expect(one.sent()).toMatchObject([{ input: { wording: "Of one." } }]);
    expect(other.sent()).toMatchObject([{ input: { wording: "Of the other." } }]);
    one.network.say({ type: "acknowledged", id: one.network.commandIds()[0] ?? "", seq: 5 });
    await other.until(({ fate }) => fate.waiting === 1);
  });

  it("leave what a closed one had to exactly one of them", async () => {
    const [one, two, three] = [tab(), tab(), tab()];
    await Promise.all([one, two, three].map(({ store }) => store.looked));
    one.store.submit(recordClaim("Left."));
    await Promise.all([two.until(waits(1)), three.until(waits(1))]);
    two.network.ready(4);
    three.network.ready(4);
    expect([two, three].flatMap(({ sent }) => sent())).toEqual([]);
    one.close();
    await two.until(() => two.sent().length + three.sent().length > 0);
    const later = tab();
    await later.until(({ fate }) => fate.waiting === 1);
    later.network.ready(4);
    expect([two, three, later].flatMap(({ sent }) => sent())).toMatchObject([{ input: { wording: "Left." } }]);
  });
});

describe("another account on the same browser", () => {
  it("sees nothing of what waits, and sends nothing of it; its author finds it again", async () => {
    const one = tab();
    one.store.submit(recordClaim("Mine alone."));
    await one.until(waits(1));
    one.close();
    const another = tab({ as: theirs });
    await another.store.looked;
    another.network.ready(4);
    expect(another.store.state).toMatchObject({ changes: [], fate: { state: "saved", waiting: 0 } });
    expect(another.wordings()).toEqual([]);
    expect(another.sent()).toEqual([]);
    another.close();
    expect(await browser.database.ofAccount(theirs)).toEqual([]);
    const again = tab();
    await again.until(waits(1));
    again.network.ready(4);
    await again.until(() => again.sent().length > 0);
    expect(again.sent()).toMatchObject([{ input: { wording: "Mine alone." } }]);
  });
});

describe("a refused change", () => {
  const problem = { code: "forbidden", message: "Your role does not allow this." } as const;

  async function refused() {
    const one = tab();
    one.network.ready(4);
    one.store.submit(recordClaim("Kept."));
    one.network.say({ type: "refused", id: one.network.commandIds()[0] ?? "", problem });
    await one.until(() => !one.store.hasUnsaved);
    one.close();
  }

  it("is there after a reload with its reason and its text, until it is dismissed", async () => {
    await refused();
    const next = tab();
    await next.until(({ fate }) => fate.refused === 1);
    expect(next.store.state.changes).toMatchObject([{ refused: problem, command: { input: { wording: "Kept." } } }]);
    expect(next.wordings()).toEqual([]);
    const beside = tab();
    await beside.until(({ fate }) => fate.refused === 1);
    next.store.dismiss(next.store.state.changes[0]?.id ?? "");
    expect(next.store.state.fate.state).toBe("saved");
    await beside.until(({ fate }) => fate.refused === 0);
    const last = tab();
    await last.store.looked;
    expect(last.store.state.changes).toEqual([]);
  });

  it("is sent again when asked for, and is then a change like another", async () => {
    await refused();
    const next = tab();
    next.network.ready(4);
    await next.until(({ fate }) => fate.refused === 1);
    const id = next.store.state.changes[0]?.id ?? "";
    next.store.retry(id);
    expect(next.sent()).toMatchObject([{ id, command: "record-claim", input: { wording: "Kept." } }]);
    expect(next.wordings()).toEqual(["Kept."]);
    expect(next.store.state.undoable).toBe("Undo: claim 1 recorded");
    next.network.say({ type: "acknowledged", id, seq: 5 });
    await next.until(({ fate }) => fate.state === "saved");
    next.close();
    const last = tab();
    await last.store.looked;
    expect(last.store.state.changes).toEqual([]);
  });

  it("that a form shows is not said twice, and is said once the form is gone without being done with it", async () => {
    const one = tab();
    one.network.ready(4);
    one.store.submit(recordClaim("Kept."));
    const [id = ""] = one.network.commandIds();
    one.network.say({ type: "refused", id, problem });
    one.store.hold(id);
    expect(one.store.state.fate).toMatchObject({ state: "refused", refused: 0, held: 1 });
    const beside = tab();
    await beside.until(({ fate }) => fate.refused === 1);
    one.store.letGo([id]);
    expect(one.store.state.fate.refused).toBe(1);
  });

  it("keeps its text when its author is let out of the investigation", async () => {
    const one = tab();
    one.store.submit(recordClaim("Kept."));
    await one.until(waits(1));
    one.network.lose(4003);
    await one.left;
    expect(one.store.state.fate.refused).toBe(1);
    expect(await browser.database.ofAccount(mine)).toMatchObject([
      { refused: { code: "forbidden" }, command: { input: { wording: "Kept." } } },
    ]);
  });

  it("is what a kind of change becomes that nobody knows any more", async () => {
    const one = tab();
    one.store.submit(recordClaim("From long ago."));
    await one.until(waits(1));
    one.close();
    const [kept] = await browser.database.ofAccount(mine);
    if (!kept) throw new Error("Nothing was kept.");
    const old = JSON.parse(JSON.stringify({ ...kept, command: { ...kept.command, name: "mark-claim" } }));
    await browser.database.write({ put: old });
    expect(Object.keys(commandInputs)).not.toContain("mark-claim");
    const next = tab();
    await next.until(({ fate }) => fate.refused === 1);
    next.network.ready(4);
    expect(next.sent()).toEqual([]);
    expect(next.store.state.changes).toMatchObject([{ command: { input: { wording: "From long ago." } } }]);
  });
});

describe("a device that keeps nothing", () => {
  it.each([
    ["has no database", () => null],
    [
      "is full",
      () => ({
        tab: "full",
        put: () => Promise.reject(new DOMException("No room.", "QuotaExceededError")),
        remove: async () => {},
        all: async () => [],
        close: () => {},
      }),
    ],
  ] satisfies [string, OpenShelf][])(
    "because it %s: changes wait in the tab, which says so",
    async (_why, openShelf) => {
      const one = tab({ openShelf });
      one.store.submit(recordClaim());
      await one.until(waits(1));
      expect(one.store.state.fate.isKept).toBe(false);
      expect(one.store.hasUnsaved).toBe(true);
      one.network.ready(4);
      expect(one.sent()).toHaveLength(1);
      one.network.lose(BROKEN);
      one.network.pass();
      one.network.ready(4);
      one.network.say({ type: "acknowledged", id: one.network.commandIds()[0] ?? "", seq: 5 });
      expect(one.store.hasUnsaved).toBe(false);
    },
  );
});
