import { rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import Database from "better-sqlite3";
import { openSession } from "@/db/commands/accounts";
import { openConnection } from "@/db/engines/sqlite/connection";
import { newCommandId } from "@/db/new-id";
import { openDesk, type TestDesk, towerClaim } from "@/db/testing/desk";
import { atLeast, atMost, type Bench, type Metric, quantile, recorded } from "@/lib/bench";
import { benchFolder } from "./testing/bench-desk";
import { LiveProcess, type ServeLive, type Work } from "./testing/live-process";
import { cookieAt } from "./testing/live-server";
import { type Answer, Writer } from "./testing/writer";

const WRITERS = [1, 16, 64] as const;
const MANY = 64;
const ROUNDS = 3;
const RUN_MS = 1_200;
const WARM_UP_MS = 400;
const EVENTS = 1_000_000;
const people = ["annotator", "curator", "manager"] as const;

const stacks = {
  "as it is": {},
  ungrouped: { batchMs: 0 },
  "not flushed": { synchronous: "OFF" },
  "1 000 000 events in the log": {},
} as const satisfies Record<string, Omit<ServeLive, "file">>;
type Stack = keyof typeof stacks;
const grown: Stack = "1 000 000 events in the log";
const names: readonly Stack[] = ["as it is", "ungrouped", "not flushed", grown];

/** `batchMs`: from one commit to the next, all that wait in it and its flush. `processorMs`: the server's, a command. */
type Measured = Readonly<{ perSecond: number; p50Ms: number; p99Ms: number; batchMs: number; processorMs: number }>;

/**
 * Commands acknowledged, and flushed, a second: from the frame going up until its answer, through a real socket, the
 * guard, the session, the command, its history and the disk. Each writer sends the next when the last is acknowledged;
 * all are at one investigation, so that everyone is told of everything. Every stack is a process of its own; they take
 * turns, so that a busy moment meets them all.
 */
export const bench: Bench = {
  name: "throughput",
  async run() {
    const desk = await openDesk();
    const folder = benchFolder("throughput");
    const servers: LiveProcess[] = [];
    try {
      const sessions = await sessionsOf(desk, MANY);
      for (const [n, stack] of names.entries()) {
        const file = join(folder, `${n}.sqlite`);
        await desk.store.backup(file);
        if (stack === grown) lengthenLog(file, desk, EVENTS);
        servers.push(await LiveProcess.start({ file, ...stacks[stack] }));
      }
      const flushes: number[] = [];
      const metrics: Metric[] = [];
      let results: readonly Measured[] = [];
      for (const count of WRITERS) {
        const rounds: Round[][] = names.map(() => []);
        for (let round = 0; round < ROUNDS; round += 1) {
          flushes.push(flush(join(folder, `flush-${count}-${round}.sqlite`)));
          for (const [n, server] of servers.entries()) {
            rounds[n]?.push(await writeFor(server, sessions.slice(0, count)));
          }
        }
        results = rounds.map(summedUp);
        for (const [n, stack] of names.entries()) metrics.push(...figures(`${count} writers, ${stack}`, results[n]));
      }
      return [recorded("one flush, median", quantile(flushes, 0.5), "ms"), ...metrics, ...ratios(results)];
    } finally {
      for (const server of servers) await server.stop();
      await desk.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** Of the last, and largest, number of writers. */
function ratios([asItIs, ungrouped, unflushed, full]: readonly Measured[]): Metric[] {
  if (!asItIs || !ungrouped || !unflushed || !full) throw new RangeError("Not every stack was measured.");
  const least = Math.min(5 * ungrouped.perSecond, 0.6 * unflushed.perSecond);
  const slower = asItIs.perSecond / full.perSecond;
  return [
    recorded("64 writers, as it is ÷ ungrouped", asItIs.perSecond / ungrouped.perSecond, "×"),
    recorded("64 writers, as it is ÷ not flushed", asItIs.perSecond / unflushed.perSecond, "×"),
    atLeast("64 writers ÷ min(5 × ungrouped, 0.6 × not flushed)", asItIs.perSecond / least, "×", 1),
    atMost("64 writers, p99 ÷ (flush + batch)", asItIs.p99Ms / asItIs.batchMs, "×", 3),
    atMost("64 writers, slower with 1 000 000 events", slower, "×", 1.2),
  ];
}

type Session = Awaited<ReturnType<typeof openSession>>;

async function sessionsOf(desk: TestDesk, count: number): Promise<Session[]> {
  const who = (n: number) => desk.accounts[people[n % people.length] ?? "annotator"].userId;
  return Promise.all(Array.from({ length: count }, (_, n) => openSession(desk.store, who(n), "bench")));
}

type Round = Work & Readonly<{ latenciesMs: readonly number[]; tookMs: number }>;

/** The rate of the middle round; the latencies of all. */
function summedUp(rounds: readonly Round[]): Measured {
  const rates = rounds.map(({ latenciesMs, tookMs }) => (latenciesMs.length * 1_000) / tookMs);
  const latenciesMs = rounds.flatMap((round) => round.latenciesMs);
  const sum = (figure: (round: Round) => number) => rounds.reduce((total, round) => total + figure(round), 0);
  return {
    batchMs: sum(({ tookMs }) => tookMs) / sum(({ commits }) => commits),
    processorMs: sum(({ processorMs }) => processorMs) / latenciesMs.length,
    perSecond: quantile(rates, 0.5),
    p50Ms: quantile(latenciesMs, 0.5),
    p99Ms: quantile(latenciesMs, 0.99),
  };
}

/** Somebody whose next word is waited for. */
async function openWriter(url: string, session: Session) {
  let heard: (answer: Answer) => void = () => {};
  const cookie = await cookieAt(url, session);
  const writer = await Writer.open({ url, slug: "tower", cookie }, Number.MAX_SAFE_INTEGER, (answer) => heard(answer));
  if (!writer) throw new Error("The server let nobody in.");
  const answered = (id: string) =>
    new Promise<void>((resolve, reject) => {
      heard = (answer) => {
        if (answer.id !== id || answer.refused !== null) reject(new Error(answer.refused ?? "Not what was asked."));
        else resolve();
      };
    });
  return { writer, answered };
}
type Writing = Awaited<ReturnType<typeof openWriter>>;

/** Every writer writes, waits for the answer and writes again; what they do at first is not counted. */
async function writeFor(server: LiveProcess, sessions: readonly Session[]): Promise<Round> {
  const writers = await Promise.all(sessions.map((session) => openWriter(server.url, session)));
  const latenciesMs: number[] = [];
  const beginsMs = performance.now() + WARM_UP_MS;
  const endsMs = beginsMs + RUN_MS;
  const write = async ({ writer, answered }: Writing) => {
    for (let sentMs = performance.now(); sentMs < endsMs; sentMs = performance.now()) {
      const id = newCommandId();
      const answer = answered(id);
      writer.send({ type: "command", id, command: "record-claim", input: towerClaim() });
      await answer;
      if (sentMs >= beginsMs) latenciesMs.push(performance.now() - sentMs);
    }
  };
  const writing = writers.map(write);
  await delay(WARM_UP_MS);
  const before = await server.workSoFar();
  await Promise.all(writing);
  const tookMs = performance.now() - beginsMs;
  const after = await server.workSoFar();
  for (const { writer } of writers) writer.close();
  const [commits, processorMs] = [after.commits - before.commits, after.processorMs - before.processorMs];
  return { latenciesMs, tookMs, commits, processorMs };
}

/**
 * Puts as many events and answers before those of the run, by one statement each. Their hashes chain nothing: only the
 * last is ever read.
 */
function lengthenLog(file: string, { investigation, annotator }: TestDesk, events: number): void {
  const connection = openConnection(file, { synchronous: "OFF" });
  const seq = connection.prepare("select max(seq) from audit_events where stream = ?").pluck().get(investigation.id);
  const series = `with recursive series (n) as (select 1 union all select n + 1 from series where n < ${events})`;
  const asked = { stream: investigation.id, actor: annotator.reviewerId, seq: Number(seq) };
  const body = JSON.stringify({ type: "claim.withdrawn", reason: "x".repeat(300) });
  connection
    .prepare(
      `${series} insert into audit_events
         (stream, seq, actor_id, at_ms, command_id, body, body_sha256, previous_hash, hash)
       select @stream, @seq + n, @actor, n, 'cmd-' || hex(randomblob(12)), @body, @zeros, @zeros, @zeros from series`,
    )
    .run({ ...asked, body, zeros: "0".repeat(64) });
  connection
    .prepare(
      `insert into command_outcomes (stream, actor_id, command_id, name, input_sha256, result, at_ms)
       select stream, actor_id, command_id, 'withdraw-claim', body_sha256, '{}', at_ms
       from audit_events where stream = @stream and seq > @seq`,
    )
    .run(asked);
  connection.close();
}

/** What one commit of one row takes on this disk, in the middle. */
function flush(file: string): number {
  const database = new Database(file);
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  database.exec("create table events (seq integer primary key, body text not null) strict");
  const insert = database.prepare("insert into events (body) values (?)");
  const times = Array.from({ length: 50 }, (_, n) => {
    const beganMs = performance.now();
    insert.run(`event ${n}`);
    return performance.now() - beganMs;
  });
  database.close();
  return quantile(times, 0.5);
}

/** Beside the repository, not in the system's folder for such: that one may be in memory, where nothing is flushed. */
const figures = (who: string, measured: Measured | undefined) =>
  measured
    ? [
        recorded(`${who}: acknowledged`, measured.perSecond, "commands/s"),
        recorded(`${who}: median`, measured.p50Ms, "ms"),
        recorded(`${who}: p99`, measured.p99Ms, "ms"),
        recorded(`${who}: from one commit to the next`, measured.batchMs, "ms"),
        recorded(`${who}: the server's processor`, measured.processorMs, "ms a command"),
      ]
    : [];
