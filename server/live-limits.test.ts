import { setImmediate as breathe } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { appendAuditEvents, headOfStream } from "@/db/history";
import { newCommandId, newId } from "@/db/new-id";
import { headSeq } from "@/db/queries/events";
import type { Store } from "@/db/store";
import { openDesk, type TestDesk, towerClaim } from "@/db/testing/desk";
import { closeCodes, type DownFrame } from "@/lib/live/frames";
import { openDeafLine } from "./testing/deaf-socket";
import { type LiveServer, openLiveServer } from "./testing/live-server";
import { openTab } from "./testing/tab";

type Person = Parameters<TestDesk["sessionFor"]>[0];

let desk: TestDesk;
let server: LiveServer;
/** How often anything was read. */
let reads = 0;

/** The same store, its reads counted. */
const counted = (store: Store): Store => ({
  ...store,
  read: new Proxy(store.read, {
    get(target, key, receiver) {
      reads += 1;
      return Reflect.get(target, key, receiver);
    },
  }),
});

beforeEach(async () => {
  desk = await openDesk();
  server = await openLiveServer(counted(desk.store));
});

afterEach(async () => {
  await server.close();
  await desk.close();
  const counted = [...server.live.refusals.counts].map(([fault, count]) => `${count} ${fault}`);
  expect(server.logged).toEqual(counted.length === 0 ? [] : [`Refused on the live line: ${counted.join(", ")}.`]);
});

const headersFor = async (person: Person) => ({
  origin: server.url,
  cookie: await server.cookieFor(await desk.sessionFor(person)),
});

const arrive = async (person: Person) =>
  openTab({ url: server.url, slug: desk.investigation.slug, headers: await headersFor(person) });

async function sit(person: Person) {
  const tab = await arrive(person);
  tab.send({ type: "hello", since: 0 });
  await tab.next("ready");
  return tab;
}

const placesOf = (said: readonly DownFrame[], person: Person) =>
  said
    .flatMap((frame) => (frame.type === "present" || frame.type === "moved" ? frame.people : []))
    .filter(({ reviewerId }) => reviewerId === desk[person].reviewerId);
const blockOf = (said: readonly DownFrame[], person: Person) => placesOf(said, person).at(-1)?.block;

/** More than the system's own buffers take, with 8 MB besides. */
const FLOODS = 25;
const FLOOD_EVENTS = 20;
const FLOOD_CODE_UNITS = 100_000;

/** Much that happens at once: 2 MB of it. */
async function flood() {
  const { store, annotator } = desk;
  const { stream, reviewerId: actorId } = annotator;
  await store.change(stream, async (write) => {
    const head = await headOfStream(write, store.tables, stream);
    const envelope = { stream, actorId, atMs: head.atMs, commandId: newCommandId() };
    const body = { type: "claim.withdrawn", claimId: newId("clm"), reason: "x".repeat(FLOOD_CODE_UNITS) } as const;
    await appendAuditEvents(write, store.tables, head, envelope, Array(FLOOD_EVENTS).fill(body));
  });
}

const eventsIn = (said: readonly DownFrame[]) =>
  said.reduce((count, frame) => (frame.type === "events" ? count + frame.events.length : count), 0);

/** Enough turns of the event loop for whatever was begun to be over. */
async function settle() {
  for (let n = 0; n < 50; n += 1) await breathe();
}

describe("somebody who does not read", () => {
  const openDeaf = async () => openDeafLine(server.live, desk.investigation.slug, await headersFor("annotator"));

  it("does not keep the server from stopping", async () => {
    const socket = await openDeaf();
    socket.say({ type: "hello", since: 0 });
    await socket.stuck;
    await server.live.close();
    expect(socket.destroyed).toBe(true);
  });

  it("what is new is cut off once too much of it is unread, and the others hear all of it", async () => {
    const sleeping = await sit("curator");
    const listening = await sit("annotator");
    sleeping.pause();
    const before = listening.said.length;
    for (let n = 1; n <= FLOODS; n += 1) {
      await flood();
      await listening.until((said) => eventsIn(said.slice(before)) === n * FLOOD_EVENTS);
    }
    sleeping.resume();
    expect(await sleeping.closed).toBe(closeCodes.tooSlow);
    expect(server.live.refusals.counts.get("left unread")).toBe(1);
    expect(eventsIn(sleeping.said)).toBeLessThan(FLOODS * FLOOD_EVENTS);
    const back = await sit("curator");
    expect(eventsIn(back.said)).toBe(await headSeq(desk.observer));
  });

  it("and goes, has no more history read for them", async () => {
    const socket = await openDeaf();
    socket.say({ type: "hello", since: 0 });
    await socket.stuck;
    await settle();
    const before = reads;
    socket.destroy();
    await settle();
    expect(reads).toBe(before);
  });
});

describe("where somebody reads", () => {
  const at = (block: number) => ({ type: "presence", sourceId: desk.gazette.sourceId, block }) as const;

  it("counts from hello on", async () => {
    const tab = await arrive("curator");
    tab.send(at(5));
    tab.send({ type: "hello", since: 0 });
    await tab.until((said) => blockOf(said, "curator") !== undefined);
    expect(blockOf(tab.said, "curator")).toBeNull();
  });

  it("is told to the others far less often than it is said, the last place always", async () => {
    const [annotator, curator] = [await sit("annotator"), await sit("curator")];
    for (let block = 0; block < 500; block += 1) curator.send(at(block));
    await annotator.until((said) => blockOf(said, "curator") === 499);
    expect(annotator.said.filter(({ type }) => type === "moved").length).toBeLessThan(50);
  });

  it("is not taken from who says it thousands of times a second", async () => {
    const curator = await sit("curator");
    for (let block = 0; block < 5_000; block += 1) curator.send(at(block));
    expect(await curator.closed).toBe(closeCodes.tooSlow);
    expect(server.live.refusals.counts.get("too many at once")).toBe(1);
  });

  it("comes with the words they have selected", async () => {
    const [annotator, curator] = [await sit("annotator"), await sit("curator")];
    const selection = { versionId: desk.gazette.versionId, start: 4, end: 9 };
    curator.send({ ...at(0), selection });
    await annotator.until((said) => (placesOf(said, "curator").at(-1)?.selection ?? null) !== null);
    expect(placesOf(annotator.said, "curator").at(-1)).toMatchObject({ block: 0, selection });
    curator.send(at(0));
    await annotator.until((said) => placesOf(said, "curator").at(-1)?.selection === null);
  });

  it("is told of those who moved alone, and of who left", async () => {
    const annotator = await sit("annotator");
    const curator = await sit("curator");
    await annotator.until((said) => blockOf(said, "curator") === null);
    annotator.said.length = 0;
    curator.send(at(3));
    await annotator.until((said) => blockOf(said, "curator") === 3);
    curator.send(at(3)); // Where they are already: nothing to tell.
    curator.close();
    await annotator.until((said) => said.some((frame) => frame.type === "moved" && frame.left.length > 0));
    expect(annotator.said).toEqual([
      { type: "moved", people: [expect.objectContaining({ block: 3 })], left: [] },
      { type: "moved", people: [], left: [desk.curator.reviewerId] },
    ]);
  });
});

it("looks nobody up again for a change to an investigation that nobody has open", async () => {
  const tab = await sit("annotator");
  tab.send({ type: "command", id: newCommandId(), command: "record-claim", input: towerClaim() });
  await tab.next("acknowledged");
  await settle();
  const before = reads;
  await desk.store.change(newId("inv"), async () => {});
  await settle();
  expect(reads - before).toBeLessThan(2); // To look somebody up takes two; one asks what is new, now and then.
});
