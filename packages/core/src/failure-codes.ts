/** What one failure code means everywhere: to the retry policy, to a shell, to an HTTP client. */
export interface FailureRule {
  /** May the same request succeed if it is sent again later? */
  retryable: boolean;
  /** Does it hit every job (`"run"`: stop), the service as a whole (`"outage"`: pause, then defer), or this one (`"job"`)? */
  scope: "run" | "outage" | "job";
  /** May the service have done what was asked, although we saw a failure? */
  mayHaveCommitted: boolean;
  /** Exit code of the CLI. */
  exitCode: number;
  /** Status of our own HTTP answers. */
  httpStatus: number;
}

function rule(
  exitCode: number,
  httpStatus: number,
  scope: FailureRule["scope"] = "job",
  also: Partial<FailureRule> = {},
): FailureRule {
  return { retryable: false, mayHaveCommitted: false, scope, exitCode, httpStatus, ...also };
}

/**
 * The permanent failure codes. `docs/errors.md` has a section for each; a test keeps the two equal.
 *
 * Exit codes: 2 is a wrong call of the command, 10 and up are these; a code never changes its number.
 */
export const FAILURES = {
  invalid_config: rule(10, 422, "run"),
  auth: rule(11, 401, "run"),
  permission: rule(12, 403, "run"),
  not_found: rule(13, 404),
  schema: rule(14, 422),
  rate_limited: rule(15, 429, "outage", { retryable: true }),
  quota: rule(16, 402, "run"),
  network: rule(17, 502, "outage", { retryable: true, mayHaveCommitted: true }),
  timeout: rule(18, 504, "outage", { retryable: true, mayHaveCommitted: true }),
  unavailable: rule(19, 503, "outage", { retryable: true, mayHaveCommitted: true }),
  conflict: rule(20, 409, "job", { retryable: true, mayHaveCommitted: true }),
  cancelled: rule(130, 499, "run", { mayHaveCommitted: true }),
  unsupported: rule(21, 501),
  incompatible: rule(22, 409, "run"),
  locked: rule(23, 423, "run"),
  unknown: rule(1, 500, "job", { mayHaveCommitted: true }),
} as const satisfies Record<string, FailureRule>;

/** One of the permanent codes. */
export type FailureCode = keyof typeof FAILURES;
