import "server-only";

/** How often something may be tried. */
type Limit = Readonly<{ attempts: number; windowMs: number }>;

const KEYS_AT_MOST = 20_000;

/**
 * Counts attempts by key in a sliding window, in memory: a restart forgets them, which costs a
 * password that is hashed slowly nothing. Pruned when it is full, the longest silent keys first.
 */
export class RateLimit {
  readonly #limit: Limit;
  /** Keys in the order of their last attempt; the times of each in order. */
  readonly #attempts = new Map<string, number[]>();

  constructor(limit: Limit) {
    this.#limit = limit;
  }

  /** How long `key` must wait before it may try again; 0 when it may now. Counts nothing. O(attempts). */
  waitMs(key: string, nowMs: number): number {
    const recent = this.#recent(key, nowMs);
    const first = recent.at(-this.#limit.attempts);
    return first === undefined ? 0 : first + this.#limit.windowMs - nowMs;
  }

  /** Counts an attempt, before its outcome is known, so that many at once cannot slip through. */
  count(key: string, nowMs: number): void {
    const recent = this.#recent(key, nowMs);
    this.#attempts.delete(key);
    this.#attempts.set(key, [...recent, nowMs].slice(-this.#limit.attempts));
    if (this.#attempts.size > KEYS_AT_MOST) this.#prune(nowMs);
  }

  /** Forgets a key: whoever got in was no guesser. */
  forget(key: string): void {
    this.#attempts.delete(key);
  }

  get size(): number {
    return this.#attempts.size;
  }

  #recent(key: string, nowMs: number): readonly number[] {
    return (this.#attempts.get(key) ?? []).filter((atMs) => atMs > nowMs - this.#limit.windowMs);
  }

  #prune(nowMs: number): void {
    for (const [key, times] of this.#attempts) {
      const isStale = (times.at(-1) ?? 0) <= nowMs - this.#limit.windowMs;
      if (!isStale && this.#attempts.size <= KEYS_AT_MOST) return;
      this.#attempts.delete(key);
    }
  }
}
