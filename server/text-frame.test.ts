import { once } from "node:events";
import { createServer } from "node:http";
import { afterAll, beforeAll, expect, it } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { listen } from "./listen";
import { textFrame } from "./text-frame";

const server = createServer();
let client: WebSocket;
let write: (frame: Buffer) => void;

beforeAll(async () => {
  const accepting = new WebSocketServer({ noServer: true });
  server.on("upgrade", (request, socket, head) => {
    accepting.handleUpgrade(request, socket, head, () => {
      write = (frame) => void socket.write(frame);
    });
  });
  const port = await listen(server, { port: 0, host: "127.0.0.1" });
  client = new WebSocket(`ws://127.0.0.1:${port}`);
  await once(client, "open");
});
afterAll(() => {
  client.terminate();
  server.close();
});

async function received(text: string): Promise<string> {
  const message = once(client, "message");
  write(textFrame(text));
  const [data, isBinary] = await message;
  expect(isBinary).toBe(false);
  return String(data);
}

it.each([0, 1, 125, 126, 127, 65_535, 65_536, 1_000_000])("says a text of %i bytes as it is", async (length) => {
  const text = "a".repeat(length);
  expect(await received(text)).toBe(text);
});

it("counts bytes, not characters", async () => {
  const text = "Тауэр — 330 м 🗼".repeat(10);
  expect(await received(text)).toBe(text);
});
