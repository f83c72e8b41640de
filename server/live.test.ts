import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { enterInstallation } from "@/db/access";
import { endSession } from "@/db/commands/accounts";
import { changeRole, removeReviewer } from "@/db/commands/manage-reviewers";
import { recordClaim } from "@/db/commands/record-claim";
import { appendAuditEvents, headOfStream } from "@/db/history";
import { newCommandId } from "@/db/new-id";
import { headSeq } from "@/db/queries/events";
import { openStore } from "@/db/store";
import { openDesk, type TestDesk, towerClaim } from "@/db/testing/desk";
import { recordedClaim, sent, thread } from "@/db/testing/records";
import { commandId as commandIdShape } from "@/lib/domain/ids";
import { CATCH_UP_EVENTS, closeCodes, type DownFrame, type Presence, UP_FRAME_BYTES } from "@/lib/live/frames";
import { presenceAfter } from "@/lib/live/presence";
import { type LiveServer, openLiveServer } from "./testing/live-server";
import { openTab, type Tab } from "./testing/tab";

type Person = Parameters<TestDesk["sessionFor"]>[0];

const commandId = commandIdShape.parse("a-long-day");
const asBefore = { role: "annotator", prior: "annotator" } as const;

let desk: TestDesk;
let server: LiveServer;

beforeEach(async () => {
  desk = await openDesk();
  server = await openLiveServer(desk.store);
});

afterEach(async () => {
  await server.close();
  await desk.close();
  expect(server.logged.filter((line) => !line.startsWith("Refused on the live line"))).toEqual([]);
});

const headersFor = async (person: Person) => ({
  origin: server.url,
  cookie: await server.cookieFor(await desk.sessionFor(person)),
});

/** A tab at the desk; it has not said hello. */
const arrive = async (person: Person, headers?: Record<string, string>): Promise<Tab> =>
  openTab({ url: server.url, slug: desk.investigation.slug, headers: headers ?? (await headersFor(person)) });

/** A tab that has caught up from `since`, by default from the beginning. */
async function sit(person: Person, since = 0, headers?: Record<string, string>): Promise<Tab> {
  const tab = await arrive(person, headers);
  tab.send({ type: "hello", since });
  await tab.next("ready");
  return tab;
}

const record = (id: string = newCommandId(), input: object = towerClaim()) =>
  ({ type: "command", id, command: "record-claim", input }) as const;

const isOfPeople = ({ type }: DownFrame) => type === "present" || type === "moved";
const typesOf = (said: readonly DownFrame[]) => said.filter((frame) => !isOfPeople(frame)).map(({ type }) => type);
const nowhere = { sourceId: null, block: null, selection: null };
/** Who is here, by what a tab was told. */
const peopleAfter = (said: readonly DownFrame[]) =>
  said.reduce<readonly Presence[]>((people, frame) => {
    if (frame.type === "present") return frame.people;
    return frame.type === "moved" ? presenceAfter(people, frame) : people;
  }, []);
const eventsOf = (said: readonly DownFrame[]) => said.flatMap((frame) => (frame.type === "events" ? frame.events : []));

describe("the door", () => {
  it.each([
    ["without an Origin", 403, (headers: Record<string, string>) => ({ cookie: headers["cookie"] ?? "" })],
    ["from another page", 403, (headers: Record<string, string>) => ({ ...headers, origin: "http://example.org" })],
    ["from nobody", 401, ({ origin }: Record<string, string>) => ({ origin: origin ?? "" })],
    [
      "with a forged cookie",
      401,
      (headers: Record<string, string>) => ({ ...headers, cookie: `${headers["cookie"]}x` }),
    ],
    ["for another host", 421, (headers: Record<string, string>) => ({ ...headers, host: "example.org" })],
  ])("refuses a socket %s", async (_how, status, change) => {
    const headers = change(await headersFor("annotator"));
    await expect(arrive("annotator", headers)).rejects.toMatchObject({ status });
  });

  it("tells a stranger what it tells of an investigation that does not exist", async () => {
    const headers = await headersFor("elsewhere");
    const ask = async (slug: string) => {
      await expect(openTab({ url: server.url, slug, headers })).rejects.toMatchObject({ status: 404 });
      const response = await fetch(`${server.url}/live?investigation=${slug}`, { headers });
      return [response.status, await response.text()];
    };
    expect(await ask(desk.investigation.slug)).toEqual(await ask("nowhere"));
  });

  it("says by plain HTTP whether a socket would be opened", async () => {
    const address = `${server.url}/live?investigation=${desk.investigation.slug}`;
    const status = async (headers: Record<string, string>) => (await fetch(address, { headers })).status;
    expect(await status(await headersFor("observer"))).toBe(426);
    expect(await status({})).toBe(401);
  });

  it("lets in a page only for whom it was made, whoever is signed in by now", async () => {
    const own = await arrive("curator");
    own.send({ type: "hello", since: 0, as: desk.curator.reviewerId });
    await own.next("ready");
    const page = await arrive("curator");
    page.send({ type: "hello", since: 0, as: desk.annotator.reviewerId });
    page.send(record());
    expect(await page.closed).toBe(closeCodes.anotherAccount);
    expect(page.said).toEqual([]);
    expect(eventsOf(own.said).filter(({ body }) => body.type === "claim.recorded")).toEqual([]);
  });

  it("opens no socket anywhere else", async () => {
    const { url } = server;
    const headers = await headersFor("annotator");
    await expect(openTab({ url: `${url}/other`, slug: "tower", headers })).rejects.toMatchObject({ status: 404 });
  });
});

