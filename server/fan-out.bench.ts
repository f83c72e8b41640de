import { fork } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { join } from "node:path";
import { WebSocketServer } from "ws";
import { z } from "zod";
import { openSession } from "@/db/commands/accounts";
import { appendAuditEvents, headOfStream } from "@/db/history";
import { newId } from "@/db/new-id";
import { headSeq } from "@/db/queries/events";
import type { Store } from "@/db/store";
import { openDesk, type TestDesk, towerClaim } from "@/db/testing/desk";
import { atMost, type Bench, type Metric, median, recorded } from "@/lib/bench";
import { commandId, type UserId } from "@/lib/domain/ids";
import { closeCodes } from "@/lib/live/frames";
import { listen } from "./listen";
import { openLiveServer } from "./testing/live-server";

const PEOPLE = Number(process.env["FAN_OUT_PEOPLE"] ?? 1_000);
const SECONDS = Number(process.env["FAN_OUT_SECONDS"] ?? 60);
const CHANGES_A_SECOND = 20;
/** Both lines in turns, so that what else the machine does falls on both. */
const SLICE_SECONDS = 3;
const SLOW = 50;
/** More than a slow reader may leave unread and the system's own buffers hold besides. */
const FLOOD_BYTES = 48_000_000;
const TIMES_BARE = 2;
const FLAT_MB = 16;
/** What one may leave unread, a few times over: it is the same bytes for all fifty. */
const SLOW_MB = 32;

const mostly = z.object({ count: z.number(), p50: z.number(), p95: z.number(), p99: z.number() });
type Heard = z.output<typeof mostly>;
const ran = z.object({ heard: z.number(), all: z.number(), bytes: z.number() });

/**
 * A change reaching a thousand people, each with a tab, from the sending of the one until it is heard by each other;
 * beside it a bare `ws` server that passes on as many bytes as often to as many sockets. The far ends are a process
 * of their own, the same for both. Then fifty stop reading and much happens.
 */
export const bench: Bench = {
  name: "fan-out",
  async run() {
    const desk = await openDesk();
    const server = await openLiveServer(desk.store);
    const bare = await openBare();
    const clients = openClients();
    try {
      const headers = await cookiesOf(desk, server);
      const address = `${server.url.replace("http", "ws")}/live?investigation=${desk.investigation.slug}`;
      const hello = JSON.stringify({ type: "hello", since: await headSeq(desk.observer) });
      await clients.ask(z.number(), { what: "connect", line: "crossread", address, headers, hello });
      const plain = headers.map(() => ({}));
      await clients.ask(z.number(), {
        what: "connect",
        line: "bare",
        address: bare.address,
        headers: plain,
        hello: null,
      });
      const { bytes } = await slice(clients, "crossread", 2, () => JSON.stringify(command()));
      await slice(clients, "bare", 2, () => padded(bytes));
      await clients.ask(mostly, { what: "report", line: "crossread" });
      await clients.ask(mostly, { what: "report", line: "bare" });

      const before = heldMb();
      const [ours, theirs]: [Heard[], Heard[]] = [[], []];
      let missed = 0;
      for (let done = 0; done < SECONDS; done += SLICE_SECONDS) {
        const seconds = Math.min(SLICE_SECONDS, SECONDS - done);
        const { heard, all } = await slice(clients, "crossread", seconds, () => JSON.stringify(command()));
        missed += all - heard;
        ours.push(await clients.ask(mostly, { what: "report", line: "crossread" }));
        await slice(clients, "bare", seconds, () => padded(bytes));
        theirs.push(await clients.ask(mostly, { what: "report", line: "bare" }));
      }
      const grownMb = heldMb() - before;
      const ratios = ours.map(({ p95 }, n) => p95 / (theirs[n]?.p95 ?? Number.NaN));
      const slow = await slowReaders(desk, clients);
      return [
        ...heardBy(`${PEOPLE} people, ${CHANGES_A_SECOND} changes/s, ${SECONDS} s`, ours),
        recorded("… not heard", missed, "frames"),
        ...heardBy(`bare ws, the same ${bytes} bytes`, theirs),
        atMost("p95 ÷ that of bare ws, median of the turns", median(ratios), "×", TIMES_BARE),
        recorded("… least, most", Math.min(...ratios), "×"),
        recorded("…", Math.max(...ratios), "×"),
        atMost("memory held more after than before", grownMb, "MB", FLAT_MB),
        ...slow,
      ];
    } finally {
      clients.close();
      await server.close();
      bare.close();
      await desk.close();
    }
  },
};

let commands = 0;
const marked = () => `fan-${++commands}`;
const command = () => ({ type: "command", id: marked(), command: "record-claim", input: towerClaim() });
const padded = (bytes: number) => {
  const head = `{"commandId":"${marked()}","`;
  return `${head.padEnd(bytes - 2, "x")}"}`;
};

