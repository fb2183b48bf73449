import { randomUUID } from "node:crypto";
import { PeregrineError, type Clock } from "@peregrine/core/host";
import type { Activity } from "../../api-types.ts";
import { ActivityRun, type Task } from "./activity-run.ts";
import { PlanEntries } from "./plan-entries.ts";

/** Times to wait for an activity that was told to stop, or to end, in milliseconds. */
export interface Patience {
  stopMs: number;
  endMs: number;
}

const REMEMBERED = 20;
const PLANS_WITH_ENTRIES = 4;

/** Everything that goes on, and what ended lately. An integration has one activity at a time. */
export class Activities {
  readonly #runs = new Map<string, ActivityRun>();
  readonly #entries = new Map<string, PlanEntries>();
  readonly #clock: Clock;
  readonly #patience: Patience;
  #closed = false;

  constructor(clock: Clock, patience: Patience) {
    this.#clock = clock;
    this.#patience = patience;
  }

  /**
   * Begins an activity and does not wait for it.
   *
   * @throws PeregrineError `locked` while another of the same integration goes on
   */
  begin(task: Task): Activity {
    if (this.#closed) throw new PeregrineError("cancelled", "The server is being stopped");
    this.refuseIfBusy(task.integration);
    const id = randomUUID();
    const entries = task.kind === "plan" ? this.#keepEntries(id) : undefined;
    const onPlanned: Task["onPlanned"] = entries && ((entry) => entries.add(entry));
    const run = new ActivityRun(id, { ...task, ...(onPlanned ? { onPlanned } : {}) }, this.#clock);
    this.#runs.set(id, run);
    this.#forgetOld();
    return run.view;
  }

  /** @throws PeregrineError `locked` while an activity of this integration goes on */
  refuseIfBusy(integration: string): void {
    const other = this.#running().find(({ view }) => view.integration === integration);
    if (other) throw busy(other.view);
  }

  /** Those that go on first, then those that ended, newest first. */
  list(): Activity[] {
    const all = [...this.#runs.values()].toReversed();
    return [...all.filter((run) => run.goesOn), ...all.filter((run) => !run.goesOn)].map(({ view }) => view);
  }

  /** @throws PeregrineError `not_found` */
  get(id: string): ActivityRun {
    const run = this.#runs.get(id);
    if (!run) {
      throw new PeregrineError("not_found", "There is no such activity", {
        hint: "It ended long ago, or the server was started again since. The history has every run.",
      });
    }
    return run;
  }

  /** @throws PeregrineError `not_found` for what is no plan, or one that is too old */
  entries(id: string): PlanEntries {
    const entries = this.#entries.get(id);
    if (entries) return entries;
    const { label } = this.get(id).view;
    throw new PeregrineError("not_found", `There are no planned entries of ${label} here`, {
      hint: "Only the latest plans keep them: plan again.",
    });
  }

  cancel(id: string, force: boolean): Activity {
    const run = this.get(id);
    const again = run.view.state === "stopping";
    run.cancel(force);
    if (force || again) this.#after(this.#patience.endMs, () => run.abandon());
    return run.view;
  }

  /** Stops everything, waits for it, and ends what does not stop. */
  async close(): Promise<void> {
    this.#closed = true;
    const { stopMs, endMs } = this.#patience;
    await this.#endWithin(stopMs, (run) => run.cancel(false));
    await this.#endWithin(endMs, (run) => run.cancel(true));
    for (const run of this.#running()) run.abandon();
    for (const entries of this.#entries.values()) entries.close();
    this.#entries.clear();
  }

  async #endWithin(ms: number, tell: (run: ActivityRun) => void): Promise<void> {
    const running = this.#running();
    if (running.length === 0) return;
    running.forEach(tell);
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = this.#after(ms, resolve);
    await Promise.race([Promise.all(running.map(({ ended }) => ended)), promise]);
    clearTimeout(timer);
  }

  #running(): ActivityRun[] {
    return [...this.#runs.values()].filter(({ goesOn }) => goesOn);
  }

  #after(ms: number, then: () => void): NodeJS.Timeout {
    return setTimeout(then, ms).unref();
  }

  #keepEntries(id: string): PlanEntries {
    const entries = new PlanEntries();
    this.#entries.set(id, entries);
    const old = [...this.#entries.keys()].slice(0, -PLANS_WITH_ENTRIES);
    for (const one of old.filter((one) => !this.#runs.get(one)?.goesOn)) this.#dropEntries(one);
    return entries;
  }

  #forgetOld(): void {
    const ended = [...this.#runs].filter(([, { goesOn }]) => !goesOn).map(([id]) => id);
    for (const id of ended.slice(0, -REMEMBERED)) {
      this.#runs.delete(id);
      this.#dropEntries(id);
    }
  }

  #dropEntries(id: string): void {
    this.#entries.get(id)?.close();
    this.#entries.delete(id);
  }
}

function busy({ kind, label }: Activity): PeregrineError {
  return new PeregrineError("locked", `${label} is busy: a ${kind} of it goes on`, {
    hint: "Wait until it ends, or cancel it.",
  });
}
