export { assertNoDuplicate } from "./assert/no-duplicate.ts";
export { assertNoSecret, type NoSecretOptions } from "./assert/no-secret.ts";
export { assertMaxConcurrency, assertMaxRate, assertMaxRequests, assertMinSpacing } from "./assert/pace.ts";
export { childLines, type ChildLine, type ChildOrder } from "./child-order.ts";
export { childScript } from "./child-script.ts";
export {
  CHECK_NAMES,
  contractChecks,
  type CheckName,
  type ContractCheck,
  type ContractOptions,
} from "./contract/checks.ts";
export type {
  IntegrationUnderTest,
  LiveRecord,
  RunningService,
  ServiceUnderTest,
  Values,
} from "./contract/integration-under-test.ts";
export { describeIntegration, type TestRunner } from "./contract/describe-integration.ts";
export { sample, seededRandom } from "./contract/random.ts";
export { sampleJobs } from "./contract/sample-jobs.ts";
export { runChild, type ChildOptions, type ChildResult, type KillOn } from "./run-child.ts";
export { FaultyServer, type FaultyServerOptions } from "./server/faulty-server.ts";
export type { Fault, FaultAction, FaultKind, FaultMatch, Faults, ScriptedAnswer } from "./server/fault.ts";
export type { ScriptedFaults } from "./server/fault-script.ts";
export type { Ending, LoggedRequest } from "./server/logged-request.ts";
export { SyncHarness, type HarnessService, type SyncHarnessOptions } from "./sync-harness.ts";
export { TestClock, type TestClockOptions } from "./test-clock.ts";
