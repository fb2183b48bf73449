import { DatabaseSync } from "node:sqlite";
import { setImmediate as breathe } from "node:timers/promises";
import { PeregrineError } from "../errors.ts";
import type { Job } from "../job.ts";
import { nameJobs } from "./columns.ts";
import { readOwner, type DatabaseFile } from "./sqlite-owner.ts";
import { toJob } from "./to-job.ts";

/** After so many rows other work of the process gets its turn. */
const ROWS_AT_A_TIME = 256;

/**
 * Makes sure there are jobs to read in a database.
 *
 * @throws PeregrineError `schema` without a table of jobs; else see {@link readOwner}
 */
export async function checkSqlite(file: DatabaseFile): Promise<void> {
  const database = temporary();
  try {
    await readOwner(database, file, () => requireJobs(database, file.label));
  } finally {
    database.close();
  }
}

/**
 * The jobs of a database as they are when the reading begins, whatever its owner writes meanwhile.
 *
 * They are first copied, at once, into a temporary table that SQLite keeps on disk and deletes by itself: whoever reads them
 * may take minutes for it, and a lock held so long would stop the owner's writes.
 */
export async function* readSqlite(file: DatabaseFile): AsyncGenerator<Job> {
  const database = temporary();
  try {
    await readOwner(database, file, () => {
      requireJobs(database, file.label);
      database.exec("DROP TABLE IF EXISTS main.jobs; CREATE TABLE main.jobs AS SELECT * FROM owner.jobs");
    });
    const rows = database.prepare("SELECT * FROM main.jobs");
    // Otherwise one number too large for JavaScript would end the reading.
    rows.setReadBigInts(true);
    let count = 0;
    for (const row of rows.iterate()) {
      const job = toJob(row);
      job.status ??= "pending";
      yield job;
      count += 1;
      if (count % ROWS_AT_A_TIME === 0) await breathe();
    }
  } finally {
    database.close();
  }
}

/** A private database without a name, which moves to disk when it outgrows its cache: https://sqlite.org/inmemorydb.html */
function temporary(): DatabaseSync {
  // SQLite's own waiting stops the whole process, so most of it is done between tries.
  const database = new DatabaseSync("", { timeout: 250 });
  database.exec("PRAGMA main.journal_mode = OFF");
  return database;
}

function requireJobs(database: DatabaseSync, label: string): void {
  const columns = database.prepare("SELECT name FROM pragma_table_info('jobs', 'owner')").all();
  const hint = "Give the staging.db of a Peregrine install.";
  if (columns.length === 0)
    throw new PeregrineError("schema", `The database ${label} has no table "jobs"`, { hint });
  if (nameJobs(columns.map(({ name }) => String(name)))) return;
  throw new PeregrineError(
    "schema",
    `The table "jobs" in ${label} has no column for a title, a company or a URL`,
    { hint },
  );
}
