import { afterEach, beforeEach, expect, it } from "vitest";
import { captureSource } from "@/db/commands/capture-source";
import { newCommandId, newId } from "@/db/new-id";
import { CANARY, type Canary, withCanary } from "@/db/testing/canary";
import { openDesk, passageOf, type TestDesk } from "@/db/testing/desk";
import { recordedClaim, sent, thread } from "@/db/testing/records";
import { ingest } from "@/lib/ingest/ingest";
import { rationaleName } from "@/lib/joint-text/joint-text";
import { closeCodes } from "@/lib/live/frames";
import { type LiveServer, openLiveServer } from "./testing/live-server";
import { openTab, type Tab } from "./testing/tab";
import { openForger } from "./testing/writing-tab";

/** What goes over the live line while a source is confidential, becomes so, or is opened. */
let desk: TestDesk;
let server: LiveServer;
let canary: Canary;

beforeEach(async () => {
  desk = await openDesk();
  canary = await withCanary(desk);
  server = await openLiveServer(desk.store);
});
afterEach(async () => {
  await server.close();
  await desk.close();
  expect(server.logged.filter((line) => line.includes("broke"))).toEqual([]);
});

type Person = Parameters<TestDesk["sessionFor"]>[0];

const headersFor = async (person: Person) => ({
  origin: server.url,
  cookie: await server.cookieFor(await desk.sessionFor(person)),
});

async function arrive(person: Person, since = 0): Promise<Tab> {
  const { slug } = desk.investigation;
  const tab = await openTab({ url: server.url, slug, headers: await headersFor(person) });
  tab.send({ type: "hello", since });
  return tab;
}

/** A tab whose page was read just now. */
async function sit(person: Person): Promise<Tab> {
  const { seq } = await headNow();
  const tab = await arrive(person, seq);
  await tab.next("ready");
  return tab;
}

async function headNow() {
  const { tables, read } = desk.store;
  const rows = await read
    .select({ seq: tables.auditEvents.seq, stream: tables.auditEvents.stream })
    .from(tables.auditEvents);
  return { seq: Math.max(...rows.flatMap(({ seq, stream }) => (stream === desk.investigation.id ? [seq] : []))) };
}

const told = (tab: Tab) => canary.secrets.filter((secret) => JSON.stringify(tab.said).includes(secret));

/** Waits until a tab has heard of everything up to now, by a change that anybody may see. */
async function caughtUp(...tabs: readonly Tab[]): Promise<void> {
  const { claimId } = await recordedClaim(desk.annotator);
  for (const tab of tabs) await tab.until((said) => JSON.stringify(said).includes(claimId));
}

it("tells what happens to a confidential source to the named alone", async () => {
  const [manager, observer, curator] = [await sit("manager"), await sit("observer"), await sit("curator")];
  const { hidden, sourceId } = canary;
  await sent(desk.annotator, "revise-source", { sourceId, changes: { title: `${CANARY} again` } });
  await sent(desk.annotator, "open-thread", { ...thread({ kind: "source", id: sourceId }), text: CANARY });
  await sent(desk.annotator, "comment", { threadId: hidden.threadId, commentId: newId("cmt"), text: CANARY });
  await sent(desk.annotator, "revise-claim", { claimId: hidden.claimId, changes: { wording: `${CANARY} anew` } });
  await caughtUp(manager, observer, curator);
  expect([told(manager), told(observer)]).toEqual([[], []]);
  expect(told(curator)).toContain(CANARY);
});

it("catches up without it, and sends a page from before it was confidential to be read again", async () => {
  const { seq } = await headNow();
  await sent(desk.annotator, "revise-source", { sourceId: canary.sourceId, changes: { title: `${CANARY} again` } });
  await recordedClaim(desk.annotator);
  const manager = await arrive("manager", seq);
  await manager.next("ready");
  expect(told(manager)).toEqual([]);
  const old = await arrive("manager", 1);
  expect(await old.closed).toBe(closeCodes.leftBehind);
  expect(told(old)).toEqual([]);
});

