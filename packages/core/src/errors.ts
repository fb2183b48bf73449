import type { FailureCode } from "./failure-codes.ts";

const BRAND = Symbol.for("peregrine.error");

/** What may be known about a failure beside its code and message. */
export interface FailureDetails {
  /** Key of the connection field to look at, e.g. `"api_key"`. */
  field?: string;
  /** What the person can do about it, one sentence. */
  hint?: string;
  /** An http(s) page that explains it. */
  docsUrl?: string;
  /** The HTTP status the service answered with. */
  status?: number;
  /** How long the service asked us to wait, in milliseconds. */
  retryAfterMs?: number;
  /** Every field that is wrong, when the input was checked as a whole. */
  issues?: readonly Issue[];
  /**
   * False when the service cannot have acted on the request (it never arrived, or was refused);
   * true when it may have. Unset: the failure table's word for the code holds.
   */
  mayHaveCommitted?: boolean;
}

/** One thing wrong with one field: `{ field: "api_key", message: "API Key is required" }`. */
export interface Issue {
  field: string;
  message: string;
}

/** A failure as plain data: what reports, history, `--json` and HTTP answers carry. */
export interface Failure extends FailureDetails {
  code: FailureCode;
  message: string;
}

/**
 * The one error of this system.
 *
 * @example
 * throw new PeregrineError("auth", "Notion refused the token.", { field: "token", hint: "Create a new one." });
 */
export class PeregrineError extends Error {
  override readonly name = "PeregrineError";
  readonly code: FailureCode;
  declare readonly field?: string;
  declare readonly hint?: string;
  declare readonly docsUrl?: string;
  declare readonly status?: number;
  declare readonly retryAfterMs?: number;
  declare readonly issues?: readonly Issue[];
  declare readonly mayHaveCommitted?: boolean;

  constructor(code: FailureCode, message: string, details: FailureDetails & { cause?: unknown } = {}) {
    const { cause, ...known } = details;
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    Object.assign(this, known);
    Object.defineProperty(this, BRAND, { value: true });
  }

  /** True for an error of any loaded copy of core: `instanceof` knows only its own. */
  static is(error: unknown): error is PeregrineError {
    return typeof error === "object" && error !== null && BRAND in error;
  }
}

/** Any thrown thing as a {@link Failure}: ours as it is, everything else as `unknown`. */
export function toFailure(error: unknown): Failure {
  if (!PeregrineError.is(error)) {
    return { code: "unknown", message: error instanceof Error ? error.message : String(error) };
  }
  const { code, message, field, hint, docsUrl, status, retryAfterMs, issues, mayHaveCommitted } = error;
  const all = { code, message, field, hint, docsUrl, status, retryAfterMs, issues, mayHaveCommitted };
  return Object.fromEntries(
    Object.entries(all).filter(([, value]) => value !== undefined),
  ) as unknown as Failure;
}

/** The way back: a failure that was kept as data, as an error to throw. */
export function toError(failure: Failure): PeregrineError {
  const { code, message, ...details } = failure;
  return new PeregrineError(code, message, details);
}
