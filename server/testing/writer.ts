import { WebSocket } from "ws";
import type { UpFrame } from "@/lib/live/frames";

type Address = Readonly<{ url: string; slug: string; cookie: string }>;
/** How a command ended: when it was refused, by the words it was refused with. */
export type Answer = Readonly<{ id: string; refused: string | null }>;

const isAnswer = (text: string) => text.startsWith('{"type":"acknowledged"') || text.startsWith('{"type":"refused"');

/**
 * The far end of a live line that only writes: it takes every event off the wire and reads none, since in life that is
 * the work of another machine.
 */
export class Writer {
  readonly closed: Promise<unknown>;
  readonly #socket: WebSocket;

  private constructor(socket: WebSocket, hear: (answer: Answer) => void) {
    this.#socket = socket;
    this.closed = new Promise((resolve) => socket.once("close", resolve));
    socket.on("error", () => {}); // `closed` tells.
    socket.on("message", (data: Buffer) => {
      const text = data.subarray(0, 30).toString("latin1");
      if (!isAnswer(text)) return;
      const { id, problem } = JSON.parse(data.toString());
      hear({ id, refused: problem?.message ?? null });
    });
  }

  /** Resolves once it has caught up; `null` when the server is not there, or goes before that. */
  static async open({ url, slug, cookie }: Address, since: number, hear: (answer: Answer) => void) {
    const address = `${url.replace("http", "ws")}/live?investigation=${encodeURIComponent(slug)}`;
    const socket = new WebSocket(address, { headers: { origin: url, cookie } });
    const writer = new Writer(socket, hear);
    const ready = new Promise<true>((resolve) => {
      socket.on("message", (data: Buffer) => {
        if (data.subarray(0, 15).toString("latin1") === '{"type":"ready"') resolve(true);
      });
    });
    socket.once("open", () => writer.send({ type: "hello", since }));
    return (await Promise.race([ready, writer.closed.then(() => false)])) ? writer : null;
  }

  send(frame: UpFrame): void {
    this.#socket.send(JSON.stringify(frame));
  }

  close(): void {
    this.#socket.terminate();
  }
}
