import { once } from "node:events";
import { WebSocket } from "ws";
import type { DownFrame, UpFrame } from "@/lib/live/frames";

type FrameOf<Type extends DownFrame["type"]> = Extract<DownFrame, { type: Type }>;

/** The far end of a live line, as a browser's tab would be it: everything the server said, in order. */
export class Tab {
  readonly said: DownFrame[] = [];
  /** The code the server closed with. */
  readonly closed: Promise<number>;
  readonly #socket: WebSocket;
  readonly #waiting = new Set<() => void>();
  #read = 0;

  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on("message", (data) => {
      this.said.push(JSON.parse(data.toString()));
      for (const look of this.#waiting) look();
    });
    socket.on("error", () => {}); // `closed` tells.
    this.closed = once(socket, "close").then(([code]) => Number(code));
  }

  send(frame: UpFrame): void {
    this.sendText(JSON.stringify(frame));
  }

  sendText(text: string | Uint8Array): void {
    this.#socket.send(text);
  }

  /** The next frame of a type after those this was asked for before; presence comes when it likes. */
  async next<Type extends DownFrame["type"]>(type: Type): Promise<FrameOf<Type>> {
    for (;;) {
      while (this.#read < this.said.length) {
        const frame = this.said[this.#read];
        this.#read += 1;
        if (frame && isA(frame, type)) return frame;
      }
      await this.#news();
    }
  }

  /** Waits until something is so of what was said. */
  async until(isSo: (said: readonly DownFrame[]) => boolean): Promise<void> {
    while (!isSo(this.said)) await this.#news();
  }

  /** Drops what was said and read, for a tab that stays long. */
  forget(): void {
    this.said.splice(0, this.#read);
    this.#read = 0;
  }

  /** Reads no more, until it goes on. */
  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  close(): void {
    this.#socket.close();
  }

  #news(): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = () => {
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
      void this.closed.then((code) => reject(new Error(`The socket was closed with ${code}.`)));
    });
  }
}

function isA<Type extends DownFrame["type"]>(frame: DownFrame, type: Type): frame is FrameOf<Type> {
  return frame.type === type;
}

type Line = Readonly<{ url: string; slug: string; headers: Record<string, string> }>;

/** Opens a socket; rejects with the HTTP status it was refused with. */
export async function openTab({ url, slug, headers }: Line): Promise<Tab> {
  const address = `${url.replace("http", "ws")}/live?investigation=${encodeURIComponent(slug)}`;
  const socket = new WebSocket(address, { headers });
  const tab = new Tab(socket);
  await new Promise<void>((resolve, reject) => {
    socket.once("open", resolve);
    socket.once("unexpected-response", (_request, response) => reject(new Refused(response.statusCode ?? 0)));
    socket.once("error", reject);
  });
  return tab;
}

export class Refused extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`The socket was refused with ${status}.`);
    this.status = status;
  }
}
