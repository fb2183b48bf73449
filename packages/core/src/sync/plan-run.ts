import type { Failure } from "../errors.ts";
import { makeAdopter } from "./adoption.ts";
import { eligibility } from "./eligibility.ts";
import { planJobs } from "./plan-jobs.ts";
import type { PlannedWrite } from "./plan-job.ts";
import type { PlanTally } from "./plan-tally.ts";
import { prepare } from "./prepare.ts";
import { recover } from "./recover.ts";
import type { Session } from "./session.ts";

/**
 * Everything of a sync that comes before its first write: read the schema, settle what was cut off, plan each job. A dry
 * run ends here, a real one goes on with what is yielded. Ends early when the session's control has ended.
 */
export async function* planRun(
  session: Session,
  tally: PlanTally,
  readOnly: boolean,
): AsyncGenerator<PlannedWrite[]> {
  const { caller, ledger, database, connection, options, tell } = session;
  const { destination } = options.target;
  const { control } = caller;
  if (!(await prepare(session, readOnly))) return;
  tell({ type: "phase", phase: "recover" });
  const sent = caller.traffic.requests;
  const unsettled = await recover(caller, destination, ledger);
  // What a dry run has settled, the run after it need not ask again.
  if (readOnly) caller.traffic.requests = sent;
  if (control.end) return;
  tell({ type: "phase", phase: "plan" });
  session.progress.follow("plan", () => tally.done);
  const adopter = await makeAdopter(caller, destination, database, !connection.adopted);
  if (typeof adopter !== "function") return fail(session, adopter);
  const planning = {
    caller,
    destination,
    ledger,
    adopter,
    unsettled,
    tally,
    retryFailed: options.retryFailed === true,
  };
  yield* planJobs({ ...planning, eligibility: eligibility(options.statuses) }, options.jobs);
}

/** Nothing can be planned: whatever kind of failure it is, it hits every job. */
function fail({ caller }: Session, failure: Failure): void {
  caller.control.endWith({ outcome: "stopped", failure });
}
