import { PeregrineError, type Failure, type Issue } from "./errors.ts";

/** What a connection test found: it works (and as whom), or why it does not. */
export type CheckResult = { ok: true; account?: string } | { ok: false; failure: Failure };

/** A test before there is anything to test. */
export function notConnected(label: string, issues: readonly Issue[]): PeregrineError {
  return new PeregrineError("invalid_config", `${label} is not connected`, { issues });
}

/** A port's own `test` says no more than this. */
export function bareFalse(label: string): Failure {
  return { code: "unknown", message: `${label} did not accept the connection and gave no reason` };
}
