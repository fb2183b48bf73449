import type {
  CheckResult,
  Failure,
  Field,
  Issue,
  JobFailure,
  Page,
  PageOptions,
  PlanAction,
  PlanEntry,
  RunDetails,
  RunSummary,
  SettingsCard,
  SettingsReport,
  TierReport,
  WizardState,
} from "@peregrine/core/host";
import type { Activity } from "./activity-types.ts";

export type {
  AddRequest,
  FindAnswer,
  FindRequest,
  Misfit,
  Offer,
  PackageReports,
  PackagesAnswer,
  Provenance,
  RemoveRequest,
  SearchResult,
  TrustFacts,
  UpdateRequest,
} from "./package-types.ts";

export type { CardState, JobsReport, Page, WizardDraft, WizardState } from "@peregrine/core/host";
export type {
  PlanRequest,
  SyncRequest,
  UndoRequest,
  Activity,
  ActivityAnswer,
  CancelRequest,
  ActivityEvent,
} from "./activity-types.ts";

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

/** One integration on the Settings page. */
export type Card = SettingsCard;

/** `GET /api/integrations`. */
export type Settings = SettingsReport;

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

/** Query of the paged lists: `offset`, by default 0; `limit`, 1 to 200, by default 50; `search`, whatever its case. */
export type PageQuery = PageOptions;

/** Query of `GET /api/activities/:id/entries`. */
export interface EntriesQuery extends PageQuery {
  action?: PlanAction;
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
