/** So many calls in each stretch of time; the first call starts the stretch. */
export class FixedWindow {
  readonly #calls: number;
  readonly #ms: number;
  #startMs = Number.NEGATIVE_INFINITY;
  #used = 0;

  constructor(calls: number, ms: number) {
    this.#calls = calls;
    this.#ms = ms;
  }

  /** Counts a call, if there is room for it. @returns how long to wait in milliseconds; 0 when it may pass */
  take(nowMs: number): number {
    if (nowMs >= this.#startMs + this.#ms) {
      this.#startMs = nowMs;
      this.#used = 0;
    }
    if (this.#used >= this.#calls) return this.#startMs + this.#ms - nowMs;
    this.#used += 1;
    return 0;
  }
}
