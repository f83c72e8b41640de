/** How often somebody may do something: a bucket that fills as time goes by, so that nobody waits, and who floods is noticed. */
export class Allowance {
  readonly #aSecond: number;
  readonly #atOnce: number;
  #left: number;
  #lastMs = performance.now();

  constructor({ aSecond, atOnce }: Readonly<{ aSecond: number; atOnce: number }>) {
    this.#aSecond = aSecond;
    this.#atOnce = atOnce;
    this.#left = atOnce;
  }

  /** Takes one; false where there is none left. */
  take(): boolean {
    const nowMs = performance.now();
    const earned = ((nowMs - this.#lastMs) / 1_000) * this.#aSecond;
    this.#left = Math.min(this.#atOnce, this.#left + earned) - 1;
    this.#lastMs = nowMs;
    return this.#left >= 0;
  }
}
