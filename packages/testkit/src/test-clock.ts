import type { Clock } from "@peregrine/core/host";

/** How a test clock starts and moves. */
export interface TestClockOptions {
  /** Its first moment, in milliseconds since the epoch; by default 2026-01-01T00:00Z. */
  now?: number;
  /** Whether it moves by itself, from one wait to the next, instead of by `advance`. */
  auto?: boolean;
}

interface Sleeper {
  readonly due: number;
  readonly wake: () => void;
}

/**
 * A clock a test owns; it fits the engine's `Clock`.
 *
 * By hand, time stands still until `advance(ms)`. In auto mode nobody ever waits: as soon as nothing else is to be
 * done, the clock jumps to the end of the shortest wait, so that waits side by side do not add up.
 */
export class TestClock implements Clock {
  /** Every wait that was asked for, in milliseconds, in order. */
  readonly waits: number[] = [];
  readonly #auto: boolean;
  readonly #sleepers = new Set<Sleeper>();
  #now: number;
  #held = 0;
  #jump: NodeJS.Immediate | undefined;

  constructor({ now = Date.UTC(2026, 0, 1), auto = false }: TestClockOptions = {}) {
    this.#now = now;
    this.#auto = auto;
  }

  now(): number {
    return this.#now;
  }

  /** Resolves when the clock has moved on by `ms`; rejects with the signal's reason as soon as that fires. */
  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return Promise.reject(signal.reason);
    this.waits.push(ms);
    if (ms <= 0) return Promise.resolve();
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const stop = () => {
      this.#sleepers.delete(sleeper);
      reject(signal?.reason);
    };
    const wake = () => {
      this.#sleepers.delete(sleeper);
      signal?.removeEventListener("abort", stop);
      resolve();
    };
    const sleeper: Sleeper = { due: this.#now + ms, wake };
    this.#sleepers.add(sleeper);
    signal?.addEventListener("abort", stop, { once: true });
    this.#planJump();
    return promise;
  }

  /** Moves on, waking whoever is due, in order; work that a sleeper does once awake may sleep again within the time. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (let next = this.#earliest(); next && next.due <= end; next = this.#earliest()) {
      this.#wake(next);
      await new Promise(setImmediate);
    }
    this.#now = Math.max(this.#now, end);
  }

  /**
   * In auto mode, keeps time still while something real is under way, such as a request: its time of arrival is then
   * the time it was sent. `fetch: (...args) => clock.during(fetch(...args))`
   */
  async during<T>(work: Promise<T>): Promise<T> {
    this.#held += 1;
    try {
      return await work;
    } finally {
      this.#held -= 1;
      this.#planJump();
    }
  }

  #planJump(): void {
    if (!this.#auto || this.#jump || this.#sleepers.size === 0) return;
    this.#jump = setImmediate(() => {
      this.#jump = undefined;
      const next = this.#held === 0 ? this.#earliest() : undefined;
      if (!next) return;
      this.#wake(next);
      this.#planJump();
    });
  }

  #wake(sleeper: Sleeper): void {
    this.#now = Math.max(this.#now, sleeper.due);
    sleeper.wake();
  }

  #earliest(): Sleeper | undefined {
    let first: Sleeper | undefined;
    for (const sleeper of this.#sleepers) if (!first || sleeper.due < first.due) first = sleeper;
    return first;
  }
}
