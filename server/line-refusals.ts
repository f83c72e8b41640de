import type { Log } from "./log";
import { hasCode } from "./system-error";

/** Why something that came up a line was not done, and was no command that could have been; or why it was cut off. */
export const frameFaults = [
  "too long",
  "malformed",
  "not JSON",
  "no frame of ours",
  "out of turn",
  "unknown command",
  "too many at once",
  "left unread",
] as const;
export type FrameFault = (typeof frameFaults)[number];

/** What `ws` calls a frame that is longer than it may be. */
const TOO_LONG = "WS_ERR_UNSUPPORTED_MESSAGE_LENGTH";

/** Which fault it is that `ws` closes a socket for. */
export const faultOf = (failure: Error): FrameFault => (hasCode(failure, TOO_LONG) ? "too long" : "malformed");

/** How often, at most, the log says so: whoever sends garbage must not be able to fill the disk with it. */
const SAID_EVERY_MS = 60_000;

/** Counts what was refused on one kind of line, and says so in the log once in a while. */
export class LineRefusals {
  readonly #where: string;
  readonly #log: Log;
  readonly #counts = new Map<FrameFault, number>();
  #unsaid = new Map<FrameFault, number>();
  #timer: NodeJS.Timeout | null = null;

  constructor(where: string, log: Log) {
    this.#where = where;
    this.#log = log;
  }

  /** Since the start. */
  get counts(): ReadonlyMap<FrameFault, number> {
    return this.#counts;
  }

  count(fault: FrameFault): void {
    for (const counts of [this.#counts, this.#unsaid]) counts.set(fault, (counts.get(fault) ?? 0) + 1);
    this.#timer ??= setTimeout(() => this.say(), SAID_EVERY_MS).unref();
  }

  /** Says what was not said yet. */
  say(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#unsaid.size === 0) return;
    const parts = [...this.#unsaid].map(([fault, count]) => `${count} ${fault}`);
    this.#unsaid = new Map();
    this.#log(`Refused on ${this.#where}: ${parts.join(", ")}.`);
  }
}
