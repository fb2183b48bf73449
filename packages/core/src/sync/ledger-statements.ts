import type { DatabaseSync } from "node:sqlite";

/** Every statement of the ledger, prepared once. */
export function prepareStatements(database: DatabaseSync) {
  return {
    count: database.prepare(
      "SELECT count(*) AS n FROM record WHERE connection = ? AND remote_id IS NOT NULL",
    ),
    changed: database.prepare(`
      SELECT asked.key AS asked, record.* FROM json_each(?) AS asked
      LEFT JOIN record ON record.connection = ? AND record.key = asked.key
      WHERE record.id IS NULL OR record.digest IS NOT asked.value OR record.intent IS NOT NULL OR record.detached`),
    taken: database.prepare("SELECT 1 FROM record WHERE connection = ? AND remote_id = ?"),
    unfinished: database.prepare(
      "SELECT * FROM record WHERE connection = ? AND intent IS NOT NULL AND id > ? ORDER BY id LIMIT ?",
    ),
    refresh: database.prepare("UPDATE record SET digest = ?, written = ? WHERE connection = ? AND key = ?"),
    intend: database.prepare(`
      INSERT INTO record (connection, key, title, intent) VALUES (?, ?, ?, ?)
      ON CONFLICT (connection, key) DO UPDATE SET intent = excluded.intent, title = excluded.title`),
    acknowledge: database.prepare(`
      UPDATE record SET remote_id = ?, digest = ?, written = ?, intent = NULL, detached = 0, failed_run = NULL, last_run = ?
      WHERE connection = ? AND key = ? RETURNING id`),
    change: database.prepare("INSERT INTO run_change (run, record, action, changes) VALUES (?, ?, ?, ?)"),
    withdraw: database.prepare("UPDATE record SET intent = NULL WHERE connection = ? AND key = ?"),
    forgetEmpty: database.prepare(
      "DELETE FROM record WHERE connection = ? AND key = ? AND remote_id IS NULL AND failed_run IS NULL",
    ),
    markFailed: database.prepare(`
      INSERT INTO record (connection, key, title, failed_run) VALUES (?, ?, ?, ?)
      ON CONFLICT (connection, key) DO UPDATE SET failed_run = excluded.failed_run`),
    restore: database.prepare("UPDATE record SET digest = ?, written = ?, last_run = NULL WHERE id = ?"),
    remove: database.prepare("DELETE FROM record WHERE id = ?"),
    detach: database.prepare(
      "UPDATE record SET detached = 1, intent = NULL, digest = ? WHERE connection = ? AND key = ?",
    ),
  };
}
