import type { Clock } from "../clock.ts";
import { toFailure, type Failure } from "../errors.ts";
import { failureOfThrown } from "../http/failure-of-thrown.ts";
import type { Concurrency } from "./concurrency.ts";
import { backoffMs, MOST_ATTEMPTS, nextStep, type Operation } from "./retry-policy.ts";
import type { RunControl } from "./run-control.ts";
import type { Traffic } from "./traffic.ts";

/** What calls into a destination are made with. */
export interface Caller {
  clock: Clock;
  control: RunControl;
  concurrency: Concurrency;
  traffic: Traffic;
  /** Who answers, for messages. */
  label: string;
  redact(text: string): string;
  /** 0 to 1. */
  random(): number;
}

/** How a call came out: its answer, or the failure that stayed; `look` when it may have happened after all. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; failure: Failure; look: boolean };

/**
 * Calls the destination, again as long as the retry policy allows, and tells the run how it went. Never rejects.
 *
 * @param operation - what kind of request it is: decides what may be repeated
 */
export async function attempt<T>(
  caller: Caller,
  operation: Operation,
  call: () => Promise<T>,
): Promise<Outcome<T>> {
  for (let made = 1; ; made += 1) {
    const outcome = await once(caller, call);
    if (outcome.ok) return outcome;
    const step = nextStep(operation, outcome.failure);
    if (step !== "again" || made >= MOST_ATTEMPTS || caller.control.end)
      return { ...outcome, look: step === "look" };
    if (!(await backOff(caller, made, outcome.failure))) return outcome;
  }
}

async function once<T>(caller: Caller, call: () => Promise<T>): Promise<Outcome<T>> {
  try {
    const value = await call();
    caller.control.succeeded();
    caller.concurrency.faster();
    return { ok: true, value };
  } catch (thrown) {
    const failure = failureFor(caller, thrown);
    if (failure.code === "rate_limited" || failure.code === "conflict") caller.concurrency.slower();
    caller.control.failed(failure);
    return { ok: false, failure, look: false };
  }
}

/** Any thrown thing in our words, without secrets. */
export function failureFor(caller: Pick<Caller, "label" | "redact">, thrown: unknown): Failure {
  const failure = toFailure(failureOfThrown(caller.label, thrown));
  return {
    ...failure,
    message: caller.redact(failure.message),
    ...(failure.hint === undefined ? {} : { hint: caller.redact(failure.hint) }),
  };
}

/** Waits before the attempt after `made` ones; false when the run ended meanwhile. */
export async function backOff(
  { clock, control, random, traffic }: Caller,
  made: number,
  failure: Failure,
): Promise<boolean> {
  await clock.sleep(backoffMs(made, failure, random()), control.halted).catch(() => undefined);
  if (control.end) return false;
  traffic.retries += 1;
  return true;
}