describe("two people", () => {
  it("see each other's changes, each once and in order", async () => {
    const annotator = await sit("annotator");
    const curator = await sit("curator");
    const before = eventsOf(curator.said).length;
    const claims = [towerClaim(), towerClaim(), towerClaim()];
    for (const claim of claims) annotator.send(record(newCommandId(), claim));
    await curator.until((said) => eventsOf(said).length >= before + 3);
    const news = eventsOf(curator.said).slice(before);
    expect(news.map(({ body }) => "claimId" in body && body.claimId)).toEqual(claims.map(({ claimId }) => claimId));
    const seqs = eventsOf(curator.said).map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.map((_, n) => n + 1));
  });

  it("hear of each other, a person with two tabs once", async () => {
    const annotator = await sit("annotator");
    await sit("curator");
    const second = await sit("curator");
    const both = [desk.annotator.reviewerId, desk.curator.reviewerId];
    expect(server.live.peopleIn(desk.annotator.investigationId)).toEqual(both);
    second.send({ type: "presence", sourceId: desk.gazette.sourceId, block: 1 });
    const people = () => peopleAfter(annotator.said);
    await annotator.until(() => people().some(({ block }) => block === 1));
    const { sourceId } = desk.gazette;
    expect(people()).toEqual([
      { ...nowhere, reviewerId: desk.annotator.reviewerId, name: "The annotator" },
      { ...nowhere, reviewerId: desk.curator.reviewerId, name: "The curator", sourceId, block: 1 },
    ]);
    const third = await sit("observer");
    await third.until((said) => peopleAfter(said).length === 3);
    expect(peopleAfter(third.said)).toEqual(peopleAfter(annotator.said));
  });

  it("see what is written by another program beside the server", async () => {
    const annotator = await sit("annotator");
    const claim = towerClaim();
    const beside = await openStore(desk.file);
    await recordClaim({ ...desk.curator, store: beside }, newCommandId(), claim);
    await beside.close();
    const [event] = (await annotator.next("events")).events;
    expect(event?.body).toMatchObject({ type: "claim.recorded", claimId: claim.claimId });
  });
});

