import { PeregrineError, toFailure, type Clock, type PlanEntry, type SyncEvent } from "@peregrine/core/host";
import type { Step } from "@peregrine/installer";
import type { Activity } from "../../api-types.ts";
import { unexplained } from "../answer-failure.ts";
import { EventLog } from "./event-log.ts";

/** What an activity is to do. */
export interface Task {
  kind: Activity["kind"];
  integration: string;
  label: string;
  /** Does it, and answers its report. */
  work(hooks: TaskHooks): Promise<Reports>;
  onPlanned?(entry: PlanEntry): void;
}

/** What an activity may end with, each kind with its own. */
type Reports = Pick<Activity, "plan" | "sync" | "undo" | "added" | "updated" | "removed">;

/** What the work is given. */
export interface TaskHooks {
  /** Finish what is in flight, then end. */
  stop: AbortSignal;
  /** End now. */
  signal: AbortSignal;
  onEvent(event: SyncEvent): void;
  onStep(step: Step): void;
}

const WARNINGS = 50;

/** One activity from its begin to its end. */
export class ActivityRun {
  readonly log: EventLog = new EventLog();
  readonly #clock: Clock;
  readonly #stop = new AbortController();
  readonly #abort = new AbortController();
  readonly #ended = Promise.withResolvers<void>();
  readonly #onPlanned: (entry: PlanEntry) => void;
  #activity: Activity;

  constructor(id: string, task: Task, clock: Clock) {
    const { kind, integration, label } = task;
    this.#clock = clock;
    this.#onPlanned = task.onPlanned ?? (() => undefined);
    const startedAt = new Date(clock.now()).toISOString();
    this.#activity = { id, kind, integration, label, state: "running", startedAt, warnings: [] };
    void this.#run(task);
  }

  /** Where it stands. */
  get view(): Activity {
    const { waiting, ...rest } = this.#activity;
    return waiting && Date.parse(waiting.until) > this.#clock.now() ? { ...rest, waiting } : rest;
  }

  get goesOn(): boolean {
    return this.#activity.endedAt === undefined;
  }

  /** Resolves when it is over. */
  get ended(): Promise<void> {
    return this.#ended.promise;
  }

  /** First asks it to stop; the second time, or with `force`, ends it. */
  cancel(force: boolean): void {
    if (!this.goesOn) return;
    if (force || this.#stop.signal.aborted) this.#abort.abort();
    this.#stop.abort();
    if (this.#activity.state === "stopping") return;
    this.#change({ state: "stopping" });
    this.log.add({ type: "state", state: "stopping" });
  }

  /** Gives up waiting for work that does not react to being ended. */
  abandon(): void {
    this.#end({ failure: toFailure(hung(this.#activity.label)) });
  }

  async #run({ work }: Task): Promise<void> {
    const hooks = {
      stop: this.#stop.signal,
      signal: this.#abort.signal,
      onEvent: (event: SyncEvent) => this.#take(event),
      onStep: ({ doing }: Step) => this.#takeStep(doing),
    };
    try {
      this.#end(await work(hooks));
    } catch (error) {
      this.#end({ failure: toFailure(PeregrineError.is(error) ? error : unexplained(error)) });
    }
  }

  #take(event: SyncEvent): void {
    if (!this.goesOn) return;
    if (event.type === "planned") return this.#onPlanned(event.entry);
    if (event.type === "wrote") {
      const { type, key, title, action } = event;
      return this.log.add({ type, key, title, action });
    }
    if (event.type === "waiting") {
      const waiting = { until: new Date(event.until).toISOString(), failure: event.failure };
      this.#change({ waiting });
      return this.log.add({ type: "waiting", ...waiting });
    }
    if (event.type === "warning")
      this.#change({ warnings: [...this.#activity.warnings, event.message].slice(-WARNINGS) });
    if (event.type === "phase") this.#change({ phase: event.phase });
    if (event.type === "progress") this.#change({ progress: event.progress });
    this.log.add(event);
  }

  #takeStep(step: Step["doing"]): void {
    if (!this.goesOn || step === this.#activity.step) return;
    this.#change({ step });
    this.log.add({ type: "step", step });
  }

  #change(changes: Partial<Activity>): void {
    this.#activity = { ...this.#activity, ...changes };
  }

  #end(result: Reports & Pick<Activity, "failure">): void {
    if (!this.goesOn) return;
    const endedAt = new Date(this.#clock.now()).toISOString();
    this.#change({ ...result, endedAt, state: result.failure ? "failed" : "done" });
    this.log.add({ type: "end", activity: this.view });
    this.#ended.resolve();
  }
}

function hung(label: string): PeregrineError {
  return new PeregrineError("timeout", `${label} did not stop when it was told to`, {
    hint: "Its integration hangs. Start `peregrine ui` again before the next sync.",
  });
}