it("has everybody's page read again whose sight changes, before anything else is said to them", async () => {
  const { sourceId, named } = canary;
  const [manager, curator, annotator] = [await sit("manager"), await sit("curator"), await sit("annotator")];
  const readers = [named.annotator, desk.manager].map(({ reviewerId }) => reviewerId);
  await sent(desk.annotator, "set-source-readers", { sourceId, readers });
  expect(await Promise.all([manager.closed, curator.closed])).toEqual([closeCodes.leftBehind, closeCodes.leftBehind]);
  await annotator.until((said) => JSON.stringify(said).includes("source.readers-set"));
  expect([told(manager), told(curator)]).toEqual([[], []]);
});

it("tells nobody else, not for a moment, of a source that comes in confidential", async () => {
  const { seq } = await headNow();
  const [manager, annotator] = [await sit("manager"), await sit("annotator")];
  const text = `${CANARY} came in by night.`;
  await captureSource(desk.annotator, newCommandId(), {
    ...{ sourceId: newId("src"), versionId: newId("ver"), fileName: `${CANARY}.txt`, isConfidential: true },
    bytes: new TextEncoder().encode(text),
    ingested: await ingest(new TextEncoder().encode(text), { name: `${CANARY}.txt` }),
  });
  await annotator.until((said) => JSON.stringify(said).includes(CANARY));
  expect(await manager.closed).toBe(closeCodes.leftBehind);
  await arrive("manager", seq).then(async (again) =>
    expect([await again.closed, told(again)]).toEqual([closeCodes.leftBehind, []]),
  );
  const later = await sit("manager");
  await caughtUp(later);
  expect(told(later)).toEqual([]);
});

it("has a page read again that a hidden claim comes to", async () => {
  const manager = await sit("manager");
  const place = passageOf("courier", "Nobody was hurt");
  const made = { appearanceId: newId("app"), claimId: canary.hidden.claimId, passage: place };
  await sent(desk.annotator, "record-appearance", made);
  expect(await manager.closed).toBe(closeCodes.leftBehind);
});

it("says of who reads it that they are here, and not where", async () => {
  const { sourceId, hidden } = canary;
  const [manager, curator] = [await sit("manager"), await sit("curator")];
  const annotator = await sit("annotator");
  const selection = { versionId: hidden.versionId, start: 0, end: 4 };
  annotator.send({ type: "presence", sourceId, block: 1, selection });
  await curator.until((said) => JSON.stringify(said).includes(hidden.versionId));
  await caughtUp(manager);
  const late = await sit("manager");
  await late.next("present");
  for (const tab of [manager, late]) {
    expect(JSON.stringify(tab.said)).toContain("The annotator");
    expect(told(tab)).toEqual([]);
  }
});

it("refuses commands that name it as if it were not there", async () => {
  const manager = await sit("manager");
  const { hidden } = canary;
  manager.send({
    type: "command",
    id: newCommandId(),
    command: "withdraw-claim",
    input: { claimId: hidden.claimId, reason: "No." },
  });
  expect((await manager.next("refused")).problem).toEqual({
    code: "not-found",
    message: "There is no such claim in this investigation.",
  });
});

it("opens no joint text of a hidden claim, and closes one that is open when it becomes hidden", async () => {
  const { hidden, sourceId, named } = canary;
  const name = rationaleName(desk.investigation.slug, hidden.claimId);
  const tabOf = async (person: Person) =>
    openForger({ url: server.url, slug: desk.investigation.slug, name, headers: await headersFor(person) });
  await expect(tabOf("manager")).rejects.toMatchObject({ status: 404 });
  const curator = await tabOf("curator");
  await sent(desk.annotator, "set-source-readers", { sourceId, readers: [named.annotator.reviewerId] });
  expect(await curator.closed).toBeGreaterThan(0);
});
