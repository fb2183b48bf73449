export { API_VERSION } from "./api-version.ts";
export type { CheckResult } from "./check-result.ts";
export { IntegrationBase } from "./integration-base.ts";
export type { IntegrationStatics } from "./integration-statics.ts";
export {
  defineFields,
  type CheckboxField,
  type Config,
  type ConfigOf,
  type Field,
  type SelectField,
  type TextField,
} from "./field.ts";
export { PeregrineError, toFailure, type Failure, type FailureDetails, type Issue } from "./errors.ts";
export { FAILURES, type FailureCode, type FailureRule } from "./failure-codes.ts";
export type {
  BatchItem,
  CallContext,
  Destination,
  DestinationRecord,
  FindContext,
  Found,
  ItemResult,
  PrepareContext,
  RecordContext,
  RecordValue,
  Scanned,
} from "./destination.ts";
export { writtenId } from "./written-id.ts";
export { DEFAULT_STATUSES, STATUSES, type Job } from "./job.ts";
export { jobKey, type JobKey } from "./job-key.ts";
export { codeOfStatus, failureOfStatus } from "./http/failure-of-status.ts";
export { failureOfThrown } from "./http/failure-of-thrown.ts";
export { parseRetryAfter } from "./http/retry-after.ts";
export { HttpClient, type RequestOptions } from "./http/http-client.ts";
export { FEATURES, TIERS, canUse, tierLabel, type Tier } from "./tier.ts";
export { normaliseUrl } from "./sync/normalise-url.ts";
