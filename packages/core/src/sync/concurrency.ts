/** Writes in flight at once: halved when the service asks us to slow down, one more after each round that went well. */
export class Concurrency {
  readonly #most: number;
  #limit: number;
  #successes = 0;
  #running = 0;
  #waiting: (() => void)[] = [];
  #broken: { error: unknown } | undefined;

  constructor(most: number) {
    this.#most = Math.max(1, Math.floor(most));
    this.#limit = this.#most;
  }

  get limit(): number {
    return this.#limit;
  }

  slower(): void {
    this.#limit = Math.max(1, Math.floor(this.#limit / 2));
    this.#successes = 0;
  }

  faster(): void {
    this.#successes += 1;
    if (this.#limit >= this.#most || this.#successes < this.#limit) return;
    this.#limit += 1;
    this.#successes = 0;
    this.#wake();
  }

  /** Starts a task as soon as there is room for it; resolves when it has begun, not when it ends. See {@link idle}. */
  async start(task: () => Promise<unknown>): Promise<void> {
    while (this.#running >= this.#limit) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#running += 1;
    void task().then(this.#ended, (error: unknown) => {
      this.#broken ??= { error };
      this.#ended();
    });
  }

  /** Resolves when nothing runs any more; rejects, once, if a task did. */
  async idle(): Promise<void> {
    while (this.#running > 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    const broken = this.#broken;
    this.#broken = undefined;
    if (broken) throw broken.error;
  }

  // One function for all tasks: `finally` would make four objects for each.
  readonly #ended = (): void => {
    this.#running -= 1;
    this.#wake();
  };

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}
