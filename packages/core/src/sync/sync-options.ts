import type { Clock } from "../clock.ts";
import type { Job } from "../job.ts";
import type { SyncEvent } from "./report.ts";
import type { SyncTarget } from "./sync-target.ts";

/** Everything a sync is given. */
export interface EngineOptions {
  target: SyncTarget;
  jobs: AsyncIterable<Job> | Iterable<Job>;
  /** Where our memory lies; `":memory:"` for one that ends with the process. */
  stateDir: string;
  /** Sends requests as they come: no deadline, no pace. */
  fetch: typeof fetch;
  clock: Clock;
  /** 0 to 1; spreads retries. */
  random?: () => number;
  statuses?: readonly string[];
  retryFailed?: boolean;
  /** Go on where the brake would stop. */
  yes?: boolean;
  /** Begin although the service asked the last run to wait longer. */
  now?: boolean;
  stop?: AbortSignal;
  signal?: AbortSignal;
  patienceMs?: number;
  /** Time one request may take, answer read to its end, in milliseconds; by default 30 seconds. */
  deadlineMs?: number;
  limits?: { requestsPerSecond?: number; concurrency?: number };
  /** Largest size of our memory, in SQLite's pages: for tests of a full disk. */
  mostPages?: number;
  /** How many rows of the source could not be read, so far. */
  invalid?: () => number;
  onEvent?: (event: SyncEvent) => void;
}

/** How long a run waits for a service before it is put off, in milliseconds. */
export const PATIENCE_MS = 60_000;

/** Requests in flight at once where an integration names no limit. */
export const CONCURRENCY = 4;
