import type { ActivityEvent } from "../../api-types.ts";

/** An event and its place in the order. */
export interface LoggedEvent {
  id: number;
  event: ActivityEvent;
}

const KEPT = 1000;

/** What happened in an activity, for whoever listens now or later. Of progress only the latest is kept. */
export class EventLog {
  #events: LoggedEvent[] = [];
  #progress: LoggedEvent | undefined;
  #last = 0;
  #ended = false;
  #changed = Promise.withResolvers<void>();

  /** True after `end`: nothing will be added. */
  get ended(): boolean {
    return this.#ended;
  }

  add(event: ActivityEvent): void {
    if (this.#ended) return;
    const logged = { id: ++this.#last, event };
    if (event.type === "progress") this.#progress = logged;
    else this.#events.push(logged);
    if (this.#events.length > KEPT * 1.1) this.#events = this.#events.slice(-KEPT);
    this.#ended = event.type === "end";
    this.#changed.resolve();
    this.#changed = Promise.withResolvers();
  }

  /** What came after this id, in order. */
  after(id: number): LoggedEvent[] {
    const latest = this.#progress ? [this.#progress] : [];
    return [...this.#events, ...latest].filter((one) => one.id > id).sort((a, b) => a.id - b.id);
  }

  /** Resolves when something was added. */
  changed(): Promise<void> {
    return this.#changed.promise;
  }
}
