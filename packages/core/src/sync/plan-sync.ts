import { toError } from "../errors.ts";
import { brakes } from "./brake.ts";
import { planRun } from "./plan-run.ts";
import { PlanTally } from "./plan-tally.ts";
import type { PlanReport } from "./report.ts";
import { openSession, type Session } from "./session.ts";
import type { EngineOptions } from "./sync-options.ts";

/**
 * What a sync would do, by the same code up to the first write. Sends reads only; each entry that is not simply
 * unchanged is told as a `planned` event.
 *
 * @throws PeregrineError with the failure that would stop the sync before it wrote anything
 */
export async function planSync(options: EngineOptions): Promise<PlanReport> {
  const session = openSession(options, "dry run");
  try {
    const tally = new PlanTally();
    for await (const planned of planRun(session, tally, true)) {
      for (const { entry } of planned)
        if (entry.action !== "unchanged") session.tell({ type: "planned", entry });
    }
    const { end } = session.caller.control;
    if (end) throw toError(end.failure ?? { code: "cancelled", message: "The plan was cancelled" });
    return reportOf(session, tally);
  } finally {
    session.close();
  }
}

function reportOf({ options, ledger, caller, warnings }: Session, tally: PlanTally): PlanReport {
  const known = ledger.count();
  const requests = caller.traffic.requests + writeRequests(options, tally);
  tally.counts.invalid = options.invalid?.() ?? 0;
  return {
    integration: options.target.integration,
    counts: tally.counts,
    requests,
    estimatedMs: estimate(
      { ...options.target.destination.limits, ...options.limits },
      requests,
      caller.traffic.latencyMs,
    ),
    known,
    brake: brakes(tally, known),
    mayDouble: tally.mayDouble || (tally.counts.create > 0 && cannotTell(options)),
    warnings,
    skippedBecause: tally.skippedBecause,
  };
}

function writeRequests({ target }: EngineOptions, tally: PlanTally): number {
  const size = target.destination.batch?.size ?? 1;
  return (
    Math.ceil(tally.counts.create / size) + Math.ceil((tally.counts.update + tally.adoptionsThatWrite) / size)
  );
}

/** Neither a look-up nor the service itself tells a repeated create from a first one. */
export function cannotTell({ target }: EngineOptions): boolean {
  return !target.destination.find && !target.destination.idempotentCreate;
}

function estimate(
  limits: { requestsPerSecond?: number; concurrency?: number },
  requests: number,
  latencyMs: number,
): number {
  const byRate = limits.requestsPerSecond === undefined ? 0 : (requests / limits.requestsPerSecond) * 1000;
  return Math.round(Math.max(byRate, (requests * latencyMs) / (limits.concurrency ?? 1)));
}
