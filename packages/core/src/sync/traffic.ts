import type { Clock } from "../clock.ts";

/** Counts what a run sends, and sees when the service last answered. */
export class Traffic {
  readonly #clock: Clock;
  requests = 0;
  retries = 0;
  inFlight = 0;
  #lastSign = 0;
  #busyMs = 0;
  #answers = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Milliseconds since the service last gave a sign of life while something is in flight, else 0. */
  get silentMs(): number {
    return this.inFlight === 0 ? 0 : this.#clock.now() - this.#lastSign;
  }

  /** How long an answer took on average, in milliseconds; 0 before the first. */
  get latencyMs(): number {
    return this.#answers === 0 ? 0 : this.#busyMs / this.#answers;
  }

  /** A request leaves; call the answer when its headers are there, or never will be. */
  sent(): () => void {
    const at = this.#clock.now();
    if (this.inFlight === 0) this.#lastSign = at;
    this.requests += 1;
    this.inFlight += 1;
    return () => this.#answered(at);
  }

  #answered(sentAt: number): void {
    this.inFlight -= 1;
    this.#lastSign = this.#clock.now();
    this.#busyMs += this.#lastSign - sentAt;
    this.#answers += 1;
  }
}
