import type {
  CheckResult,
  Failure,
  Field,
  Issue,
  JobFailure,
  LastCheck,
  PlanAction,
  PlanEntry,
  PlanReport,
  Problem,
  Progress,
  RunDetails,
  RunSummary,
  SyncReport,
  TierReport,
  UndoReport,
} from "@peregrine/core/host";

/** The answer to every request that failed. Its HTTP status is the one the failure table gives the code. */
export interface FailureAnswer {
  ok: false;
  failure: Failure;
}

/** `GET /api/overview`: what every page needs. */
export interface Overview {
  /** Of this package. */
  version: string;
  home: {
    dir: string;
    /** The pipeline's database, when the home has one. */
    jobsPath?: string;
    /** What a person should know: several configs or databases exist, and which are used. */
    notes: readonly string[];
  };
  tier: TierReport;
  wizard: WizardState;
  /** Those that go on first, then those that ended, newest first. */
  activities: Activity[];
}

/**
 * How an integration fares: installed without a connection; tested and working; tested and failing; never tested; above
 * the user's tier; unusable (its package or its saved values); connected, and its package is not installed.
 */
export type CardState =
  | "not_configured"
  | "verified"
  | "failing"
  | "untested"
  | "locked"
  | "broken"
  | "missing";

/** One integration on the Settings page. */
export interface Card {
  name: string;
  label: string;
  state: CardState;
  /** True when a connection is saved. */
  configured: boolean;
  /** Why it is failing, locked, broken or missing: a sentence. */
  reason?: string;
  /** What the person can do about it. */
  hint?: string;
  /** A command for the terminal that brings it back: `npm install …`. */
  command?: string;
  summary?: string;
  category?: string;
  /** The tier it needs. */
  tier?: string;
  docsUrl?: string;
  /** An emoji, or a `data:image/…` address. */
  icon?: string;
  /** The hosts it talks to. */
  hosts?: readonly string[];
  packageName?: string;
  version?: string;
  official?: boolean;
  /** The last test: when (`at`), since when it has been so (`since`), as which account. */
  lastCheck?: LastCheck;
  /** Records at the destination that we know. */
  records: number;
  lastRun?: RunSummary;
}

/** `GET /api/integrations`. */
export interface Settings {
  cards: Card[];
  /** Packages that were left out, with the reason. */
  problems: Problem[];
}

/** `GET /api/integrations/:name`: a card with its form. */
export interface IntegrationForm extends Card {
  fields: readonly Field[];
  /** Stored values that are no secret. */
  values: Readonly<Record<string, unknown>>;
  /** Keys of secrets that are set: show "set", send nothing (or `""`) to keep them. */
  secretsSet: readonly string[];
  /** The connection's file. */
  path: string;
}

/** A form's values. A value left out keeps its stored one, and so does an empty secret; null empties it. */
export type FormValues = Record<string, string | boolean | null>;

/** `POST /api/integrations/:name/test`. Without `values` the saved connection is tested. */
export interface TestRequest {
  values?: FormValues;
}

/** `POST /api/integrations/:name/connect`. */
export interface ConnectRequest {
  values: FormValues;
  /** `"passed"` (the default) saves after a passed test; `"always"` saves anyway. */
  save?: "passed" | "always";
}

/** Answer to test and connect: always 200 when the form was looked at, with `ok: false` for what did not pass. */
export interface ConnectAnswer {
  ok: boolean;
  saved: boolean;
  /** What is wrong in the form: nothing was sent then. */
  issues: readonly Issue[];
  /** What the test found. */
  check?: CheckResult;
}

/** `POST /api/integrations/:name/disconnect`. */
export interface DisconnectRequest {
  /** Also forget which records were synced. */
  forget?: boolean;
}

export interface DisconnectAnswer {
  removed: boolean;
  /** Records whose memory was dropped. */
  forgotten: number;
}

/** `GET /api/jobs?source=`: where the jobs come from, and how many have which status. */
export interface JobsReport {
  /** A path; missing when the home has no database and none was named. */
  source?: string;
  total: number;
  /** Rows that could not be read. */
  invalid: number;
  statuses: {
    /** Missing for jobs without one. */
    status?: string;
    count: number;
    /** True when such jobs are synced unless the user says otherwise. */
    synced: boolean;
  }[];
  /** Why there are none: no such file, no database, … */
  failure?: Failure;
}

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

/** Something that goes on: a plan, a sync or an undo. At most one at a time for each integration. */
export interface Activity {
  id: string;
  kind: "plan" | "sync" | "undo";
  integration: string;
  label: string;
  /** `"stopping"`: what is in flight is finished. `"done"`: there is a report. `"failed"`: there is a failure. */
  state: "running" | "stopping" | "done" | "failed";
  /** ISO 8601. */
  startedAt: string;
  endedAt?: string;
  phase?: "prepare" | "recover" | "plan" | "write";
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
  | { type: "progress"; progress: Progress }
  | { type: "wrote"; key: string; title: string; action: "create" | "update" | "adopt" }
  | { type: "failed"; failure: JobFailure }
  | { type: "waiting"; until: string; failure: Failure }
  | { type: "warning"; message: string }
  | { type: "end"; activity: Activity };

/** Query of the paged lists. `search` looks in titles and keys, and ignores case. */
export interface PageQuery {
  /** Default 0. */
  offset?: number;
  /** 1 to 200, default 50. */
  limit?: number;
  search?: string;
}

/** Query of `GET /api/activities/:id/entries`. */
export interface EntriesQuery extends PageQuery {
  action?: PlanAction;
}

/** One page. `total` is how many there are with this filter. */
export interface Page<T> {
  items: T[];
  total: number;
  offset: number;
}

/** `GET /api/activities/:id/entries`: jobs of a plan; unchanged ones are only counted in its report. */
export type EntriesPage = Page<PlanEntry>;

/** `GET /api/runs?name=&limit=`, newest first. */
export interface RunsAnswer {
  runs: RunSummary[];
}

/** `GET /api/runs/:run`. */
export interface RunAnswer extends RunSummary {
  failureCount: number;
  changeCount: number;
}

/** `GET /api/runs/:run/failures`. */
export type FailuresPage = Page<JobFailure>;

/** `GET /api/runs/:run/changes`: what the run wrote, field by field. */
export type ChangesPage = Page<RunDetails["changes"][number]>;

/** Where the first-run wizard stands. */
export interface WizardState {
  /** True until the wizard was finished: open it first. */
  needed: boolean;
  complete: boolean;
  /** The step in `config/user.yaml`, of this wizard or of another app's earlier ones. */
  step?: number;
  /** The step this wizard is. */
  ourStep: number;
  draft: WizardDraft;
}

/** What a closed tab leaves behind. Secrets are dropped before it is kept. */
export interface WizardDraft {
  /** The page of the wizard the user was at; the client's own word, at most 40 characters. */
  page?: string;
  /** Integrations the user chose. */
  chosen: string[];
  /** What was typed into the forms, by integration and field. */
  values: Record<string, Record<string, string | boolean>>;
}
