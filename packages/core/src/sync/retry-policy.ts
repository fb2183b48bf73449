import { FAILURES } from "../failure-codes.ts";
import type { Failure } from "../errors.ts";

/** The kinds of request, and whether doing one twice has the effect of doing it once. */
export const OPERATIONS = {
  read: { repeatable: true },
  create: { repeatable: false },
  /** The service itself makes a repeated create harmless. */
  keyedCreate: { repeatable: true },
  /** Sets fields to values: the second time changes nothing. */
  update: { repeatable: true },
  trash: { repeatable: true },
} as const;

/** One kind of request. */
export type Operation = keyof typeof OPERATIONS;

/** What follows a failure: the same again, a look whether it happened after all, or nothing. */
export type NextStep = "again" | "look" | "give-up";

/** Attempts at one write before it is left to the next run. */
export const MOST_ATTEMPTS = 5;

const FIRST_BACKOFF_MS = 500;
const LONGEST_BACKOFF_MS = 30_000;
const SPREAD_MS = 250;

/** Could the service have done what was asked, although we saw a failure? */
export function mayHaveCommitted(failure: Failure): boolean {
  return failure.mayHaveCommitted ?? FAILURES[failure.code].mayHaveCommitted;
}

/** The whole policy: may this failure pass, and is the request harmless to repeat? */
export function nextStep(operation: Operation, failure: Failure): NextStep {
  if (!FAILURES[failure.code].retryable) return "give-up";
  return OPERATIONS[operation].repeatable || !mayHaveCommitted(failure) ? "again" : "look";
}

/**
 * How long to wait before attempt `attempt + 1`, in milliseconds: what the service asked for and a little more, else
 * exponential with full jitter (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).
 *
 * @param attempt - how many were made, from 1
 * @param random - 0 to 1
 */
export function backoffMs(attempt: number, failure: Failure, random: number): number {
  if (failure.retryAfterMs !== undefined) return failure.retryAfterMs + random * SPREAD_MS;
  return random * Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** (attempt - 1));
}
