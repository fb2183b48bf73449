import type { Clock } from "../clock.ts";
import type { Failure } from "../errors.ts";
import { FAILURES } from "../failure-codes.ts";
import type { Pace } from "./pace.ts";
import type { RunOutcome } from "./report.ts";

/** Why a run ended before everything was written. */
export interface RunEnd {
  outcome: Exclude<RunOutcome, "done">;
  failure?: Failure;
  /** When to go on, in ms since the epoch. */
  resumeAt?: number;
  /** True when the service itself named that time: no request may be sent before it. */
  asked?: boolean;
}

export interface RunControlOptions {
  clock: Clock;
  pace: Pace;
  patienceMs: number;
  /** The user's first wish to end: what is in flight may finish. */
  stop: AbortSignal;
  /** The second: end now. */
  signal: AbortSignal;
  onWaiting(until: number, failure: Failure): void;
}

/** Failures in a row that make an outage. */
const OUTAGE = 5;
/** Jobs in a row that fail in the very same way, before the next thousand are spared it. */
const ALL_ALIKE = 20;
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;
/** When to try again after an outage that outlasted the run's patience. */
const OUTAGE_RESUME_MS = 5 * 60_000;
/** A longer wait than this is taken for this: nobody means a year. */
const LONGEST_DEFERRAL_MS = 24 * 3_600_000;

/**
 * Decides whether a run goes on. One failure that will hit every job ends it at once; an outage, or a service that asks
 * for time, holds every request of the connection back, and beyond the run's patience puts the run off.
 */
export class RunControl {
  readonly #options: RunControlOptions;
  readonly #halt = new AbortController();
  #end: RunEnd | undefined;
  #failuresInARow = 0;
  #pauses = 0;
  #troubleSince: number | undefined;
  #alike = 0;
  #lastWords: string | undefined;

  constructor(options: RunControlOptions) {
    this.#options = options;
    const cancel = (): void => this.endWith({ outcome: "cancelled" });
    for (const signal of [options.stop, options.signal]) {
      if (signal.aborted) cancel();
      else signal.addEventListener("abort", cancel, { once: true, signal: this.#halt.signal });
    }
  }

  /** Fires when nothing new may be sent. */
  get halted(): AbortSignal {
    return this.#halt.signal;
  }

  /** Fires when what is in flight must be given up, too. */
  get signal(): AbortSignal {
    return this.#options.signal;
  }

  get end(): RunEnd | undefined {
    return this.#end;
  }

  /** The first reason stays. */
  endWith(end: RunEnd): void {
    if (this.#end) return;
    this.#end = end;
    this.#halt.abort();
  }

  succeeded(): void {
    this.#failuresInARow = 0;
    this.#pauses = 0;
    this.#troubleSince = undefined;
    this.#alike = 0;
  }

  failed(failure: Failure): void {
    const { scope } = FAILURES[failure.code];
    if (scope === "run")
      this.endWith(failure.code === "cancelled" ? { outcome: "cancelled" } : { outcome: "stopped", failure });
    if (scope === "outage") this.#trouble(failure);
    if (scope === "job") this.#countAlike(failure);
  }

  #countAlike(failure: Failure): void {
    const words = `${failure.code} ${failure.message}`;
    this.#alike = words === this.#lastWords ? this.#alike + 1 : 1;
    this.#lastWords = words;
    if (this.#alike >= ALL_ALIKE) this.endWith({ outcome: "stopped", failure });
  }

  #trouble(failure: Failure): void {
    const now = this.#options.clock.now();
    this.#troubleSince ??= now;
    this.#failuresInARow += 1;
    const asked = failure.retryAfterMs;
    const waitMs = asked ?? this.#outagePause(now);
    if (waitMs === 0) return;
    const endsPatience = now + waitMs - this.#troubleSince > this.#options.patienceMs;
    if (endsPatience) return this.#defer(failure, now, asked);
    this.#options.pace.pauseUntil(now + waitMs);
    this.#options.onWaiting(now + waitMs, failure);
  }

  /** Failures that arrive during a pause were sent before it: they make it no longer. */
  #outagePause(now: number): number {
    if (this.#failuresInARow < OUTAGE || this.#options.pace.pausedUntil > now) return 0;
    this.#pauses += 1;
    return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (this.#pauses - 1));
  }

  #defer(failure: Failure, now: number, asked: number | undefined): void {
    const waitMs = Math.min(asked ?? OUTAGE_RESUME_MS, LONGEST_DEFERRAL_MS);
    this.endWith({
      outcome: "deferred",
      failure,
      resumeAt: now + waitMs,
      ...(asked === undefined ? {} : { asked: true }),
    });
  }
}
