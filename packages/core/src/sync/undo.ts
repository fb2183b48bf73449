import type { SQLOutputValue } from "node:sqlite";
import { toError, type Failure, type PeregrineError } from "../errors.ts";
import type { UndoReport } from "./undo-report.ts";
import type { FieldChanges, PlanAction } from "./plan-entry.ts";
import { rowOf, type LedgerRow } from "./ledger-row.ts";
import { prepare } from "./prepare.ts";
import { openSession, type Session } from "./session.ts";
import type { EngineOptions } from "./sync-options.ts";
import { undoOne } from "./undo-one.ts";

/** One record that a run wrote. */
export interface Written {
  row: LedgerRow;
  action: PlanAction;
  /** Empty for a create. */
  changes: FieldChanges;
}

/**
 * Takes back what a run wrote: puts changed fields back and created records in the service's trash, newest first. A record
 * is left alone when the service's copy is not what that run made it, when a later run wrote it, or when the destination
 * cannot do it. May be repeated after a crash.
 *
 * @throws PeregrineError `locked`, or the failure that ended it early: what was taken back by then stays so
 */
export async function undoRun(
  options: Omit<EngineOptions, "jobs">,
  run: number,
  dryRun: boolean,
): Promise<UndoReport> {
  const session = openSession({ ...options, jobs: [] }, "undo");
  const report: UndoReport = {
    run,
    integration: options.target.integration,
    restored: 0,
    trashed: 0,
    refused: [],
    requests: 0,
  };
  try {
    if (!(await prepare(session, true))) throw endOf(session);
    for (const written of writtenBy(session, run)) {
      const refusal = await undoOne(session, run, written, dryRun);
      if (refusal) refuse(report, written, refusal);
      else report[written.action === "create" ? "trashed" : "restored"] += 1;
      if (session.caller.control.end) throw endOf(session);
    }
    return { ...report, requests: session.caller.traffic.requests };
  } finally {
    session.close();
  }
}

function endOf({ caller }: Session): PeregrineError {
  return toError(caller.control.end?.failure ?? { code: "cancelled", message: "The undo was cancelled" });
}

function writtenBy({ database, connection }: Session, run: number): Written[] {
  const rows = database.prepare(`
    SELECT record.*, run_change.action AS change_action, run_change.changes FROM run_change
    JOIN record ON record.id = run_change.record
    WHERE run = ? AND record.connection = ? ORDER BY run_change.rowid DESC`);
  return rows.all(run, connection.id).map(writtenOf);
}

function writtenOf(row: Record<string, SQLOutputValue>): Written {
  const changes = row["changes"] === null ? {} : (JSON.parse(String(row["changes"])) as FieldChanges);
  return { row: rowOf(row), action: String(row["change_action"]) as PlanAction, changes };
}

function refuse(report: UndoReport, { row, action }: Written, failure: Failure): void {
  report.refused.push({ key: row.key, title: row.title, action, failure });
}
