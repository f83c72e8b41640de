import { randomBytes } from "node:crypto";
import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { Duplex } from "node:stream";
import type { UpFrame } from "@/lib/live/frames";
import type { Live } from "@/server/live";

/** The server's end of a line whose other end reads nothing: what is written to it stays on its way until it is destroyed. */
export class DeafSocket extends Duplex {
  readonly #waiting: (() => void)[] = [];
  #isUpgraded = false;
  /** Resolves once the first frame is stuck. */
  readonly stuck: Promise<void>;
  #resolveStuck: () => void = () => {};

  constructor() {
    super();
    this.stuck = new Promise((resolve) => {
      this.#resolveStuck = resolve;
    });
  }

  /** A tab says this, masked as a tab must, in at most 125 bytes. */
  say(frame: UpFrame): void {
    const text = Buffer.from(JSON.stringify(frame));
    const mask = randomBytes(4);
    const masked = text.map((byte, n) => byte ^ (mask[n % 4] ?? 0));
    this.push(Buffer.concat([Buffer.from([0x81, 0x80 | text.length]), mask, masked]));
  }

  override _read(): void {}

  override _write(_chunk: unknown, _encoding: unknown, done: (failure?: Error) => void): void {
    if (this.#isUpgraded) {
      this.#waiting.push(() => done(new Error("The socket is gone.")));
      this.#resolveStuck();
    } else {
      this.#isUpgraded = true;
      done();
    }
  }

  override _destroy(failure: Error | null, done: (failure?: Error | null) => void): void {
    for (const give of this.#waiting.splice(0)) give();
    done(failure);
  }
}

/** Opens a live line to somebody who reads nothing. */
export async function openDeafLine(live: Live, slug: string, headers: Record<string, string>): Promise<DeafSocket> {
  const request = new IncomingMessage(new Socket());
  request.method = "GET";
  request.url = `/live?investigation=${slug}`;
  request.headers = {
    ...headers,
    connection: "Upgrade",
    upgrade: "websocket",
    "sec-websocket-version": "13",
    "sec-websocket-key": randomBytes(16).toString("base64"),
  };
  const socket = new DeafSocket();
  socket.on("error", () => socket.destroy());
  await live.upgrade(request, socket, Buffer.alloc(0));
  return socket;
}
