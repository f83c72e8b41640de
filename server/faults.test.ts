import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Connection } from "@/db/engines/sqlite/connection";
import { newCommandId } from "@/db/new-id";
import { headSeq } from "@/db/queries/events";
import { verifyInstallation } from "@/db/queries/verify-installation";
import { openStore } from "@/db/store";
import { damageTable } from "@/db/testing/damage";
import { openDesk, type TestDesk, towerClaim } from "@/db/testing/desk";
import { allEvents } from "@/db/testing/records";
import { refuseDamage } from "./damage";
import { faultSentences, logFaults } from "./storage-log";
import { type LiveServer, openLiveServer } from "./testing/live-server";
import { openTab, type Tab } from "./testing/tab";

/** Every connection that was opened, so that a test can take something from one of them. */
const opened = vi.hoisted((): { connection: Connection; isReader: boolean }[] => []);
vi.mock(import("@/db/engines/sqlite/connection"), async (load) => {
  const real = await load();
  return {
    ...real,
    openConnection(file, options) {
      const connection = real.openConnection(file, options);
      opened.push({ connection, isReader: options?.reader ?? false });
      return connection;
    },
  };
});

/** More than fit into what a full file has left. */
const MANY = 250;

let desk: TestDesk;
let server: LiveServer;
let writer: Connection;

beforeEach(async () => {
  desk = await openDesk();
  server = await openLiveServer(desk.store);
  logFaults(desk.store, (text) => server.logged.push(text));
  const ofDesk = opened.find(({ connection, isReader }) => !isReader && connection.name === desk.file);
  if (!ofDesk) throw new Error("The desk has no connection for changes.");
  writer = ofDesk.connection;
});
afterEach(async () => {
  await server.close();
  await desk.close();
});

async function sit(since = 0): Promise<Tab> {
  const headers = { origin: server.url, cookie: await server.cookieFor(sessionId) };
  const tab = await openTab({ url: server.url, slug: desk.investigation.slug, headers });
  tab.send({ type: "hello", since });
  await tab.next("ready");
  return tab;
}
let sessionId: Awaited<ReturnType<TestDesk["sessionFor"]>>;
beforeEach(async () => {
  sessionId = await desk.sessionFor("annotator");
});

const record = (tab: Tab, id: string = newCommandId()) =>
  tab.send({ type: "command", id, command: "record-claim", input: towerClaim() });

describe.each([
  [
    "a full disk",
    "full",
    () => writer.pragma(`max_page_count = ${writer.pragma("page_count", { simple: true })}`),
    () => writer.pragma("max_page_count = 1073741823"),
  ],
  [
    "a file that cannot be written",
    "read-only",
    () => writer.pragma("query_only = ON"),
    () => writer.pragma("query_only = OFF"),
  ],
] as const)("%s", (_name, fault, begin, end) => {
  it("refuses changes clearly, acknowledges none that is not stored, serves reads, and goes on once it is over", async () => {
    const tab = await sit();
    begin();
    const ids = Array.from({ length: MANY }, () => newCommandId());
    for (const id of ids) record(tab, id);
    const answers = () => tab.said.filter(({ type }) => type === "acknowledged" || type === "refused");
    await tab.until(() => answers().length === MANY);
    const acknowledged = answers().flatMap((frame) => (frame.type === "acknowledged" ? [frame.id] : []));
    const refused = answers().flatMap((frame) => (frame.type === "refused" ? [frame.problem] : []));
    expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(["unavailable"]));
    for (const { message } of refused) expect(message).toContain("not saved");
    const sent = new Set<string>(ids);
    const stored = (await allEvents(desk.observer)).map(({ commandId }): string => commandId);
    expect(stored.filter((id) => sent.has(id))).toEqual(acknowledged);

    const reading = await sit();
    const told = reading.said.flatMap((frame) => (frame.type === "events" ? frame.events : []));
    expect(told).toHaveLength(await headSeq(desk.observer));
    expect(server.logged).toEqual([expect.stringContaining(faultSentences[fault])]);

    end();
    record(reading, "after-all");
    expect(await reading.next("acknowledged")).toMatchObject({ id: "after-all" });
    expect(server.logged.slice(1)).toEqual(["Changes are stored again."]);
    expect((await verifyInstallation(desk.store)).findings).toEqual([]);
  });
});

describe("a damaged file", () => {
  const damage = (table: string) => {
    writer.pragma("wal_checkpoint(TRUNCATE)");
    damageTable(desk.file, table);
    for (const { connection } of opened) if (connection.open) connection.pragma("shrink_memory"); // Else it is not looked at.
  };

  it("is written to no more once it was found so, and read where it can be", async () => {
    const tab = await sit();
    damage("command_outcomes");
    record(tab);
    expect((await tab.next("refused")).problem).toMatchObject({
      code: "unavailable",
      message: expect.stringContaining("damaged"),
    });
    const before = readFileSync(desk.file);
    for (let n = 0; n < 5; n += 1) {
      record(tab);
      expect((await tab.next("refused")).problem.code).toBe("unavailable");
    }
    expect(readFileSync(desk.file).equals(before)).toBe(true);
    const reading = await sit();
    expect(reading.said.flatMap((frame) => (frame.type === "events" ? frame.events : [])).length).toBeGreaterThan(0);
    expect(server.logged).toEqual([expect.stringContaining(faultSentences.damaged)]);
  });

  it("is not served, and `verify` says so and no more", async () => {
    expect(() => refuseDamage(desk.store, desk.file)).not.toThrow();
    damage("command_outcomes");
    const { store, file } = desk;
    expect(() => refuseDamage(store, file)).toThrow(/damaged.*Put a backup in its place/);
    const { findings, heads } = await verifyInstallation(store);
    expect(findings.length).toBeGreaterThan(0);
    expect(new Set(findings.map(({ kind }) => kind))).toEqual(new Set(["database"]));
    expect(heads).toEqual([]);
  });
});

it("a reader that takes long neither stops changes nor sees them", async () => {
  const tab = await sit();
  let rounds = 0;
  const seen = await desk.store.snapshot(async (read) => {
    const { auditEvents } = desk.store.tables;
    const before = (await read.select({ seq: auditEvents.seq }).from(auditEvents)).length;
    for (; rounds < 20; rounds += 1) {
      record(tab);
      await tab.next("acknowledged");
    }
    return [before, (await read.select({ seq: auditEvents.seq }).from(auditEvents)).length];
  });
  expect(seen[1]).toBe(seen[0]);
  expect(server.logged).toEqual([]);
});

it("a file that is no database is refused at the start", async () => {
  const folder = join(desk.folder, "other");
  mkdirSync(folder);
  const file = join(folder, "desk.sqlite");
  await desk.store.backup(file);
  damageTable(file, "sqlite_master");
  await expect(openStore(file)).rejects.toThrow(/not a database|malformed/);
});
