import { once } from "node:events";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { newCommandId } from "@/db/new-id";
import { headSeq } from "@/db/queries/events";
import { openDesk, type TestDesk, towerClaim } from "@/db/testing/desk";
import { contentsOf } from "@/db/testing/refusal";
import { closeCodes, UP_FRAME_BYTES } from "@/lib/live/frames";
import type { FrameFault } from "./line-refusals";
import { type LiveServer, openLiveServer } from "./testing/live-server";
import { openRawLine } from "./testing/raw-line";
import { openTab, type Tab } from "./testing/tab";

/** Frames by the thousand go up in each of these; together they take some five seconds. */
const PATIENCE_MS = 60_000;
const BAD_FRAMES_ALLOWED = 4;

let desk: TestDesk;
let server: LiveServer;
let headers: Record<string, string>;

beforeAll(async () => {
  desk = await openDesk();
  server = await openLiveServer(desk.store);
  headers = { origin: server.url, cookie: await server.cookieFor(await desk.sessionFor("annotator")) };
});
afterAll(async () => {
  await server.close();
  await desk.close();
  expect(server.logged.filter((line) => line.includes("broke"))).toEqual([]);
});

const arrive = () => openTab({ url: server.url, slug: desk.investigation.slug, headers });

async function sit(): Promise<Tab> {
  const tab = await arrive();
  tab.send({ type: "hello", since: await headSeq(desk.annotator) });
  await tab.next("ready");
  return tab;
}

const countOf = (fault: FrameFault) => server.live.refusals.counts.get(fault) ?? 0;
const refused = () => [...server.live.refusals.counts.values()].reduce((sum, count) => sum + count, 0);

/** Nothing of it may change anything, nor stop the next person from working. */
async function withoutEffect(work: () => Promise<void>): Promise<void> {
  const before = contentsOf(desk.file);
  await work();
  expect(contentsOf(desk.file)).toEqual(before);
  const tab = await sit();
  tab.send({ type: "command", id: newCommandId(), command: "record-claim", input: towerClaim() });
  await tab.next("acknowledged");
  tab.close();
}

const depth = { depthSize: "small" } as const;
const notJson = fc.oneof(
  fc.string({ unit: "binary" }).filter((text) => !isJson(text)),
  fc.nat(60).map((length) => JSON.stringify({ type: "command", id: "cut", input: towerClaim() }).slice(0, length + 1)),
  fc.uint8Array({ minLength: 1 }),
);
const noFrame = fc.oneof(
  fc.json(depth).filter((text) => !text.includes('"type"')),
  fc
    .record({ type: fc.string(), id: fc.string() })
    .map((frame) => JSON.stringify({ ...frame, type: `${frame.type}!` })),
  fc
    .oneof(fc.double({ max: -1 }), fc.string(), fc.constant(0.5))
    .map((since) => JSON.stringify({ type: "hello", since })),
  fc.nat().map((n) => JSON.stringify({ type: "presence", sourceId: null, block: 2 ** 31 + n })),
);

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

it("counts each frame that makes no sense, answers none and goes on", { timeout: PATIENCE_MS }, () =>
  withoutEffect(async () => {
    const bad = fc.oneof(
      notJson.map((sent) => ({ sent, fault: "not JSON" as const })),
      noFrame.map((sent) => ({ sent, fault: "no frame of ours" as const })),
      fc.nat().map((since) => ({ sent: JSON.stringify({ type: "hello", since }), fault: "out of turn" as const })),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(bad, { minLength: 1, maxLength: BAD_FRAMES_ALLOWED }), async (frames) => {
        const before = new Map(server.live.refusals.counts);
        const tab = await sit();
        for (const { sent } of frames) tab.sendText(sent);
        tab.send({ type: "command", id: "last", command: "no-such-command", input: null });
        while ((await tab.next("refused")).id !== "last");
        for (const fault of ["not JSON", "no frame of ours", "out of turn"] as const) {
          const sent = frames.filter((frame) => frame.fault === fault).length;
          expect(countOf(fault) - (before.get(fault) ?? 0), fault).toBe(sent);
        }
        tab.close();
        await tab.closed;
      }),
      { numRuns: 1_000 },
    );
  }),
);

