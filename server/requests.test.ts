import { once } from "node:events";
import { createServer } from "node:http";
import { connect, type Socket } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { homeAt } from "./guard";
import { listen } from "./listen";
import { answerRequests } from "./requests";

const server = createServer();
let port: number;

beforeEach(async () => {
  port = await listen(server, { port: 0, host: "127.0.0.1" });
  const home = homeAt(`http://localhost:${port}`, port);
  answerRequests(server, { home, dev: false, log: () => {}, ready: new Promise(() => {}) });
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
