import { forgetIntegration } from "./connection.ts";
import { hasDatabase, withDatabase } from "./database.ts";
import { runsIn, type RunSummary } from "./history.ts";

/** What we remember of an integration's connection. */
export interface RememberedConnection {
  /** Records at the destination that we know. */
  records: number;
  lastRun?: RunSummary;
}

/** Every connection that was ever synced, by integration. */
export function readConnections(stateDir: string): Record<string, RememberedConnection> {
  if (!hasDatabase(stateDir)) return {};
  return withDatabase(stateDir, (database) => {
    const rows = database.prepare(`
      SELECT integration, count(record.remote_id) AS records FROM connection
      LEFT JOIN record ON record.connection = connection.id GROUP BY integration`);
    const remembered = rows.all().map(({ integration, records }): [string, RememberedConnection] => {
      const [lastRun] = runsIn(database, String(integration), 1);
      return [String(integration), { records: Number(records), ...(lastRun ? { lastRun } : {}) }];
    });
    return Object.fromEntries(remembered);
  });
}

/** Forgets what an integration has synced, not what is at the service. Answers how many records were known. */
export function forget(stateDir: string, integration: string): number {
  if (!hasDatabase(stateDir)) return 0;
  return withDatabase(stateDir, (database) => forgetIntegration(database, integration));
}
