import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { request } from "node:http";
import type { Duplex } from "node:stream";

/** A live line without anything that speaks WebSocket at the far end: what is written goes up as it is. */
export async function openRawLine(url: string, slug: string, headers: Record<string, string>): Promise<Duplex> {
  const asking = request(`${url}/live?investigation=${slug}`, {
    headers: {
      ...headers,
      connection: "Upgrade",
      upgrade: "websocket",
      "sec-websocket-version": "13",
      "sec-websocket-key": randomBytes(16).toString("base64"),
    },
  });
  const upgraded = once(asking, "upgrade");
  asking.end();
  const [, socket] = await upgraded;
  socket.on("error", () => socket.destroy());
  socket.resume();
  return socket;
}