it("sends away whoever goes on", { timeout: PATIENCE_MS }, () =>
  withoutEffect(async () => {
    const flood = fc.array(fc.oneof(notJson, noFrame), { minLength: 5, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(flood, async (frames) => {
        const before = refused();
        const tab = await arrive();
        for (const sent of frames) tab.sendText(sent);
        expect(await tab.closed).toBe(closeCodes.badFrame);
        expect(refused() - before).toBe(BAD_FRAMES_ALLOWED + 1); // The rest is not even looked at.
      }),
      { numRuns: 100 },
    );
  }),
);

it("does no command of somebody who has not come in, nor one that is none", { timeout: PATIENCE_MS }, () =>
  withoutEffect(async () => {
    const before = refused();
    for (let n = 0; n < 50; n += 1) {
      const tab = await arrive();
      for (let early = 0; early < 5; early += 1) {
        tab.send({ type: "command", id: newCommandId(), command: "record-claim", input: towerClaim() });
      }
      expect(await tab.closed).toBe(closeCodes.badFrame);
    }
    expect(refused() - before).toBe(250);
    const inputs = fc.array(
      fc.tuple(fc.constantFrom("record-claim", "assess", "undo", "curate"), fc.jsonValue(depth)),
      {
        minLength: 1,
        maxLength: 20,
      },
    );
    await fc.assert(
      fc.asyncProperty(inputs, async (commands) => {
        const tab = await sit();
        for (const [command, input] of commands) tab.send({ type: "command", id: newCommandId(), command, input });
        for (const _ of commands) expect((await tab.next("refused")).problem.code).toMatch(/invalid|not-found/);
        tab.close();
      }),
      { numRuns: 100 },
    );
  }),
);

it("does nothing twice that is sent again, by whatever line, as it was or under another id", {
  timeout: PATIENCE_MS,
}, async () => {
  const tab = await sit();
  const frames = Array.from({ length: 20 }, () => {
    const id = newCommandId();
    return { type: "command", id, command: "record-claim", input: towerClaim() } as const;
  });
  for (const frame of frames) tab.send(frame);
  for (const _ of frames) await tab.next("acknowledged");
  tab.close();
  await withoutEffect(async () => {
    const pick = fc.record({ n: fc.nat(frames.length - 1), hasNewId: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(pick, { minLength: 1, maxLength: 40 }), async (picks) => {
        const again = await sit();
        for (const { n, hasNewId } of picks) {
          const frame = frames[n];
          if (frame) again.send(hasNewId ? { ...frame, id: newCommandId() } : frame);
        }
        for (const { hasNewId } of picks) {
          if (hasNewId) expect((await again.next("refused")).problem.code).toBe("conflict");
        }
        const repeated = picks.filter(({ hasNewId }) => !hasNewId).length;
        await again.until((said) => said.filter(({ type }) => type === "acknowledged").length === repeated);
        again.close();
      }),
      { numRuns: 60 },
    );
  });
});

it("takes no frame that is too long, and nothing that is no frame", { timeout: PATIENCE_MS }, () =>
  withoutEffect(async () => {
    for (let n = 1; n <= 20; n += 1) {
      const tab = await sit();
      const before = countOf("too long");
      tab.sendText("x".repeat(UP_FRAME_BYTES + n ** 4));
      expect(await tab.closed).toBe(1009);
      expect(countOf("too long")).toBe(before + 1);
    }
    const before = refused();
    // A text in one frame, not masked, as no browser sends it; then whatever comes.
    const bytes = fc.uint8Array({ minLength: 0, maxLength: 200 }).map((rest) => Buffer.from([0x81, 0x05, ...rest]));
    let lines = 0;
    await fc.assert(
      fc.asyncProperty(bytes, async (sent) => {
        lines += 1;
        const line = await openRawLine(server.url, desk.investigation.slug, headers);
        line.write(sent);
        await once(line, "close");
      }),
      { numRuns: 100 },
    );
    expect(refused() - before).toBe(lines);
  }),
);
