import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { openSession } from "@/db/commands/accounts";
import { newCommandId } from "@/db/new-id";
import { openStore } from "@/db/store";
import { openDesk, type TestDesk, towerClaim } from "@/db/testing/desk";
import type { Bench, Metric } from "@/lib/bench";
import { openLiveServer } from "./testing/live-server";
import { openTab, type Tab } from "./testing/tab";

type Synchronous = "FULL" | "OFF";
type Measured = Readonly<{ perSecond: number; p99Ms: number }>;

const RUN_MS = 2_000;
const WARM_UP_MS = 1_000;
const MANY = 64;
const writers = ["annotator", "curator", "manager"] as const;

/**
 * What somebody waits for who marks a claim: from the frame going up until it is acknowledged,
 * through a real socket, the guard, the session, the command, its history and the disk. Each writer
 * sends the next when the last is acknowledged, and hears every other's events. All on one machine
 * and in one process, the far ends too. The raw loop is what the disk alone allows, one row a transaction.
 */
export const bench: Bench = {
  name: "live line",
  async run() {
    const desk = await openDesk();
    try {
      const one = await throughSocket(desk, "FULL", 1);
      const many = await throughSocket(desk, "FULL", MANY);
      const oneUnflushed = await throughSocket(desk, "OFF", 1);
      const manyUnflushed = await throughSocket(desk, "OFF", MANY);
      const raw = rawInserts("FULL");
      return [
        ...figures("1 writer, flushed", one),
        ...figures(`${MANY} writers, flushed`, many),
        ...figures("1 writer, not flushed", oneUnflushed),
        ...figures(`${MANY} writers, not flushed`, manyUnflushed),
        recorded("raw insert loop, flushed", raw, "rows/s"),
        kept(`${MANY} writers, flushed ÷ not flushed`, many.perSecond / manyUnflushed.perSecond),
        recorded("1 writer, flushed ÷ raw insert loop", one.perSecond / raw, "×"),
      ];
    } finally {
      await desk.close();
    }
  },
};

/** What flushing may cost many writers at most: the rest is not the disk. */
const LEAST_OF_UNFLUSHED = 0.6;
const kept = (metric: string, value: number): Metric => ({
  metric,
  value,
  unit: "×",
  budget: `≥ ${LEAST_OF_UNFLUSHED}`,
  holds: value >= LEAST_OF_UNFLUSHED,
});

/** Figures without a budget of their own: the ratios between them are what counts. */
const recorded = (metric: string, value: number, unit: string): Metric => ({
  metric,
  value,
  unit,
  budget: null,
  holds: null,
});

const figures = (who: string, { perSecond, p99Ms }: Measured) => [
  recorded(`${who}: acknowledged`, perSecond, "commands/s"),
  recorded(`${who}: p99`, p99Ms, "ms"),
];

/** On a copy of its own, so that no run starts with the rows of another. */
async function throughSocket(desk: TestDesk, synchronous: Synchronous, count: number): Promise<Measured> {
  const folder = benchFolder();
  const file = join(folder, "desk.sqlite");
  await desk.store.backup(file);
  const store = await openStore(file, { synchronous });
  const server = await openLiveServer(store);
  const tabs = await Promise.all(
    Array.from({ length: count }, async (_, n) => {
      const { userId } = desk.accounts[writers[n % writers.length] ?? "annotator"];
      const cookie = await server.cookieFor(await openSession(store, userId, "bench"));
      const headers = { origin: server.url, cookie };
      const tab = await openTab({ url: server.url, slug: desk.investigation.slug, headers });
      tab.send({ type: "hello", since: 0 });
      await tab.next("ready");
      return tab;
    }),
  );
  await writeFor(tabs, WARM_UP_MS);
  const { latenciesMs, tookMs } = await writeFor(tabs, RUN_MS);
  await server.close();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
  return { perSecond: (latenciesMs.length * 1_000) / tookMs, p99Ms: quantile(latenciesMs, 0.99) };
}

/** Every tab writes, waits for the answer and writes again, for this long. */
async function writeFor(tabs: readonly Tab[], durationMs: number) {
  const latenciesMs: number[] = [];
  const beganMs = performance.now();
  const write = async (tab: Tab) => {
    while (performance.now() - beganMs < durationMs) {
      const sentMs = performance.now();
      tab.send({ type: "command", id: newCommandId(), command: "record-claim", input: towerClaim() });
      await tab.next("acknowledged");
      tab.forget();
      latenciesMs.push(performance.now() - sentMs);
    }
  };
  await Promise.all(tabs.map(write));
  return { latenciesMs, tookMs: performance.now() - beganMs };
}

function rawInserts(synchronous: Synchronous): number {
  const folder = benchFolder();
  const database = new Database(join(folder, "raw.sqlite"));
  database.pragma("journal_mode = WAL");
  database.pragma(`synchronous = ${synchronous}`);
  database.exec("create table events (seq integer primary key, body text not null) strict");
  const insert = database.prepare("insert into events (body) values (?)");
  const body = JSON.stringify(towerClaim());
  const beganMs = performance.now();
  let rows = 0;
  for (; performance.now() - beganMs < RUN_MS; rows += 1) insert.run(body);
  const tookMs = performance.now() - beganMs;
  database.close();
  rmSync(folder, { recursive: true, force: true });
  return (rows * 1_000) / tookMs;
}

/** Beside the repository, not in the system's folder for such: that one may be in memory, where nothing is flushed. */
function benchFolder(): string {
  mkdirSync(".build", { recursive: true });
  return mkdtempSync(join(".build", "live-bench-"));
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
