import { once } from "node:events";
import type { Server } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { listen } from "./listen";
import { rawAnswer, rawLine, saidOn, statusesIn } from "./testing/raw-request";
import { type ConnectionLimits, webServer } from "./web-server";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A server that answers with how long the body was, and whether its headers say how it is sent. */
async function open(limits: Partial<ConnectionLimits> = {}): Promise<Readonly<{ server: Server; url: string }>> {
  const server = webServer(limits);
  servers.push(server);
  server.on("request", (request, response) => {
    let bytes = 0;
    request.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
    });
    const { "transfer-encoding": coding, "content-length": length } = request.headers;
    request.on("end", () => response.end(JSON.stringify({ path: request.url, bytes, coding, length })));
    request.on("error", () => response.destroy());
  });
  const port = await listen(server, { port: 0, host: "127.0.0.1" });
  return { server, url: `http://127.0.0.1:${port}` };
}

const head = (...lines: string[]) => `${["POST /a HTTP/1.1", "Host: desk", ...lines].join("\r\n")}\r\n\r\n`;

describe("a slow sender", () => {
  const hasty = { headersTimeoutMs: 40, requestTimeoutMs: 80, checkedEveryMs: 10 };

  it("is cut off who connects and says nothing", async () => {
    const { url } = await open(hasty);
    expect(statusesIn(await saidOn(rawLine(url)))).toEqual([408]);
  });

  it("is cut off who never ends the headers, however often another comes", async () => {
    const { url } = await open(hasty);
    const line = rawLine(url);
    const trickle = setInterval(() => line.write("X: y\r\n"), 5);
    line.write("GET / HTTP/1.1\r\nHost: desk\r\n");
    expect(statusesIn(await saidOn(line))).toEqual([408]);
    clearInterval(trickle);
  });

  it("is cut off who never ends the body", async () => {
    const { url } = await open(hasty);
    const line = rawLine(url);
    const trickle = setInterval(() => line.write("x"), 5);
    line.write(head("Content-Length: 1000000"));
    expect(statusesIn(await saidOn(line))).toEqual([408]);
    clearInterval(trickle);
  });

  it("is cut off who neither sends nor reads on", async () => {
    const { url } = await open({ silentForMs: 20 });
    const line = rawLine(url);
    line.write(head("Content-Length: 10"));
    expect(await saidOn(line)).toBe("");
  });
});

describe("a crowd of connections", () => {
  it("is answered up to a number, and the next once one of them has left", async () => {
    const { url, server } = await open({ connections: 3 });
    const lines = [1, 2, 3].map(() => rawLine(url));
    while ((await connectionsOf(server)) < 3) await new Promise(setImmediate);
    const dropped = once(server, "drop");
    expect(await rawAnswer(url, head("Content-Length: 0", "Connection: close"))).toBe("");
    await dropped;
    const [first] = lines;
    first?.destroy();
    while ((await connectionsOf(server)) > 2) await new Promise(setImmediate);
    expect(statusesIn(await rawAnswer(url, head("Content-Length: 0", "Connection: close")))).toEqual([200]);
    for (const line of lines) line.destroy();
  });

  it("has limits of its own where none are given", () => {
    const server = webServer();
    servers.push(server);
    const { headersTimeout, requestTimeout, timeout, maxConnections } = server;
    expect({ headersTimeout, requestTimeout, timeout, maxConnections }).toEqual({
      headersTimeout: 15_000,
      requestTimeout: 300_000,
      timeout: 300_000,
      maxConnections: 5_000,
    });
  });
});

function connectionsOf(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.getConnections((failure, count) => (failure ? reject(failure) : resolve(count)));
  });
}

describe("headers", () => {
  it("are refused once they are too long together", async () => {
    const { url } = await open();
    expect(statusesIn(await rawAnswer(url, head(`X: ${"x".repeat(20_000)}`)))).toEqual([431]);
    expect(statusesIn(await rawAnswer(url, `GET /${"x".repeat(20_000)} HTTP/1.1\r\nHost: desk\r\n\r\n`))).toEqual([
      431,
    ]);
    expect(statusesIn(await rawAnswer(url, head("X: y\r\n".repeat(10_000))))).toEqual([431]);
  });

  it.each([
    ["Transfer-Encoding: chunked", "5\r\nwords\r\n0\r\n\r\n", { bytes: 5, coding: "chunked" }],
    ["Content-Length: 5", "words", { bytes: 5, length: "5" }],
  ])("are all seen, also %s behind two thousand others", async (last, body, seen) => {
    const { url } = await open();
    const said = await rawAnswer(url, head("Connection: close", ...Array<string>(2_100).fill("a:"), last) + body);
    expect(JSON.parse(said.split("\r\n\r\n")[1] ?? "")).toMatchObject(seen);
  });
});

describe("a request in which another is hidden", () => {
  const hidden = "GET /hidden HTTP/1.1\r\nHost: desk\r\n\r\n";
  const chunked = `0\r\n\r\n${hidden}`;

  it.each([
    ["both lengths", head("Content-Length: 4", "Transfer-Encoding: chunked") + chunked],
    ["both lengths the other way round", head("Transfer-Encoding: chunked", "Content-Length: 4") + chunked],
    ["two lengths", head("Content-Length: 0", "Content-Length: 60") + hidden],
    ["the same length twice", head("Content-Length: 0", "Content-Length: 0") + hidden],
    ["a list of lengths", head("Content-Length: 0, 60") + hidden],
    ["a length with a sign", head("Content-Length: +0") + hidden],
    ["a length in sixteens", head("Content-Length: 0x0") + hidden],
    ["a coding that nobody knows", head("Transfer-Encoding: xchunked") + chunked],
    ["a coding that is not the last", head("Transfer-Encoding: chunked, identity") + chunked],
    ["a space before the colon", head("Content-Length : 60") + hidden],
    ["a header that goes on in the next line", head("Content-Length: 0", "X: a", " b") + hidden],
    ["lines that end in a bare LF", `POST /a HTTP/1.1\nHost: desk\nContent-Length: 0\n\n${hidden}`],
    ["a bare CR in a header", head("X: a\rContent-Length: 60") + hidden],
    ["a zero byte in a header", head("X: a\0b") + hidden],
    ["a chunk whose size is no number", `${head("Transfer-Encoding: chunked")}-1\r\n\r\n${chunked}`],
    ["no host", `GET /a HTTP/1.1\r\n\r\n${hidden}`],
  ])("by %s is refused, and the line is closed", async (_how, bytes) => {
    const { url } = await open();
    const said = await rawAnswer(url, bytes);
    expect(statusesIn(said)).toEqual([400]);
    expect(said).not.toContain("/hidden");
  });
});
