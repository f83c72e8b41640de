import type { Log } from "./log";

/** Why something that came up the line was not done, and was no command that could have been. */
export const frameFaults = [
  "too long",
  "malformed",
  "not JSON",
  "no frame of ours",
  "out of turn",
  "unknown command",
] as const;
export type FrameFault = (typeof frameFaults)[number];

/** How often, at most, the log says so: whoever sends garbage must not be able to fill the disk with it. */
const SAID_EVERY_MS = 60_000;

/** Counts what was refused on the live line, and says so in the log once in a while. */
export class LiveRefusals {
  readonly #log: Log;
  readonly #counts = new Map<FrameFault, number>();
  #unsaid = new Map<FrameFault, number>();
  #timer: NodeJS.Timeout | null = null;

  constructor(log: Log) {
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
    this.#log(`Refused on the live line: ${parts.join(", ")}.`);
  }
}
