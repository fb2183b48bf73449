import type { Failure } from "../errors.ts";
import type { JobKey } from "../job-key.ts";
import type { FieldChanges, PlanAction, PlanCounts, PlanEntry } from "./plan-entry.ts";

/** What a sync would do, and what that costs. */
export interface PlanReport {
  integration: string;
  counts: PlanCounts;
  /** Requests the run itself will make, as far as one a write tells. */
  requests: number;
  /** How long these take at the service's limits, in milliseconds. */
  estimatedMs: number;
  /** Records the ledger knows at this destination. */
  known: number;
  /** True when the brake would stop this plan: it changes an unusual share of the records that are there. */
  brake: boolean;
  /** True when a crash during the run could leave a double, because the destination cannot be asked. */
  mayDouble: boolean;
  warnings: string[];
  /** Jobs left out, by reason: `{ "status pending": 120, "same job twice": 1 }`. */
  skippedBecause: Record<string, number>;
}

/**
 * How a run ended: all written; stopped because a failure would hit every job; put off until `resumeAt`; cancelled by
 * the user; not begun because the plan changes unusually much.
 */
export type RunOutcome = "done" | "stopped" | "deferred" | "cancelled" | "braked";

/** What became of each job. `failed` are tried again by the next run. */
export interface RunCounts {
  created: number;
  updated: number;
  adopted: number;
  unchanged: number;
  detached: number;
  failed: number;
  skipped: number;
  invalid: number;
  /** Planned and not reached, because the run ended before. */
  left: number;
}

/** Counts of a run that has done nothing yet. */
export function noRunCounts(): RunCounts {
  return {
    created: 0,
    updated: 0,
    adopted: 0,
    unchanged: 0,
    detached: 0,
    failed: 0,
    skipped: 0,
    invalid: 0,
    left: 0,
  };
}

/** A job that did not succeed, and why. */
export interface JobFailure {
  key: JobKey;
  title: string;
  action: PlanAction;
  failure: Failure;
}

/** What a run did. */
export interface SyncReport {
  /** The run's number in the history. */
  run: number;
  integration: string;
  outcome: RunOutcome;
  counts: RunCounts;
  /** The first hundred that did not succeed; the history has them all. */
  failures: JobFailure[];
  /** Why it ended early. */
  failure?: Failure;
  /** ISO 8601; when to run again, for a deferred run. */
  resumeAt?: string;
  startedAt: string;
  durationMs: number;
  requests: number;
  retries: number;
  warnings: string[];
  /** As in {@link PlanReport}. */
  skippedBecause: Record<string, number>;
}

/** Told while a sync goes on, in order. */
export type SyncEvent =
  | { type: "phase"; phase: "prepare" | "recover" | "plan" | "write" }
  /** One job's plan; unchanged ones are only counted. */
  | { type: "planned"; entry: PlanEntry }
  | {
      type: "wrote";
      key: JobKey;
      title: string;
      action: "create" | "update" | "adopt";
      changes: FieldChanges;
    }
  | { type: "failed"; failure: JobFailure }
  | { type: "progress"; progress: Progress }
  /** Nothing is sent until then (ms since the epoch), because the service asked so or cannot be reached. */
  | { type: "waiting"; until: number; failure: Failure }
  | { type: "warning"; message: string };

/** Where a phase stands. */
export interface Progress {
  phase: "plan" | "write";
  /** Jobs dealt with so far. */
  done: number;
  /** Jobs in all, unknown while planning. */
  total?: number;
  /** Jobs a second, over the last few seconds. */
  rate: number;
  /** Milliseconds to go at that rate. */
  remainingMs?: number;
  inFlight: number;
  /** Milliseconds since the service last answered while something is in flight: a hung service shows here. */
  silentMs: number;
}
