import type { DatabaseSync } from "node:sqlite";
import type { Failure } from "../errors.ts";
import { PeregrineError } from "../errors.ts";
import { hasDatabase, withDatabase } from "./database.ts";
import { allFields } from "./diff-record.ts";
import type { FieldChanges } from "./plan-entry.ts";
import { noRunCounts, type JobFailure, type RunCounts, type RunOutcome } from "./report.ts";

/** One line of the history. */
export interface RunSummary {
  id: number;
  integration: string;
  startedAt: string;
  /** Missing while it runs, or when it was killed. */
  endedAt?: string;
  outcome?: RunOutcome | "killed";
  counts: RunCounts;
  durationMs: number;
  requests: number;
  retries: number;
  failure?: Failure;
  resumeAt?: string;
}

/** One run in full. */
export interface RunDetails extends RunSummary {
  failures: JobFailure[];
  changes: { title: string; action: string; changes: FieldChanges }[];
}

type Row = Record<string, unknown>;

const COLUMNS = "run.id, run.started, run.ended, run.outcome, run.report, connection.integration";
const RUNS = `SELECT ${COLUMNS} FROM run JOIN connection ON connection.id = run.connection`;

/** What runs changed, each with the record it was changed in. */
export const CHANGES = `
  SELECT record.title, record.written, run_change.action, run_change.changes
  FROM run_change JOIN record ON record.id = run_change.record`;

/** Earlier runs, newest first. */
export function readHistory(stateDir: string, filter: { name?: string; limit?: number } = {}): RunSummary[] {
  if (!hasDatabase(stateDir)) return [];
  return withDatabase(stateDir, (database) => runsIn(database, filter.name ?? null, filter.limit ?? 20));
}

/** The same of a memory that is open already; `name` null: of every integration. */
export function runsIn(database: DatabaseSync, name: string | null, limit: number): RunSummary[] {
  const rows = database.prepare(`${RUNS} WHERE ? IS NULL OR integration = ? ORDER BY run.id DESC LIMIT ?`);
  return rows.all(name, name, limit).map(summaryOf);
}

/**
 * One line of the history.
 *
 * @throws PeregrineError `not_found` when there is none of that number
 */
export function readSummary(stateDir: string, id: number): RunSummary {
  const row =
    hasDatabase(stateDir) &&
    withDatabase(stateDir, (database) => database.prepare(`${RUNS} WHERE run.id = ?`).get(id));
  if (row) return summaryOf(row);
  throw new PeregrineError("not_found", `There is no run ${id}`, { hint: "`peregrine history` lists them." });
}

/**
 * One run in full.
 *
 * @throws PeregrineError `not_found` when there is none of that number
 */
export function readRun(stateDir: string, id: number): RunDetails {
  const summary = readSummary(stateDir, id);
  return withDatabase(stateDir, (database) => ({
    ...summary,
    failures: database
      .prepare("SELECT key, title, action, failure FROM run_failure WHERE run = ? ORDER BY rowid")
      .all(id)
      .map(toJobFailure),
    changes: database.prepare(`${CHANGES} WHERE run = ? ORDER BY run_change.rowid`).all(id).map(toRunChange),
  }));
}

/** Which place a run wrote to; undefined when there is no such run. */
export function scopeOfRun(stateDir: string, id: number): string | undefined {
  if (!hasDatabase(stateDir)) return undefined;
  const query = "SELECT scope FROM run JOIN connection ON connection.id = run.connection WHERE run.id = ?";
  const row = withDatabase(stateDir, (database) => database.prepare(query).get(id));
  return row && String(row["scope"]);
}

function summaryOf(row: Row): RunSummary {
  const started = Number(row["started"]);
  const report = row["report"] ? (JSON.parse(String(row["report"])) as Partial<RunSummary>) : {};
  return {
    counts: noRunCounts(),
    durationMs: 0,
    requests: 0,
    retries: 0,
    ...report,
    id: Number(row["id"]),
    integration: String(row["integration"]),
    startedAt: new Date(started).toISOString(),
    ...(row["ended"] === null ? {} : { endedAt: new Date(Number(row["ended"])).toISOString() }),
    ...(row["outcome"] === null ? {} : { outcome: String(row["outcome"]) as RunOutcome | "killed" }),
  };
}

/** A row of `run_failure`. */
export function toJobFailure(row: Row): JobFailure {
  return {
    key: String(row["key"]),
    title: String(row["title"]),
    action: String(row["action"]) as JobFailure["action"],
    failure: JSON.parse(String(row["failure"])) as Failure,
  };
}

/** A row of {@link CHANGES}. A create has all fields of the record, as they were last written. */
export function toRunChange(row: Row): RunDetails["changes"][number] {
  return {
    title: String(row["title"]),
    action: String(row["action"]),
    changes:
      row["changes"] === null
        ? allFields(JSON.parse(String(row["written"] ?? "{}")))
        : (JSON.parse(String(row["changes"])) as FieldChanges),
  };
}
