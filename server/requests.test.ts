import { once } from "node:events";
import { createServer, get, type IncomingMessage, type Server } from "node:http";
import { connect, type Socket } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { homeAt } from "./guard";
import { listen } from "./listen";
import type { About, Log } from "./log";
import { answerRequests } from "./requests";

let server: Server;
let port: number;
let recorded: Promise<void>;
let records: { text: string; about: About | undefined }[];

beforeEach(async () => {
  server = createServer();
  port = await listen(server, { port: 0, host: "127.0.0.1" });
  const home = homeAt(`http://localhost:${port}`, port);
  records = [];
  let told = (): void => undefined;
  recorded = new Promise((resolve) => {
    told = resolve;
  });
  const log: Log = (text, about) => {
    records.push({ text, about });
    told();
  };
  answerRequests(server, { home, dev: false, log, ready: new Promise(() => {}) });
});
afterEach(() => {
  server.close();
});

it("survives a socket that is reset while it waits to be upgraded", async () => {
  const upgrading = once(server, "upgrade");
  const client = connect(port, "127.0.0.1");
  client.write(`GET /live HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`);
  const [, socket]: [unknown, Socket] = [null, (await upgrading)[1]];
  const closed = new Promise((resolve) => socket.once("close", resolve));
  // Unheard, this would throw here, and a reset from the other end would end the process.
  expect(() => socket.emit("error", new Error("read ECONNRESET"))).not.toThrow();
  await closed;
  client.destroy();
});

it("says that it lives before it is ready", async () => {
  const answer = await fetch(`http://localhost:${port}/api/health/live`);
  expect([answer.status, await answer.json()]).toEqual([200, { status: "ok" }]);
});

it("records each answer under the id that it carries, without query, token or what the sender says", async () => {
  const headers = { "x-request-id": "of-my-own", cookie: "next-auth.session-token=secret", host: "elsewhere.example" };
  const request = get({ port, host: "127.0.0.1", path: "/invitations/tok3n?q=words", headers });
  const [answer]: IncomingMessage[] = await once(request, "response");
  answer?.resume();
  await recorded;
  const requestId = answer?.headers["x-request-id"];
  expect(requestId).toMatch(/^[\w-]{12}$/);
  expect(records).toEqual([
    {
      text: "GET /invitations/… 421",
      about: {
        event: "request",
        requestId,
        method: "GET",
        path: "/invitations/…",
        status: 421,
        ms: expect.any(Number),
      },
    },
  ]);
});
