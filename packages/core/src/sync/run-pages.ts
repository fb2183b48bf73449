import type { DatabaseSync } from "node:sqlite";
import { withDatabase } from "./database.ts";
import { CHANGES, readSummary, toJobFailure, toRunChange, type RunDetails } from "./history.ts";
import type { JobFailure } from "./report.ts";

/** Which part of a long list is wanted. */
export interface PageOptions {
  /** How many to leave out at the begin; default 0. */
  offset?: number;
  /** How many at most; default 50. */
  limit?: number;
  /** Only those with this text in them, whatever its case. */
  search?: string;
}

/** One page. `total` is how many there are with this search. */
export interface Page<T> {
  items: T[];
  total: number;
  offset: number;
}

const FAILURES = "SELECT key, title, action, failure FROM run_failure";

/**
 * A page of the jobs that did not succeed in a run; a search looks in title, key and reason.
 *
 * @throws PeregrineError `not_found` when there is no such run
 */
export function readFailures(stateDir: string, run: number, options: PageOptions): Page<JobFailure> {
  readSummary(stateDir, run);
  const words = "title || char(10) || key || char(10) || json_extract(failure, '$.message')";
  return withDatabase(stateDir, (database) => {
    const { rows, ...page } = pageOf(database, `${FAILURES} WHERE run = ?`, words, run, options);
    return { ...page, items: rows.map(toJobFailure) };
  });
}

/**
 * A page of what a run changed; a search looks in the titles.
 *
 * @throws PeregrineError `not_found` when there is no such run
 */
export function readChanges(
  stateDir: string,
  run: number,
  options: PageOptions,
): Page<RunDetails["changes"][number]> {
  readSummary(stateDir, run);
  return withDatabase(stateDir, (database) => {
    const { rows, ...page } = pageOf(database, `${CHANGES} WHERE run = ?`, "title", run, options);
    return { ...page, items: rows.map(toRunChange) };
  });
}

/** `select` ends in a condition on the run, and is in the order things happened. */
function pageOf(
  database: DatabaseSync,
  select: string,
  words: string,
  run: number,
  { offset = 0, limit = 50, search = "" }: PageOptions,
): { rows: Record<string, unknown>[]; total: number; offset: number } {
  // SQLite's own lower() knows the letters A to Z only.
  database.function("folded", { deterministic: true }, (text) => String(text).toLowerCase());
  const found = search === "" ? select : `${select} AND instr(folded(${words}), ?) > 0`;
  const values = search === "" ? [run] : [run, search.toLowerCase()];
  const count = database.prepare(`SELECT count(*) AS total FROM (${found})`).get(...values);
  const rows = database.prepare(`${found} LIMIT ? OFFSET ?`).all(...values, limit, offset);
  return { rows, total: Number(count?.["total"]), offset };
}
