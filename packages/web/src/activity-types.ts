import type { Failure, JobFailure, PlanReport, Progress, SyncReport, UndoReport } from "@peregrine/core/host";
import type { Step } from "@peregrine/installer";
import type { PackageReports } from "./package-types.ts";

/** `POST /api/integrations/:name/plan`. */
export interface PlanRequest {
  /** A file of jobs (SQLite, NDJSON, JSON or CSV). Default: the home's own database. */
  jobs?: string;
  /** Statuses that may be synced for the first time. Default: approved and later. */
  statuses?: string[];
  /** Only jobs that failed in the run before. */
  retryFailed?: boolean;
}

/** `POST /api/integrations/:name/sync`. */
export interface SyncRequest extends PlanRequest {
  /** Go on although the plan changes an unusual share of the records. */
  yes?: boolean;
  /** Begin although the service asked to wait longer. */
  now?: boolean;
}

/** `POST /api/runs/:run/undo`. */
export interface UndoRequest {
  /** Tell what would be taken back; write nothing. */
  dryRun?: boolean;
}

/** Something that goes on, with its jobs or with its package. At most one at a time for each integration. */
export interface Activity extends PackageReports {
  id: string;
  kind: "plan" | "sync" | "undo" | "add" | "update" | "remove";
  integration: string;
  label: string;
  /** `"stopping"`: what is in flight is finished. `"done"`: there is a report. `"failed"`: there is a failure. */
  state: "running" | "stopping" | "done" | "failed";
  /** ISO 8601. */
  startedAt: string;
  endedAt?: string;
  phase?: "prepare" | "recover" | "plan" | "write";
  /** What is done with its package. */
  step?: Step["doing"];
  progress?: Progress;
  /** Nothing is sent until then (ISO 8601), and why. */
  waiting?: { until: string; failure: Failure };
  /** The latest fifty. */
  warnings: string[];
  /** When `kind` is `"plan"`; its entries are paged at `/api/activities/:id/entries`. */
  plan?: PlanReport;
  /** When `kind` is `"sync"`; its jobs are paged at `/api/runs/:run/failures` and `…/changes`. */
  sync?: SyncReport;
  /** When `kind` is `"undo"`. */
  undo?: UndoReport;
  failure?: Failure;
}

/** Answer to whatever begins or changes an activity. */
export interface ActivityAnswer {
  activity: Activity;
}

/** `POST /api/activities/:id/cancel`. The second one, or `force`, ends it at once. */
export interface CancelRequest {
  force?: boolean;
}

/** What `GET /api/activities/:id/events` tells, one JSON a message. After `end` comes nothing more. */
export type ActivityEvent =
  | { type: "state"; state: Activity["state"] }
  | { type: "phase"; phase: NonNullable<Activity["phase"]> }
  | { type: "step"; step: Step["doing"] }
  | { type: "progress"; progress: Progress }
  | { type: "wrote"; key: string; title: string; action: "create" | "update" | "adopt" }
  | { type: "failed"; failure: JobFailure }
  | { type: "waiting"; until: string; failure: Failure }
  | { type: "warning"; message: string }
  | { type: "end"; activity: Activity };
