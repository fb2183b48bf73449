import type { Caller } from "./attempt.ts";
import type { SyncEvent } from "./report.ts";

const EVERY_MS = 200;
/** The rate is that of the last few seconds, so that a wait shows and passes. */
const WINDOW_MS = 5000;

/** Tells a few times a second how far a phase has come, as long as it lasts. */
export class Progress {
  readonly #caller: Caller;
  readonly #tell: (event: SyncEvent) => void;
  #timer: NodeJS.Timeout | undefined;
  #samples: { at: number; done: number }[] = [];

  constructor(caller: Caller, tell: (event: SyncEvent) => void) {
    this.#caller = caller;
    this.#tell = tell;
  }

  /** Follows a phase; `done` and `total` are asked each time. */
  follow(phase: "plan" | "write", done: () => number, total?: number): void {
    this.stop();
    this.#samples = [];
    const report = (): void => this.#report(phase, done(), total);
    report();
    this.#timer = setInterval(report, EVERY_MS);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #report(phase: "plan" | "write", done: number, total: number | undefined): void {
    const rate = this.#rate(done);
    const { inFlight, silentMs } = this.#caller.traffic;
    const left = total === undefined || rate === 0 ? {} : { remainingMs: ((total - done) / rate) * 1000 };
    this.#tell({
      type: "progress",
      progress: { phase, done, rate, inFlight, silentMs, ...(total === undefined ? {} : { total }), ...left },
    });
  }

  /** Jobs a second. */
  #rate(done: number): number {
    const at = this.#caller.clock.now();
    this.#samples.push({ at, done });
    while (this.#samples.length > 2 && at - this.#samples[0]!.at > WINDOW_MS) this.#samples.shift();
    const first = this.#samples[0]!;
    return at === first.at ? 0 : ((done - first.done) * 1000) / (at - first.at);
  }
}
