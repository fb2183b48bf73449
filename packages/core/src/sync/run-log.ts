import type { DatabaseSync } from "node:sqlite";
import type { JobFailure, RunOutcome, SyncReport } from "./report.ts";
import { transaction } from "./database.ts";

/** Runs kept with what an undo needs; older ones keep their line in the history. */
const DETAILED_RUNS = 50;

/** The part of a report that the history keeps as it is. */
export type RunReport = Omit<SyncReport, "run" | "integration" | "failures" | "outcome" | "startedAt">;

/** Writes the history of one connection. */
export class RunLog {
  readonly #database: DatabaseSync;
  readonly #connection: number;

  constructor(database: DatabaseSync, connection: number) {
    this.#database = database;
    this.#connection = connection;
  }

  /** Begins a run and answers its number. A run without an end was killed: nobody else can be running now. */
  begin(now: number): number {
    const closed = this.#database.prepare(
      "UPDATE run SET ended = started, outcome = 'killed' WHERE connection = ? AND ended IS NULL",
    );
    closed.run(this.#connection);
    const insert = this.#database.prepare("INSERT INTO run (connection, started) VALUES (?, ?)");
    return Number(insert.run(this.#connection, now).lastInsertRowid);
  }

  fail(run: number, failures: readonly JobFailure[]): void {
    const insert = this.#database.prepare(
      "INSERT INTO run_failure (run, key, title, action, failure) VALUES (?, ?, ?, ?, ?)",
    );
    transaction(this.#database, () => {
      for (const { key, title, action, failure } of failures)
        insert.run(run, key, title, action, JSON.stringify(failure));
    });
  }

  end(run: number, now: number, outcome: RunOutcome, report: RunReport): void {
    transaction(this.#database, () => {
      const update = this.#database.prepare("UPDATE run SET ended = ?, outcome = ?, report = ? WHERE id = ?");
      update.run(now, outcome, JSON.stringify(report), run);
      const prune = this.#database.prepare(`
        DELETE FROM run_change WHERE run IN (
          SELECT id FROM run WHERE connection = ? ORDER BY id DESC LIMIT -1 OFFSET ${DETAILED_RUNS})`);
      prune.run(this.#connection);
    });
  }
}
