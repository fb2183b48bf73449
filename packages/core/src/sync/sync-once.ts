import { systemClock } from "../clock.ts";
import type { Destination } from "../destination.ts";
import { toError } from "../errors.ts";
import type { CheckResult } from "../check-result.ts";
import type { Job } from "../job.ts";
import { ATTACH, type Runtime } from "../runtime.ts";
import { runSync } from "./run-sync.ts";

/** An integration, as far as this needs it. */
interface Connected {
  readonly label: string;
  check(signal: AbortSignal): Promise<CheckResult>;
  redact(text: string): string;
  [ATTACH](runtime: Runtime): void;
}

/**
 * Syncs without a home: the same engine with a memory that ends with the call. What is at the destination already is
 * found there and kept in step, not doubled.
 *
 * @returns how many jobs are there now as they should be
 * @throws PeregrineError when the run was stopped
 */
export async function syncOnce(
  integration: Connected,
  destination: Destination,
  runtime: Runtime,
  jobs: Iterable<Job> | AsyncIterable<Job>,
): Promise<number> {
  const { label } = integration;
  const target = {
    integration: "once",
    label,
    scope: "",
    destination,
    check: (signal: AbortSignal) => integration.check(signal),
    redact: (text: string) => integration.redact(text),
    attach: (fetch: typeof globalThis.fetch) => integration[ATTACH]({ ...runtime, fetch }),
  };
  const report = await runSync({
    target,
    jobs,
    stateDir: ":memory:",
    fetch: runtime.fetch,
    clock: systemClock,
    yes: true,
  });
  integration[ATTACH](runtime);
  if (report.outcome !== "done" && report.failure) throw toError(report.failure);
  const { created, updated, adopted, unchanged } = report.counts;
  return created + updated + adopted + unchanged;
}