async function slice(clients: Clients, line: string, seconds: number, frame: () => string) {
  const frames = Array.from({ length: seconds * CHANGES_A_SECOND }, () => {
    const text = frame();
    return { n: commands, text };
  });
  return clients.ask(ran, { what: "run", line, frames, everyMs: 1_000 / CHANGES_A_SECOND });
}

/** What is held for readers that read no more, and what becomes of them. */
async function slowReaders(desk: TestDesk, clients: Clients): Promise<Metric[]> {
  await clients.ask(z.number(), { what: "pause", line: "crossread", count: SLOW });
  await clients.ask(z.number(), { what: "leave", line: "bare" });
  const before = heldMb();
  let most = 0;
  const looking = setInterval(() => {
    most = Math.max(most, process.memoryUsage().arrayBuffers / 1e6);
  }, 20);
  for (let sent = 0; sent < FLOOD_BYTES; sent += 2_000_000) await flood(desk, 2_000_000);
  clearInterval(looking);
  const codes = await clients.ask(z.array(z.number()), { what: "closed", line: "crossread" });
  const cut = codes.filter((code) => code === closeCodes.tooSlow).length;
  return [
    recorded(`${SLOW} stop reading while ${FLOOD_BYTES / 1e6} MB happen: cut off`, cut, "sockets"),
    atMost("… buffers at the most", most, "MB", SLOW_MB),
    recorded("… memory held more after", heldMb() - before, "MB"),
  ];
}

/** Much that happened at once, as a large import does it. */
async function flood({ store, investigation, annotator }: TestDesk, bytes: number): Promise<void> {
  const { reviewerId, stream } = annotator;
  await store.change(investigation.id, async (write) => {
    const head = await headOfStream(write, store.tables, stream);
    const envelope = { stream, actorId: reviewerId, atMs: head.atMs, commandId: commandId.parse(newId("cmd")) };
    const reason = "x".repeat(5_000);
    const body = { type: "claim.withdrawn", claimId: newId("clm"), reason } as const;
    await appendAuditEvents(write, store.tables, head, envelope, Array(Math.ceil(bytes / reason.length)).fill(body));
  });
}

/** A thousand people with a session each. */
async function cookiesOf(desk: TestDesk, server: Awaited<ReturnType<typeof openLiveServer>>) {
  const headers: Record<string, string>[] = [];
  for (let n = 0; n < PEOPLE; n += 1) {
    const sessionId = await openSession(desk.store, await person(desk.store, desk.investigation.id, n), "bench");
    headers.push({ origin: server.url, cookie: await server.cookieFor(sessionId) });
  }
  return headers;
}

/** Without a password, which would take its time to be hashed. */
async function person(store: Store, investigationId: TestDesk["investigation"]["id"], n: number): Promise<UserId> {
  const [reviewerId, userId] = [newId("rev"), newId("usr")];
  const { reviewers, users, memberships } = store.tables;
  await store.change(investigationId, async (write) => {
    const email = `person-${n}@example.org`;
    await write.insert(reviewers).values({ id: reviewerId, name: `Person ${n}`, createdAtMs: 0 });
    await write
      .insert(users)
      .values({ id: userId, reviewerId, email, passwordHash: "", isManager: false, createdAtMs: 0 });
    await write.insert(memberships).values({ investigationId, reviewerId, role: "annotator", joinedAtMs: 0 });
  });
  return userId;
}

/** What `ws` shows as its broadcast: every message to every socket. */
async function openBare() {
  const server = createServer();
  const sockets = new WebSocketServer({ server, perMessageDeflate: false });
  sockets.on("connection", (socket) => {
    socket.on("message", (data, isBinary) => {
      for (const client of sockets.clients) client.send(data, { binary: isBinary });
    });
  });
  const port = await listen(server, { port: 0, host: "127.0.0.1" });
  return {
    address: `ws://127.0.0.1:${port}`,
    close() {
      for (const client of sockets.clients) client.terminate();
      server.close();
    },
  };
}

type Clients = ReturnType<typeof openClients>;

function openClients() {
  const child = fork(join("server", "testing", "fan-out-clients.mjs"), { execArgv: [] });
  return {
    async ask<Answer>(shape: z.ZodType<Answer>, question: object): Promise<Answer> {
      const answered = once(child, "message");
      child.send(question);
      const [answer] = await answered;
      return shape.parse(answer);
    },
    close: () => child.kill(),
  };
}

/** After a collection, where the runner lets us ask for one. */
function heldMb(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}

/** Of several turns, the median: a turn in which the machine was busy with something else says little. */
const heardBy = (who: string, turns: readonly Heard[]) =>
  (["p50", "p95", "p99"] as const).map((share) =>
    recorded(`${who}: ${share}`, median(turns.map((turn) => turn[share])), "ms"),
  );
