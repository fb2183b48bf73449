export { assertNoDuplicate } from "./assert/no-duplicate.ts";
export { assertNoSecret, type NoSecretOptions } from "./assert/no-secret.ts";
export { assertMaxConcurrency, assertMaxRate, assertMaxRequests, assertMinSpacing } from "./assert/pace.ts";
export { runChild, type ChildOptions, type ChildResult, type KillOn } from "./run-child.ts";
export { FaultyServer, type FaultyServerOptions } from "./server/faulty-server.ts";
export type { Fault, FaultAction, FaultKind, FaultMatch, Faults, ScriptedAnswer } from "./server/fault.ts";
export type { ScriptedFaults } from "./server/fault-script.ts";
export type { Ending, LoggedRequest } from "./server/logged-request.ts";
export { TestClock, type TestClockOptions } from "./test-clock.ts";
