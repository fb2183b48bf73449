/** Version of {@link SCHEMA}, kept in the database's `user_version`. */
export const SCHEMA_VERSION = 2;

/**
 * The ledger and the history.
 *
 * - `connection`: one place that records go to; `adopted` once a whole run has seen what was there, so that it is not
 *   read whole again.
 * - `memory`: what the integration remembers of a connection from run to run, as JSON; `saved` once a person has
 *   saved the connection since. New in version 2.
 * - `record`: what a job became. `intent` is what we are about to write or were when we died; `written` what is
 *   acknowledged; `digest` that of the record behind it.
 * - `run`, `run_failure`, `run_change`: the history, and what an undo needs.
 */
export const SCHEMA = `
  CREATE TABLE IF NOT EXISTS connection (
    id INTEGER PRIMARY KEY,
    integration TEXT NOT NULL,
    scope TEXT NOT NULL,
    adopted INTEGER NOT NULL DEFAULT 0,
    resume_at INTEGER,
    UNIQUE (integration, scope)
  );
  CREATE TABLE IF NOT EXISTS memory (
    connection INTEGER PRIMARY KEY REFERENCES connection ON DELETE CASCADE,
    value TEXT NOT NULL,
    saved INTEGER NOT NULL DEFAULT 0
  );
  CREATE TABLE IF NOT EXISTS record (
    id INTEGER PRIMARY KEY,
    connection INTEGER NOT NULL REFERENCES connection ON DELETE CASCADE,
    key TEXT NOT NULL,
    title TEXT NOT NULL,
    remote_id TEXT,
    digest TEXT,
    written TEXT,
    intent TEXT,
    detached INTEGER NOT NULL DEFAULT 0,
    last_run INTEGER,
    failed_run INTEGER,
    UNIQUE (connection, key)
  );
  CREATE INDEX IF NOT EXISTS record_intent ON record (connection) WHERE intent IS NOT NULL;
  CREATE INDEX IF NOT EXISTS record_failed ON record (connection, failed_run) WHERE failed_run IS NOT NULL;
  CREATE INDEX IF NOT EXISTS record_remote ON record (connection, remote_id);
  CREATE TABLE IF NOT EXISTS run (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    connection INTEGER NOT NULL REFERENCES connection ON DELETE CASCADE,
    started INTEGER NOT NULL,
    ended INTEGER,
    outcome TEXT,
    report TEXT
  );
  CREATE INDEX IF NOT EXISTS run_connection ON run (connection, id);
  CREATE TABLE IF NOT EXISTS run_failure (
    run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
    key TEXT NOT NULL,
    title TEXT NOT NULL,
    action TEXT NOT NULL,
    failure TEXT NOT NULL
  );
  CREATE INDEX IF NOT EXISTS run_failure_run ON run_failure (run);
  CREATE TABLE IF NOT EXISTS run_change (
    run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
    record INTEGER NOT NULL REFERENCES record ON DELETE CASCADE,
    action TEXT NOT NULL,
    changes TEXT
  );
  CREATE INDEX IF NOT EXISTS run_change_run ON run_change (run);
  CREATE TABLE IF NOT EXISTS last_check (
    integration TEXT PRIMARY KEY,
    ok INTEGER NOT NULL,
    at INTEGER NOT NULL,
    since INTEGER NOT NULL,
    account TEXT,
    failure TEXT
  );
`;
