import { PeregrineError, toError, toFailure, type Failure, type Issue } from "../errors.ts";
import { FAILURES, type FailureCode } from "../failure-codes.ts";
import { isMap } from "../discovery/json-file.ts";
import { Fault, type ProblemKind } from "../discovery/problem.ts";
import { causeCode } from "../http/failure-of-thrown.ts";

/** Longest text of an error that is passed on, in characters. */
const LONGEST_TEXT = 4000;
const MOST_ISSUES = 100;
const KINDS: readonly ProblemKind[] = ["broken", "incompatible", "duplicate", "unreadable"];

/** A thrown thing as data: as much of it as decides what becomes of it on the other side. */
export function encodeThrown(thrown: unknown): Record<string, unknown> {
  if (PeregrineError.is(thrown)) return { failure: toFailure(thrown) };
  if (thrown instanceof Fault) {
    const { kind, message, hint } = thrown;
    return { fault: { kind, hint }, message };
  }
  if (!(thrown instanceof Error)) return { message: String(thrown) };
  const code = "code" in thrown && typeof thrown.code === "string" ? thrown.code : undefined;
  return { name: thrown.name, message: thrown.message, code, causeCode: causeCode(thrown) };
}

/** The way back. Nothing of what was sent is believed to be of the right kind. */
export function decodeThrown(value: unknown): Error {
  const { failure, fault, name, message, code, causeCode: inner } = isMap(value) ? value : {};
  if (isMap(failure)) return toError(failureIn(failure));
  const words = textIn(message) ?? "It failed, and did not say why";
  if (isMap(fault)) {
    return new Fault(KINDS.find((kind) => kind === fault.kind) ?? "broken", words, textIn(fault.hint));
  }
  const cause = typeof inner === "string" ? { cause: { code: inner.slice(0, 100) } } : undefined;
  const error = name === "TypeError" ? new TypeError(words, cause) : new Error(words, cause);
  if (typeof name === "string") error.name = name.slice(0, 100);
  return typeof code === "string" ? Object.assign(error, { code: code.slice(0, 100) }) : error;
}

/** A failure, of which every part is what it should be, or left out. */
export function failureIn(value: unknown): Failure {
  const map = isMap(value) ? value : {};
  const { code, message, field, hint, docsUrl, status, retryAfterMs, issues, mayHaveCommitted } = map;
  const parts = {
    field: textIn(field),
    hint: textIn(hint),
    docsUrl: typeof docsUrl === "string" && /^https?:\/\//.test(docsUrl) ? textIn(docsUrl) : undefined,
    status: numberIn(status),
    retryAfterMs: numberIn(retryAfterMs),
    issues: issues === undefined ? undefined : issuesIn(issues),
    mayHaveCommitted: typeof mayHaveCommitted === "boolean" ? mayHaveCommitted : undefined,
  };
  return {
    code: isCode(code) ? code : "unknown",
    message: textIn(message) ?? "It failed, and did not say why",
    ...Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined)),
  };
}

/** What is wrong with the values of a form. */
export function issuesIn(value: unknown): Issue[] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, MOST_ISSUES).flatMap((issue: unknown) => {
    const field = isMap(issue) ? textIn(issue.field) : undefined;
    const message = isMap(issue) ? textIn(issue.message) : undefined;
    return field === undefined || message === undefined ? [] : [{ field, message }];
  });
}

function isCode(value: unknown): value is FailureCode {
  return typeof value === "string" && Object.hasOwn(FAILURES, value);
}

function textIn(value: unknown): string | undefined {
  return typeof value === "string" ? value.slice(0, LONGEST_TEXT) : undefined;
}

function numberIn(value: unknown): number | undefined {
  return typeof value === "number" && value >= 0 ? value : undefined;
}
