import { markAdopted } from "./connection.ts";
import { remember } from "./deferral.ts";
import type { RunCounts, SyncReport } from "./report.ts";
import type { Run } from "./run-sync.ts";

/** Closes a run: its line in the history, and its report. */
export function endRun(run: Run): SyncReport {
  const { session, id, log, books } = run;
  const report = reportOf(run);
  session.progress.stop();
  const {
    run: _run,
    integration: _integration,
    failures: _failures,
    outcome,
    startedAt: _startedAt,
    ...kept
  } = report;
  remember(session);
  if (outcome === "done" && books.counts.failed === 0 && !narrowed(run))
    markAdopted(session.database, session.connection.id);
  log.end(id, session.caller.clock.now(), outcome, kept);
  return report;
}

/** A run over a part of the jobs has not seen everything that may be there. */
function narrowed({ session }: Run): boolean {
  return session.options.retryFailed === true || session.options.statuses !== undefined;
}

function reportOf({ session, id, startedAt, books, tally }: Run): SyncReport {
  const { caller, options, warnings } = session;
  const { end } = caller.control;
  return {
    run: id,
    integration: options.target.integration,
    outcome: end?.outcome ?? "done",
    counts: countsOf(books.counts, tally.counts, options.invalid?.() ?? 0),
    failures: books.failures,
    ...(end?.failure ? { failure: end.failure } : {}),
    ...(end?.resumeAt === undefined ? {} : { resumeAt: new Date(end.resumeAt).toISOString() }),
    startedAt: new Date(startedAt).toISOString(),
    durationMs: Math.round(caller.clock.now() - startedAt),
    requests: caller.traffic.requests,
    retries: caller.traffic.retries,
    warnings,
    skippedBecause: tally.skippedBecause,
  };
}

/** What was planned and has no fate is left: a run that ended before its first write leaves it all. */
function countsOf(counts: RunCounts, plan: Run["tally"]["counts"], invalid: number): RunCounts {
  const planned = plan.create + plan.update + plan.adopt;
  const detached = counts.detached + plan.detached;
  const reached =
    counts.created + counts.updated + counts.adopted + counts.detached + (counts.failed - plan.blocked);
  return {
    ...counts,
    detached,
    unchanged: plan.unchanged,
    skipped: plan.skipped,
    invalid,
    left: Math.max(0, planned - reached),
  };
}
