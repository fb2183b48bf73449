export { createPeregrine } from "./peregrine/create-peregrine.ts";
export { createContext, type PeregrineOptions } from "./peregrine/create-context.ts";
export type { Containment } from "./contained/containment.ts";
export type { PeregrineContext } from "./peregrine/context.ts";
export {
  attachIntegration,
  checkIntegration,
  syncIntegration,
  type AttachOptions,
  type SyncIntegrationOptions,
} from "./peregrine/sync-integration.ts";
export type { Exchange } from "./peregrine/watch-exchanges.ts";
export { listUseCase } from "./peregrine/list.ts";
export type {
  ConnectionStatus,
  ConnectOptions,
  ConnectResult,
  DoctorReport,
  IntegrationDetails,
  IntegrationSummary,
  Listing,
  Peregrine,
  SyncOptions,
  TierReport,
  UndoOptions,
} from "./peregrine/api.ts";
export type { JobsOfStatus, JobsReport } from "./peregrine/jobs-report.ts";
export type { CardState, SettingsCard, SettingsReport } from "./peregrine/settings-report.ts";
export type { WizardDraft, WizardState } from "./peregrine/wizard-state.ts";
export { resolveHome, type Home } from "./config/home.ts";
export { discover, type Discovery, type FoundIntegration } from "./discovery/discover.ts";
export type { Problem } from "./discovery/problem.ts";
export { loadClass } from "./discovery/load-class.ts";
export type { IntegrationClass } from "./discovery/integration-class.ts";
export { MANIFEST_LIMIT, parseManifest, type Manifest } from "./discovery/manifest.ts";
export { checkCompatibility, OWN, type Own } from "./discovery/compatibility.ts";
export { isIntegrationPackage, isOfficial, likelyName } from "./discovery/package-name.ts";
export { readPackage } from "./discovery/read-package.ts";
export { systemDisk, type Disk } from "./discovery/disk.ts";
export { forgetIntegrity, recordIntegrity, type Installed } from "./discovery/integrity.ts";
export { lockRun, type RunLock } from "./sync/run-lock.ts";
export { writeAtomically } from "./config/write-atomically.ts";
export { openJobs, type JobSource, type OpenOptions } from "./jobs/open-jobs.ts";
export type { JobProblem } from "./jobs/problems.ts";
export { toJob } from "./jobs/to-job.ts";
export { checkConfig, type CheckedConfig } from "./check-config.ts";
export type { Field } from "./field.ts";
export type { CheckResult } from "./check-result.ts";
export type { RecordValue } from "./destination.ts";
export { systemClock, type Clock } from "./clock.ts";
export { redact } from "./redact.ts";
export { FAILURES, type FailureCode } from "./failure-codes.ts";
export { PeregrineError, toFailure, type Failure, type Issue } from "./errors.ts";
export type { LastCheck } from "./sync/checks.ts";
export type { RunDetails, RunSummary } from "./sync/history.ts";
export type { Page, PageOptions } from "./sync/run-pages.ts";
export type { FieldChange, FieldChanges, PlanAction, PlanCounts, PlanEntry } from "./sync/plan-entry.ts";
export type {
  JobFailure,
  PlanReport,
  Progress,
  RunCounts,
  RunOutcome,
  SyncEvent,
  SyncReport,
} from "./sync/report.ts";
export type { UndoReport } from "./sync/undo-report.ts";
