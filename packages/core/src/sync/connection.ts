import { hash } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";

/** One place that records go to, as the ledger knows it. */
export interface Connection {
  id: number;
  /** True once a whole run has looked for what was there before us. */
  adopted: boolean;
}

/**
 * Names a place for the ledger: another database, workspace or server is another place, with a memory of its own.
 *
 * @param targetKey - the integration's own word for where it writes
 * @param host - set when the service was moved to another host
 */
export function scopeOf(targetKey: string, host?: string): string {
  return hash("sha256", JSON.stringify([targetKey, host ?? null]), "base64url").slice(0, 22);
}

/** Finds the connection, or begins one. */
export function openConnection(database: DatabaseSync, integration: string, scope: string): Connection {
  const insert = database.prepare(
    "INSERT INTO connection (integration, scope) VALUES (?, ?) ON CONFLICT DO NOTHING",
  );
  insert.run(integration, scope);
  const find = database.prepare("SELECT id, adopted FROM connection WHERE integration = ? AND scope = ?");
  const row = find.get(integration, scope) as { id: number; adopted: number };
  return { id: row.id, adopted: row.adopted === 1 };
}

/** A whole run has seen what was there: from now on new jobs are looked up one by one, where the destination can. */
export function markAdopted(database: DatabaseSync, connection: number): void {
  database.prepare("UPDATE connection SET adopted = 1 WHERE id = ?").run(connection);
}

/** Forgets every place of an integration, and what was written there. Answers how many records were known. */
export function forgetIntegration(database: DatabaseSync, integration: string): number {
  const count = database.prepare(
    "SELECT count(*) AS n FROM record JOIN connection ON connection.id = record.connection WHERE integration = ? AND remote_id IS NOT NULL",
  );
  const { n } = count.get(integration) as { n: number };
  database.prepare("DELETE FROM connection WHERE integration = ?").run(integration);
  database.prepare("DELETE FROM last_check WHERE integration = ?").run(integration);
  return n;
}
