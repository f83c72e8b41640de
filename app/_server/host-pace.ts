import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { Problem } from "@/lib/errors";

/** Between two questions to one host, when it does not say. */
const GAP_MS = 1_000;
/** The longest that somebody waits for their turn. */
const LONGEST_WAIT_MS = 10_000;
const HOSTS_AT_MOST = 2_000;

/** Keeps us from asking a host too often, whoever of us asks: one at a time, as far apart as it wishes. */
export class HostPace {
  readonly #now: () => number;
  /** When each host may be asked again, in the order in which that was last set. */
  readonly #freeAtMs = new Map<string, number>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Resolves when it is one's turn. @throws {Problem} `limited` when that would take too long; it takes no turn then. */
  async turn(host: string, crawlDelayMs: number | null, signal: AbortSignal): Promise<void> {
    const waitMs = this.taken(host, crawlDelayMs);
    if (waitMs > 0) await wait(waitMs, undefined, { signal });
  }

  /** Takes a turn, and says how long to wait for it. */
  taken(host: string, crawlDelayMs: number | null): number {
    const nowMs = this.#now();
    const freeAtMs = Math.max(nowMs, this.#freeAtMs.get(host) ?? 0);
    const waitMs = freeAtMs - nowMs;
    if (waitMs > LONGEST_WAIT_MS) {
      const seconds = Math.ceil(waitMs / 1_000);
      throw new Problem(
        "limited",
        `${host} was asked a moment ago, and wishes to be left alone for ${seconds} seconds.`,
      );
    }
    this.#freeAtMs.delete(host);
    this.#freeAtMs.set(host, freeAtMs + Math.max(GAP_MS, crawlDelayMs ?? 0));
    for (const [known, atMs] of this.#freeAtMs) {
      if (this.#freeAtMs.size <= HOSTS_AT_MOST && atMs > nowMs) break;
      if (known !== host) this.#freeAtMs.delete(known);
      else break;
    }
    return waitMs;
  }
}
