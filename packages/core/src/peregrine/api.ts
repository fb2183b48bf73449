import type { CheckResult } from "../check-result.ts";
import type { Issue } from "../errors.ts";
import type { Field } from "../field.ts";
import type { Job } from "../job.ts";
import type { Tier } from "../tier.ts";
import type { Home } from "../config/home.ts";
import type { Problem } from "../discovery/discover.ts";
import type { LastCheck } from "../sync/checks.ts";
import type { RunDetails, RunSummary } from "../sync/history.ts";
import type { UndoReport } from "../sync/undo-report.ts";
import type { JobFailure, PlanReport, SyncEvent, SyncReport } from "../sync/report.ts";
import type { Page, PageOptions } from "../sync/run-pages.ts";
import type { JobsReport } from "./jobs-report.ts";
import type { SettingsReport } from "./settings-report.ts";
import type { WizardDraft, WizardState } from "./wizard-state.ts";

/** Everything a shell (a CLI, a page, your app) can do. Every method answers plain data, or throws a `PeregrineError`. */
export interface Peregrine {
  readonly home: Home;
  /** What is installed, configured and locked. Runs no plugin code. */
  list(): Promise<Listing>;
  /** One integration with its form and the values that may be shown. @throws `not_found` with the command that installs it */
  describe(name: string): Promise<IntegrationDetails>;
  /** Checks the values, tests the connection, and saves it. Empty secrets keep their stored value. */
  connect(
    name: string,
    values: Readonly<Record<string, unknown>>,
    options?: ConnectOptions,
  ): Promise<ConnectResult>;
  /** Tests a saved connection and remembers what came out. */
  test(name: string, options?: { signal?: AbortSignal }): Promise<CheckResult>;
  /** Removes the saved connection; with `forget`, also the memory of what was synced. */
  disconnect(name: string, options?: { forget?: boolean }): Promise<{ removed: boolean; forgotten: number }>;
  /** What `sync` would do. Writes nothing at the service. */
  plan(name: string, options: SyncOptions): Promise<PlanReport>;
  /** Brings the destination in step with the jobs. */
  sync(name: string, options: SyncOptions): Promise<SyncReport>;
  /** Takes back what a run wrote, record by record, unless the service's copy changed since. */
  undo(run: number, options?: UndoOptions): Promise<UndoReport>;
  /** Every connection and how it fares, by the last test and the last runs. */
  status(): Promise<ConnectionStatus[]>;
  /** Earlier runs, newest first. */
  history(filter?: { name?: string; limit?: number }): Promise<RunSummary[]>;
  /** One run with the jobs that did not succeed and the fields it changed. @throws `not_found` */
  run(id: number): Promise<RunDetails>;
  /** A run's line of the history, alone. @throws `not_found` */
  runSummary(id: number): Promise<RunSummary>;
  /** A page of the jobs that did not succeed in a run. @throws `not_found` */
  runFailures(id: number, page?: PageOptions): Promise<Page<JobFailure>>;
  /** A page of what a run changed, field by field. @throws `not_found` */
  runChanges(id: number, page?: PageOptions): Promise<Page<RunDetails["changes"][number]>>;
  /** The user's tier, and what it opens. */
  tier(): Promise<TierReport>;
  /** Looks over the home and changes nothing. */
  doctor(options?: { jobs?: string }): Promise<DoctorReport>;
  /** A card for each integration that is installed, connected or broken. Runs no plugin code. */
  settings(): Promise<SettingsReport>;
  /** What a sync would read, counted by status. Default: the home's own database. */
  jobs(options?: { source?: string | undefined }): Promise<JobsReport>;
  /** Where the first-run wizard stands. */
  wizard(): Promise<WizardState>;
  /** Keeps what was typed into the wizard so far, secrets left out. */
  saveWizard(draft: WizardDraft): Promise<WizardState>;
  /** Marks the wizard as finished, and drops its draft. */
  finishWizard(): Promise<WizardState>;
}

/** `list`'s answer. */
export interface Listing {
  integrations: IntegrationSummary[];
  problems: Problem[];
  /** Names that have a connection but no installed package. */
  orphans: string[];
}

/** One installed integration. */
export interface IntegrationSummary {
  name: string;
  label: string;
  tier: Tier;
  packageName: string;
  version: string;
  official: boolean;
  summary?: string;
  category: string;
  docsUrl?: string;
  configured: boolean;
  /** True when the user's tier is below `tier`. */
  locked: boolean;
}

/** One integration with its form. */
export interface IntegrationDetails extends IntegrationSummary {
  fields: readonly Field[];
  /** Stored values that are no secret, as they stand in the file. */
  values: Readonly<Record<string, unknown>>;
  /** Keys of secrets that are set. */
  secretsSet: readonly string[];
  path: string;
  lastCheck?: LastCheck;
}

export interface ConnectOptions {
  /** `"passed"` (the default) saves only after a passed test; `"always"` saves anyway; `"never"` only tests. */
  save?: "passed" | "always" | "never";
  signal?: AbortSignal;
}

/** Invalid input has `issues`; a failed test has `check`. */
export interface ConnectResult {
  ok: boolean;
  saved: boolean;
  issues: readonly Issue[];
  check?: CheckResult;
  path: string;
}

/** A connection and how it fares. */
export interface ConnectionStatus {
  name: string;
  label: string;
  state: "verified" | "failing" | "untested" | "locked" | "broken" | "missing";
  lastCheck?: LastCheck;
  /** Records at the destination that we know. */
  records: number;
  lastRun?: RunSummary;
  /** Why it is broken or what installs it. */
  reason?: string;
}

export interface SyncOptions {
  /** A path, `"-"` for standard input, or the jobs themselves. Default: the home's own database. */
  jobs?: string | AsyncIterable<Job> | Iterable<Job>;
  /** Statuses that may be synced for the first time. Default: approved and later, and jobs of sources without statuses. */
  statuses?: readonly string[];
  /** Only jobs that failed in the run before. */
  retryFailed?: boolean;
  /** Go on although the plan changes an unusual share of the records. */
  yes?: boolean;
  /** Finish what is in flight, then end as cancelled. */
  stop?: AbortSignal;
  /** End now. */
  signal?: AbortSignal;
  /** What the service allows this connection, where that is more or less than the integration's own limits. */
  limits?: { requestsPerSecond?: number; concurrency?: number };
  /** Begin although the service asked the last run to wait longer. */
  now?: boolean;
  /** Longest wait for the service before the run is put off, in milliseconds. Default 60,000. */
  patienceMs?: number;
  onEvent?(event: SyncEvent): void;
}

export interface UndoOptions {
  /** Tell what would be taken back; write nothing. */
  dryRun?: boolean;
  signal?: AbortSignal;
  onEvent?(event: SyncEvent): void;
}

export interface TierReport {
  tier: string;
  /** Where it comes from: `"config/user.yaml: tier"`, `"dev_tier_override"`, `"default"`. */
  source: string;
  known: boolean;
  integrations: { name: string; label: string; needs: Tier; open: boolean }[];
}

/** What `doctor` found. `level` "error" means something will not work. */
export interface DoctorReport {
  findings: { level: "ok" | "note" | "warning" | "error"; topic: string; message: string; hint?: string }[];
}
