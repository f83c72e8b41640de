// The far ends of the fan-out benchmark, in a process of their own: a thousand tabs on one line, of which the first
// sends. Told by its parent what to do, and answers with one message for each.
import { setTimeout as delay } from "node:timers/promises";
import { WebSocket } from "ws";

/** How many connect at a time: more than a server's backlog would be refused, and that is not what is measured. */
const AT_ONCE = 40;
const PATIENCE_MS = 20_000;
const MARK = Buffer.from('"commandId":"fan-');

const lines = new Map();
const doing = { connect, run, report, pause, leave, closed };

process.on("message", async ({ what, ...input }) => {
  process.send(await doing[what](input));
});

async function connect({ line: name, address, headers, hello }) {
  const line = { sockets: [], latenciesMs: [], sentMs: new Map(), bytes: [], heard: 0, codes: [] };
  lines.set(name, line);
  for (let from = 0; from < headers.length; from += AT_ONCE) {
    const wave = headers.slice(from, from + AT_ONCE).map((own) => open(line, address, own, hello));
    line.sockets.push(...(await Promise.all(wave)));
  }
  return line.sockets.length;
}

async function open(line, address, headers, hello) {
  const socket = new WebSocket(address, { headers, perMessageDeflate: false });
  const ready = new Promise((resolve, reject) => {
    socket.on("error", reject);
    socket.once("open", () => (hello === null ? resolve() : socket.send(hello)));
    socket.on("message", (data) => {
      if (hello !== null && data.length < 100 && data.includes('"ready"')) resolve();
      hear(line, data);
    });
  });
  socket.on("close", (code) => line.codes.push(code));
  await ready;
  return socket;
}

function hear(line, data) {
  for (let at = data.indexOf(MARK); at >= 0; at = data.indexOf(MARK, at + MARK.length)) {
    const n = Number.parseInt(data.toString("latin1", at + MARK.length, at + MARK.length + 9), 10);
    const sentMs = line.sentMs.get(n);
    if (sentMs === undefined) continue;
    line.latenciesMs.push(performance.now() - sentMs);
    line.bytes[0] ??= data.length;
    line.heard += 1;
  }
}

/** Sends each at its time, whether the one before has arrived or not, and waits until all have heard all. */
async function run({ line: name, frames, everyMs }) {
  const line = lines.get(name);
  line.heard = 0;
  const [sender] = line.sockets;
  const beganMs = performance.now();
  for (const [k, { n, text }] of frames.entries()) {
    await delay(Math.max(0, beganMs + k * everyMs - performance.now()));
    line.sentMs.set(n, performance.now());
    sender.send(text);
  }
  const all = frames.length * line.sockets.length;
  const untilMs = performance.now() + PATIENCE_MS;
  while (line.heard < all && performance.now() < untilMs) await delay(10);
  line.sentMs.clear();
  return { heard: line.heard, all, bytes: line.bytes[0] ?? 0 };
}

function report({ line: name }) {
  const { latenciesMs } = lines.get(name);
  const sorted = Float64Array.from(latenciesMs).sort();
  latenciesMs.length = 0;
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** All leave but a few, and these read no more. */
function pause({ line: name, count }) {
  const line = lines.get(name);
  for (const socket of line.sockets.splice(0, line.sockets.length - count)) socket.terminate();
  for (const socket of line.sockets) socket.pause();
  line.codes = [];
  return count;
}

function leave({ line: name }) {
  for (const socket of lines.get(name).sockets.splice(0)) socket.terminate();
  return 0;
}

/** With which codes the rest were closed, now that they read on. */
async function closed({ line: name }) {
  const line = lines.get(name);
  const isOurs = (code) => code !== 1006; // That is one that we ended ourselves.
  for (const socket of line.sockets) socket.resume();
  const untilMs = performance.now() + PATIENCE_MS;
  while (line.codes.filter(isOurs).length < line.sockets.length && performance.now() < untilMs) await delay(10);
  return line.codes.filter(isOurs);
}