describe("a command", () => {
  it("is acknowledged while others go on and on", async () => {
    const annotator = await sit("annotator");
    let [others, isAcknowledged] = [0, false];
    const goOn = async () => {
      for (; others < 1_000 && !isAcknowledged; others += 1)
        await recordClaim(desk.curator, newCommandId(), towerClaim());
    };
    const all = [goOn(), goOn(), goOn()];
    annotator.send(record());
    await annotator.next("acknowledged");
    isAcknowledged = true;
    await Promise.all(all);
    expect(others).toBeLessThan(100);
  });

  it("is acknowledged after its event was sent", async () => {
    const annotator = await sit("annotator");
    annotator.said.length = 0;
    annotator.send(record("mine"));
    await annotator.until((said) => said.some(({ type }) => type === "acknowledged"));
    expect(typesOf(annotator.said)).toEqual(["events", "acknowledged"]);
    const [event] = eventsOf(annotator.said);
    expect(event).toMatchObject({ commandId: "mine", actorId: desk.annotator.reviewerId });
    expect(annotator.said.filter((frame) => !isOfPeople(frame)).at(-1)).toEqual({
      type: "acknowledged",
      id: "mine",
      seq: event?.seq,
    });
  });

  it("sent again is answered again and changes nothing", async () => {
    const claim = towerClaim();
    const annotator = await sit("annotator");
    annotator.send(record("mine", claim));
    const first = await annotator.next("acknowledged");
    const again = await sit("annotator", first.seq);
    again.send(record("mine", claim));
    expect(await again.next("acknowledged")).toEqual(first);
    expect(eventsOf(again.said)).toEqual([]);
  });

  it("is refused with the reason, and the next one goes on", async () => {
    const annotator = await sit("annotator");
    annotator.send({ type: "command", id: "no-such", command: "demolish", input: {} });
    annotator.send({ type: "command", id: "bad", command: "record-claim", input: { wording: 3 } });
    annotator.send(record("good"));
    expect(await annotator.next("refused")).toMatchObject({ id: "no-such", problem: { code: "invalid" } });
    expect(await annotator.next("refused")).toMatchObject({ id: "bad", problem: { code: "invalid" } });
    expect(await annotator.next("acknowledged")).toMatchObject({ id: "good" });
  });

  it("that meets words its author had not seen is refused with these words", async () => {
    const annotator = await sit("annotator");
    const { claimId } = await recordedClaim(desk.annotator);
    const said = thread({ kind: "claim", id: claimId }, "Once.");
    await sent(desk.annotator, "open-thread", said);
    const { commentId } = said;
    await sent(desk.annotator, "revise-comment", { commentId, text: "Here.", seen: "Once." });
    const input = { commentId, text: "There.", seen: "Once." };
    annotator.send({ type: "command", id: newCommandId(), command: "revise-comment", input });
    expect((await annotator.next("refused")).problem).toMatchObject({ code: "conflict", present: "Here." });
  });

  it("is refused to an observer and leaves nothing", async () => {
    const observer = await sit("observer");
    observer.send(record("mine"));
    expect(await observer.next("refused")).toMatchObject({ id: "mine", problem: { code: "forbidden" } });
    const later = await sit("annotator");
    expect(eventsOf(later.said).map(({ commandId }) => commandId)).not.toContain("mine");
  });

  it("is done as whoever one is by then", async () => {
    const annotator = await sit("annotator");
    await changeRole(desk.manager, newCommandId(), { reviewerId: desk.annotator.reviewerId, role: "observer" });
    annotator.send(record("mine"));
    expect(await annotator.next("refused")).toMatchObject({ id: "mine", problem: { code: "forbidden" } });
  });

  it("waits for hello", async () => {
    const annotator = await arrive("annotator");
    annotator.send(record("early"));
    expect(await annotator.next("refused")).toMatchObject({ id: "early", problem: { code: "invalid" } });
  });
});

it("calls a fault of ours unavailable, logs it and stays", async () => {
  const change = () => Promise.reject(new TypeError("The disk is upside down."));
  const broken = await openLiveServer({ ...desk.store, change });
  const headers = { origin: broken.url, cookie: await broken.cookieFor(await desk.sessionFor("annotator")) };
  const tab = await openTab({ url: broken.url, slug: desk.investigation.slug, headers });
  tab.send({ type: "hello", since: 0 });
  tab.send(record("first"));
  tab.send(record("second"));
  expect(await tab.next("refused")).toMatchObject({ id: "first", problem: { code: "unavailable" } });
  expect(await tab.next("refused")).toMatchObject({ id: "second", problem: { code: "unavailable" } });
  await broken.close();
  expect(broken.logged).toHaveLength(2);
  expect(broken.logged[0]).toMatch(/record-claim broke: TypeError: The disk is upside down\.\n +at/);
});

describe("catching up", () => {
  it("brings everything since, in pages, before it is ready", async () => {
    const { annotator } = desk;
    for (let n = 0; n < 600; n += 1) await recordClaim(annotator, newCommandId(), towerClaim());
    const tab = await sit("curator", 10);
    expect(typesOf(tab.said)).toEqual(["events", "events", "ready"]);
    const seqs = eventsOf(tab.said).map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.map((_, n) => n + 11));
    expect(tab.said.find(({ type }) => type === "ready")).toEqual({ type: "ready", seq: seqs.at(-1) });
  });

  it("misses nothing of what happens meanwhile, and repeats nothing", async () => {
    const annotator = await sit("annotator");
    const curator = await arrive("curator");
    for (let n = 0; n < 30; n += 1) {
      annotator.send(record(`cmd-${n}`));
      if (n === 10) curator.send({ type: "hello", since: 0 });
    }
    await annotator.until((said) => said.some((frame) => frame.type === "acknowledged" && frame.id === "cmd-29"));
    const all = eventsOf(annotator.said).map(({ seq }) => seq);
    await curator.until((said) => eventsOf(said).length >= all.length);
    expect(eventsOf(curator.said).map(({ seq }) => seq)).toEqual(all);
  });

  it("is not told to a tab that slept through more than can be told: it hears nothing, and reads again", async () => {
    const { store, investigation, annotator } = desk;
    await store.change(investigation.id, async (write) => {
      const head = await headOfStream(write, store.tables, investigation.id);
      const envelope = { stream: investigation.id, actorId: annotator.reviewerId, atMs: head.atMs, commandId };
      const body = { type: "reviewer.role-changed", reviewerId: annotator.reviewerId, ...asBefore } as const;
      const bodies = Array.from({ length: CATCH_UP_EVENTS + 1 }, () => body);
      await appendAuditEvents(write, store.tables, head, envelope, bodies);
    });
    const seq = await headSeq(annotator);
    const asleep = await arrive("annotator");
    asleep.send({ type: "hello", since: seq - CATCH_UP_EVENTS - 1 });
    expect(await asleep.closed).toBe(closeCodes.leftBehind);
    expect(asleep.said).toEqual([]);
    const drowsy = await sit("annotator", seq - CATCH_UP_EVENTS);
    expect(eventsOf(drowsy.said)).toHaveLength(CATCH_UP_EVENTS);
  });

  it("shows a tab that knows more than the server that it does", async () => {
    const tab = await arrive("annotator");
    tab.send({ type: "hello", since: 1_000_000 });
    expect((await tab.next("ready")).seq).toBeLessThan(1_000_000);
  });
});

