import type { Clock } from "../clock.ts";
import { PeregrineError } from "../errors.ts";

/** Requests leave one connection no faster than this, and not at all while it is paused. */
export class Pace {
  readonly #clock: Clock;
  readonly #intervalMs: number;
  #nextTurn = 0;
  #pausedUntil = 0;
  #queue: Promise<void> = Promise.resolve();

  /** @param requestsPerSecond - undefined or infinite: as fast as they come */
  constructor(clock: Clock, requestsPerSecond: number | undefined) {
    this.#clock = clock;
    this.#intervalMs =
      requestsPerSecond === undefined || !Number.isFinite(requestsPerSecond) ? 0 : 1000 / requestsPerSecond;
  }

  /** When the next request may leave, in ms since the epoch; in the past when at once. */
  get pausedUntil(): number {
    return this.#pausedUntil;
  }

  /** Holds every request of this connection back until then. A pause is never shortened. */
  pauseUntil(time: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, time);
  }

  /**
   * Waits for the next turn; turns are given in the order they were asked for.
   *
   * @throws PeregrineError `cancelled`, nothing sent, once `signal` fires
   */
  async turn(signal: AbortSignal): Promise<void> {
    if (this.#intervalMs === 0 && this.#pausedUntil <= this.#clock.now()) return throwIfStopped(signal);
    const mine = this.#queue.then(() => this.#wait(signal));
    this.#queue = mine.catch(() => undefined);
    return mine;
  }

  /** Counted from when a request really left: a late timer must not make the next one early. */
  async #wait(signal: AbortSignal): Promise<void> {
    for (;;) {
      throwIfStopped(signal);
      const waitMs = Math.max(this.#nextTurn, this.#pausedUntil) - this.#clock.now();
      if (waitMs <= 0) break;
      await this.#clock.sleep(waitMs, signal).catch(() => undefined);
    }
    this.#nextTurn = this.#clock.now() + this.#intervalMs;
  }
}

function throwIfStopped(signal: AbortSignal): void {
  if (signal.aborted)
    throw new PeregrineError("cancelled", "Stopped before it was sent", { mayHaveCommitted: false });
}
