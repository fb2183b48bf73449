import type { Acknowledgement, Ledger } from "./ledger.ts";

const MOST_PENDING = 32;
const LONGEST_DELAY_MS = 100;

/**
 * Writes acknowledgements to the ledger a few at a time: one transaction, one flush to disk for all of them. One that is
 * lost with the process costs a look-up, not a double; a destination that cannot be looked up gets each at once.
 */
export class Acknowledger {
  readonly #ledger: Ledger;
  readonly #run: number | null;
  readonly #atOnce: boolean;
  readonly #onFailure: (error: unknown) => void;
  #pending: Acknowledgement[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(ledger: Ledger, run: number | null, atOnce: boolean, onFailure: (error: unknown) => void) {
    this.#ledger = ledger;
    this.#run = run;
    this.#atOnce = atOnce;
    this.#onFailure = onFailure;
  }

  add(acknowledgement: Acknowledgement): void {
    this.#pending.push(acknowledgement);
    if (this.#atOnce || this.#pending.length >= MOST_PENDING) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), LONGEST_DELAY_MS);
  }

  /** Puts what is pending on disk. What cannot be written stays an intent, which the next run resolves. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const pending = this.#pending;
    this.#pending = [];
    if (pending.length === 0) return;
    try {
      this.#ledger.acknowledge(this.#run, pending);
    } catch (error) {
      this.#onFailure(error);
    }
  }
}
