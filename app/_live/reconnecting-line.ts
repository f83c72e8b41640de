import type { DownFrame, UpFrame } from "@/lib/live/frames";
import type { Line, LineEvents } from "./line";

/** What it needs of a browser; a test gives others. */
export type Network = Readonly<{
  connect: (slug: string, events: LineEvents) => Line;
  /** Does `work` after a while; what it returns calls that off. */
  later: (delayMs: number, work: () => void) => () => void;
  random: () => number;
}>;

type Events = Readonly<{
  opened: () => void;
  said: (frame: DownFrame) => void;
  /** The line is gone; answers whether to try again. */
  lost: (code: number) => boolean;
}>;

const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 15_000;

/** A line that comes back: at most one at a time, tried again for as long as it is wanted and the network is there. */
export class ReconnectingLine {
  readonly #slug: string;
  readonly #network: Network;
  readonly #events: Events;
  #line: Line | null = null;
  #isWanted = false;
  #isOnline = true;
  #attempts = 0;
  #cancelRetry: () => void = () => {};

  constructor(slug: string, network: Network, events: Events) {
    this.#slug = slug;
    this.#network = network;
    this.#events = events;
  }

  start(): void {
    if (this.#isWanted) return;
    this.#isWanted = true;
    this.#connect();
  }

  stop(): void {
    this.#isWanted = false;
    this.#hangUp();
  }

  /** The browser's word on the network: off, and the line is given up; on, and it is tried at once. */
  setOnline(isOnline: boolean): void {
    this.#isOnline = isOnline;
    if (!isOnline) this.#hangUp();
    else if (this.#isWanted && !this.#line) this.#connect();
  }

  /** Says hello anew, on a line of its own. */
  again(): void {
    if (!this.#isWanted || !this.#isOnline) return;
    this.#hangUp();
    this.#connect();
  }

  /** The server is there and knows us: the next failure is the first again. */
  isWell(): void {
    this.#attempts = 0;
  }

  send(frame: UpFrame): void {
    this.#line?.send(frame);
  }

  #connect(): void {
    this.#cancelRetry();
    if (!this.#isOnline) return;
    // What a line that was given up still says is not heard.
    const ifCurrent = (work: () => void) => {
      if (this.#line === line) work();
    };
    const line: Line = this.#network.connect(this.#slug, {
      opened: () => ifCurrent(this.#events.opened),
      said: (frame) => ifCurrent(() => this.#events.said(frame)),
      closed: (code) => ifCurrent(() => this.#closed(code)),
    });
    this.#line = line;
  }

  #hangUp(): void {
    this.#cancelRetry();
    const line = this.#line;
    this.#line = null;
    line?.close();
  }

  #closed(code: number): void {
    this.#line = null;
    if (this.#events.lost(code) && this.#isWanted) this.#retry();
  }

  /** Waits longer each time, and no two tabs alike, so that a server that comes back is not stormed. */
  #retry(): void {
    const mostMs = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.#attempts);
    this.#attempts += 1;
    const delayMs = mostMs * (0.5 + this.#network.random() / 2);
    this.#cancelRetry = this.#network.later(delayMs, () => this.#connect());
  }
}
