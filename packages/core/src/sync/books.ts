import type { Failure } from "../errors.ts";
import type { Acknowledger } from "./acknowledger.ts";
import { mayHaveCommitted } from "./retry-policy.ts";
import type { Ledger } from "./ledger.ts";
import type { PlannedWrite } from "./plan-job.ts";
import type { RunCounts, SyncEvent, JobFailure } from "./report.ts";
import type { RunControl } from "./run-control.ts";
import type { RunLog } from "./run-log.ts";

/** Failures that a report carries itself; the history has all of them. */
const FAILURES_REPORTED = 100;
const COUNTER = { create: "created", update: "updated", adopt: "adopted" } as const;

/** Keeps the books of a run: what became of each write, in the ledger, the history, the counts and the events. */
export class Books {
  readonly failures: JobFailure[] = [];
  readonly counts: RunCounts;
  readonly #ledger: Ledger;
  readonly #acknowledger: Acknowledger;
  readonly #log: RunLog;
  readonly #run: number;
  readonly #control: RunControl;
  readonly #tell: (event: SyncEvent) => void;

  constructor(parts: {
    ledger: Ledger;
    acknowledger: Acknowledger;
    log: RunLog;
    run: number;
    control: RunControl;
    counts: RunCounts;
    tell(event: SyncEvent): void;
  }) {
    this.#ledger = parts.ledger;
    this.#acknowledger = parts.acknowledger;
    this.#log = parts.log;
    this.#run = parts.run;
    this.#control = parts.control;
    this.#tell = parts.tell;
    this.counts = parts.counts;
  }

  /** The service confirmed. */
  wrote({ entry, record, digest }: PlannedWrite, remoteId: string): void {
    const { key, title, action, changes } = entry;
    if (action !== "create" && action !== "update" && action !== "adopt") return;
    this.#acknowledger.add({ key, remoteId, digest, written: record, action, changes });
    this.counts[COUNTER[action]] += 1;
    this.#tell({ type: "wrote", key, title, action, changes });
  }

  /** It did not happen, or nobody knows: then the intent stays, and the next run finds out. */
  failed({ entry, cutOff }: PlannedWrite, failure: Failure): void {
    if (!mayHaveCommitted(failure) && !cutOff) this.#ledger.withdraw([entry.key]);
    if (!this.#control.end)
      this.reject({ key: entry.key, title: entry.title, action: entry.action, failure });
  }

  /** A person removed the record: it is not made again. */
  detached({ entry, digest }: PlannedWrite, failure: Failure): void {
    this.#ledger.detach(entry.key, digest);
    this.counts.detached += 1;
    this.#note({ key: entry.key, title: entry.title, action: "detached", failure });
  }

  /** One job that does not succeed in this run. */
  reject(failure: JobFailure): void {
    this.counts.failed += 1;
    if (failure.key !== "") this.#ledger.markFailed(this.#run, [failure]);
    this.#note(failure);
  }

  /** Writes that were noted and never begun. */
  leave(items: readonly PlannedWrite[]): void {
    this.#ledger.withdraw(items.filter(({ cutOff }) => !cutOff).map(({ entry }) => entry.key));
  }

  #note(failure: JobFailure): void {
    if (this.failures.length < FAILURES_REPORTED) this.failures.push(failure);
    this.#log.fail(this.#run, [failure]);
    this.#tell({ type: "failed", failure });
  }
}
