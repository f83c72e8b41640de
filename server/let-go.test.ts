import { setImmediate as breathe } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { openDesk, type TestDesk } from "@/db/testing/desk";
import { recordedClaim } from "@/db/testing/records";
import { typed } from "@/db/testing/typed";
import type { ClaimId } from "@/lib/domain/ids";
import { rationaleName } from "@/lib/joint-text/joint-text";
import { type LiveServer, openLiveServer } from "./testing/live-server";
import { openTab } from "./testing/tab";
import { openForger } from "./testing/writing-tab";

/** What is closed is let go of: nobody's tab of yesterday is looked after, or kept, today. */

let desk: TestDesk;
let server: LiveServer;
let claimId: ClaimId;
let headers: Record<string, string>;

beforeEach(async () => {
  desk = await openDesk();
  server = await openLiveServer(desk.store);
  ({ claimId } = await recordedClaim(desk.annotator));
  headers = { origin: server.url, cookie: await server.cookieFor(await desk.sessionFor("curator")) };
});

afterEach(async () => {
  vi.restoreAllMocks();
  await server.close();
  await desk.close();
  expect(server.logged).toEqual([]);
});

/** The clocks by which the server looks after what somebody has open: those that tick. */
function ticking(): ReadonlySet<unknown> {
  const clocks = new Set<unknown>();
  const [begin, end] = [setInterval, clearInterval];
  vi.spyOn(globalThis, "setInterval").mockImplementation((work, everyMs) => {
    const clock = begin(work, everyMs);
    clocks.add(clock);
    return clock;
  });
  vi.spyOn(globalThis, "clearInterval").mockImplementation((clock) => {
    clocks.delete(clock);
    end(clock);
  });
  return clocks;
}

const untilNoneIn = async (clocks: ReadonlySet<unknown>) => {
  while (clocks.size > 0) await breathe();
};

async function readAlong(): Promise<void> {
  const tab = await openTab({ url: server.url, slug: desk.investigation.slug, headers });
  tab.send({ type: "hello", since: 0 });
  await tab.next("ready");
  tab.close();
  await tab.closed;
}

async function write(words: string): Promise<void> {
  const { slug } = desk.investigation;
  const tab = await openForger({ url: server.url, slug, name: rationaleName(slug, claimId), headers });
  tab.hello();
  tab.update(typed(words));
  tab.ask();
  while (tab.received.length < 3) await breathe();
  tab.close();
  await tab.closed;
}

it("looks after no investigation whose last tab was closed, and comes back for the next", async () => {
  const clocks = ticking();
  for (let time = 1; time <= 2; time += 1) {
    const [first, second] = await Promise.all([1, 2].map(() => openTab({ url: server.url, slug: "tower", headers })));
    expect(clocks.size).toBeGreaterThan(0);
    first?.close();
    await first?.closed;
    expect(clocks.size).toBeGreaterThan(0);
    second?.close();
    await untilNoneIn(clocks);
  }
});

it("looks after no text that nobody has open", async () => {
  const clocks = ticking();
  await write("Two figures.");
  await untilNoneIn(clocks);
  await write("No plan.");
  await untilNoneIn(clocks);
});

it("keeps nothing of the tabs that came and went", async () => {
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  const heldBytes = async () => {
    for (let n = 0; n < 3; n += 1) {
      collect();
      await breathe();
    }
    return process.memoryUsage().heapUsed;
  };
  const come = async (times: number) => {
    for (let n = 0; n < times; n += 1) {
      await Promise.all([readAlong(), readAlong(), readAlong(), readAlong()]);
      await write("One more.");
    }
  };
  await come(15);
  const before = await heldBytes();
  await come(40);
  // A tab that was kept would hold its socket, with buffers of some 20 KB.
  expect((await heldBytes()) - before).toBeLessThan(1_000_000);
});
