import { Acknowledger } from "./acknowledger.ts";
import { failureFor } from "./attempt.ts";
import { Books } from "./books.ts";
import { braked, brakes } from "./brake.ts";
import { deferral } from "./deferral.ts";
import { planRun } from "./plan-run.ts";
import { cannotTell } from "./plan-sync.ts";
import { PlanSpool } from "./plan-spool.ts";
import { PlanTally } from "./plan-tally.ts";
import { noRunCounts, type SyncReport } from "./report.ts";
import { RunLog } from "./run-log.ts";
import { openSession, type Session } from "./session.ts";
import { sqliteFailure } from "./sqlite-failure.ts";
import { endRun } from "./end-run.ts";
import type { EngineOptions } from "./sync-options.ts";
import { writePlan } from "./write-plan.ts";

/** One run, from its number to its report. */
export interface Run {
  session: Session;
  id: number;
  startedAt: number;
  log: RunLog;
  books: Books;
  tally: PlanTally;
  acknowledger: Acknowledger;
}

/**
 * Brings the destination in step with the jobs: plans all of them, then writes what the plan says, and nothing else.
 * However it ends, by itself or by `kill -9`, the ledger is one from which the next run is right.
 *
 * @returns what was done; a run that ended early says why in `outcome` and `failure`
 * @throws PeregrineError only when no run could begin: `locked`, or our own memory cannot be opened
 */
export async function runSync(options: EngineOptions): Promise<SyncReport> {
  const session = openSession(options, "sync");
  try {
    const run = begin(session);
    deferral(session);
    const spool = new PlanSpool(session.database);
    await planned(run, spool);
    if (!session.caller.control.end) await written(run, spool);
    run.acknowledger.flush();
    return endRun(run);
  } finally {
    session.close();
  }
}

function begin(session: Session): Run {
  const { database, connection, ledger, caller, options, tell } = session;
  const startedAt = caller.clock.now();
  const log = new RunLog(database, connection.id);
  const id = log.begin(startedAt);
  const broken = (error: unknown): void => stop(session, error);
  const acknowledger = new Acknowledger(ledger, id, cannotTell(options), broken);
  const books = new Books({
    ledger,
    acknowledger,
    log,
    run: id,
    control: caller.control,
    counts: noRunCounts(),
    tell,
  });
  return { session, id, startedAt, log, books, tally: new PlanTally(), acknowledger };
}

/** Plans everything before anything is written: only so can the brake see the whole. */
async function planned({ session, tally, books }: Run, spool: PlanSpool): Promise<void> {
  const { caller, ledger, options, tell } = session;
  try {
    for await (const items of planRun(session, tally, false)) {
      const unchanged = items.filter(({ entry }) => entry.action === "unchanged");
      ledger.refresh(
        unchanged.map(({ entry, digest, record }) => ({ key: entry.key, digest, written: record })),
      );
      const writes = items.filter(({ entry }) => ["create", "update", "adopt"].includes(entry.action));
      spool.add(writes);
      for (const { entry } of items) {
        if (entry.action !== "unchanged") tell({ type: "planned", entry });
        if (entry.failure)
          books.reject({ key: entry.key, title: entry.title, action: entry.action, failure: entry.failure });
      }
    }
  } catch (error) {
    stop(session, error);
  }
  const known = ledger.count();
  if (!options.yes && brakes(tally, known)) {
    caller.control.endWith({ outcome: "braked", failure: braked(tally, known) });
  }
}

async function written(run: Run, spool: PlanSpool): Promise<void> {
  const { session, tally, books } = run;
  const total = tally.writes + tally.counts.adopt - tally.adoptionsThatWrite;
  session.tell({ type: "phase", phase: "write" });
  const done = (): number => {
    const { created, updated, adopted, detached, failed } = books.counts;
    return created + updated + adopted + detached + failed - tally.counts.blocked;
  };
  session.progress.follow("write", done, total);
  try {
    await writePlan(session, run.id, spool, books);
  } catch (error) {
    stop(session, error);
    await session.caller.concurrency.idle();
  }
}

/** The jobs' source or our own memory broke: nothing more can be done, what was done stands. */
function stop({ caller, options }: Session, error: unknown): void {
  caller.control.endWith({
    outcome: "stopped",
    failure: failureFor(caller, sqliteFailure(options.stateDir, error)),
  });
}
