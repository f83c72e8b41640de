/** How often something may be asked in how long. */
export type Quota = Readonly<{ name: string; requests: number; windowMs: number }>;

/** A person's nightly job, a busy importer and a mistaken loop are far apart; this stands between the last two. */
export const tokenQuota: Quota = { name: "token", requests: 600, windowMs: 60_000 };
/** Wrong tokens from one place: nobody guesses one, but each try costs a look-up. */
export const strangerQuota: Quota = { name: "address", requests: 60, windowMs: 60_000 };

const KEYS_AT_MOST = 20_000;

export type Left = Readonly<{ isOver: boolean; remaining: number; resetSeconds: number }>;

/** Counts requests by key in windows that begin with the first of them. In memory: a restart gives everybody a new one. */
export class Pace {
  readonly quota: Quota;
  readonly #windows = new Map<string, { endsMs: number; count: number }>();

  constructor(quota: Quota) {
    this.quota = quota;
  }

  /** Counts one, and says what is left. `nowMs` is of the clock that cannot be set. */
  count(key: string, nowMs: number): Left {
    const { requests, windowMs } = this.quota;
    let window = this.#windows.get(key);
    if (!window || window.endsMs <= nowMs) {
      this.#windows.delete(key);
      window = { endsMs: nowMs + windowMs, count: 0 };
      this.#windows.set(key, window);
      this.#prune(nowMs);
    }
    window.count += 1;
    const resetSeconds = Math.max(1, Math.ceil((window.endsMs - nowMs) / 1_000));
    return { isOver: window.count > requests, remaining: Math.max(0, requests - window.count), resetSeconds };
  }

  /** Windows stand in the order in which they began, so the first are the first to end. */
  #prune(nowMs: number): void {
    for (const [key, { endsMs }] of this.#windows) {
      if (endsMs > nowMs && this.#windows.size <= KEYS_AT_MOST) return;
      this.#windows.delete(key);
    }
  }
}
