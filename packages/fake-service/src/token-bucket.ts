/** An average number of calls a second, with room for a burst. */
export class TokenBucket {
  readonly #perSecond: number;
  readonly #burst: number;
  #tokens: number;
  #refilledMs: number | undefined;

  constructor(perSecond: number, burst: number) {
    this.#perSecond = perSecond;
    this.#burst = burst;
    this.#tokens = burst;
  }

  /** Counts a call, if there is room for it. @returns how long to wait in milliseconds; 0 when it may pass */
  take(nowMs: number): number {
    const passedMs = nowMs - (this.#refilledMs ?? nowMs);
    this.#tokens = Math.min(this.#burst, this.#tokens + (passedMs * this.#perSecond) / 1000);
    this.#refilledMs = nowMs;
    if (this.#tokens < 1) return ((1 - this.#tokens) * 1000) / this.#perSecond;
    this.#tokens -= 1;
    return 0;
  }
}