describe("who may not stay", () => {
  it("is sent away when the session ends", async () => {
    const sessionId = await desk.sessionFor("annotator");
    const tab = await sit("annotator", 0, { origin: server.url, cookie: await server.cookieFor(sessionId) });
    const installation = await enterInstallation(desk.store, desk.accounts.annotator.userId);
    await endSession(installation, newCommandId(), { sessionId });
    expect(await tab.closed).toBe(closeCodes.signedOut);
  });

  it("is sent away when removed, and does not hear what happens then", async () => {
    const tab = await sit("annotator");
    const told = eventsOf(tab.said).length;
    await removeReviewer(desk.manager, newCommandId(), { reviewerId: desk.annotator.reviewerId });
    await recordClaim(desk.curator, newCommandId(), towerClaim());
    expect(await tab.closed).toBe(closeCodes.notAMember);
    expect(eventsOf(tab.said)).toHaveLength(told);
  });

  it("is sent away after a few frames that make no sense", async () => {
    const tab = await sit("annotator");
    for (let n = 0; n < 5; n += 1) tab.sendText("what?");
    expect(await tab.closed).toBe(closeCodes.badFrame);
  });

  it("is sent away with a frame that is too long", async () => {
    const tab = await sit("annotator");
    tab.sendText("x".repeat(UP_FRAME_BYTES + 1));
    expect(await tab.closed).toBe(1009);
  });

  it("is sent away when the server stops, after what was under way is done", async () => {
    const tab = await sit("annotator");
    tab.send(record("last"));
    await tab.next("acknowledged");
    const closing = server.live.close();
    expect(await tab.closed).toBe(closeCodes.shuttingDown);
    await closing;
    await expect(arrive("annotator")).rejects.toMatchObject({ status: 503 });
  });
});

it("survives whatever anyone sends", async () => {
  const garbage = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.json(),
    fc.uint8Array(),
    fc
      .record({ type: fc.constantFrom("hello", "command", "presence", "other"), id: fc.json(), input: fc.json() })
      .map((frame) => JSON.stringify(frame)),
    fc
      .record({ type: fc.constant("command"), id: fc.string(), command: fc.string(), input: fc.anything() })
      .map((frame) => JSON.stringify(frame, (_key, value) => (typeof value === "bigint" ? String(value) : value))),
  );
  const headers = await headersFor("annotator");
  await fc.assert(
    fc.asyncProperty(fc.array(garbage, { minLength: 1, maxLength: 8 }), async (frames) => {
      const tab = await sit("annotator", 0, headers);
      for (const frame of frames) tab.sendText(frame);
      tab.close();
      await tab.closed;
    }),
    { numRuns: 50 },
  );
  const tab = await sit("annotator", 0, headers);
  tab.send(record("after-all"));
  expect(await tab.next("acknowledged")).toMatchObject({ id: "after-all" });
});

describe("beside the socket", () => {
  it("says that it is well", async () => {
    const response = await fetch(`${server.url}/api/health`);
    expect([response.status, await response.json()]).toEqual([200, { status: "ok", version: "0.0.0-test" }]);
  });

  it("gives pages the policy they answer with, and no claim of the sender's", async () => {
    const headers = { "content-security-policy": "script-src *", "x-forwarded-host": "example.org" };
    const response = await fetch(`${server.url}/`, { headers });
    const seen = await response.json();
    expect(seen["content-security-policy"]).toBe(response.headers.get("content-security-policy"));
    expect(seen["x-forwarded-host"]).toBe(new URL(server.url).host);
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("refuses a change that comes from no page of ours", async () => {
    const response = await fetch(`${server.url}/`, { method: "POST", body: "x" });
    expect([response.status, response.headers.get("content-security-policy")]).toEqual([403, expect.any(String)]);
  });
});
