import type { CheckResult } from "../check-result.ts";
import type { Failure } from "../errors.ts";
import { hasDatabase, withDatabase } from "./database.ts";

/** The last test (or run) of a connection. */
export interface LastCheck {
  /** ISO 8601. */
  at: string;
  ok: boolean;
  account?: string;
  failure?: Failure;
  /** Since when it has been as it is, ISO 8601. */
  since: string;
}

/** Remembers how a connection's last test (or run) came out, and since when it has been so. */
export function recordCheck(stateDir: string, name: string, result: CheckResult, now: number): void {
  withDatabase(stateDir, (database) => {
    const upsert = database.prepare(`
      INSERT INTO last_check (integration, ok, at, since, account, failure) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (integration) DO UPDATE SET
        since = CASE WHEN ok = excluded.ok THEN since ELSE excluded.since END,
        ok = excluded.ok, at = excluded.at, failure = excluded.failure,
        account = coalesce(excluded.account, CASE WHEN excluded.ok THEN account END)`);
    const account = result.ok ? (result.account ?? null) : null;
    upsert.run(name, result.ok ? 1 : 0, now, now, account, result.ok ? null : JSON.stringify(result.failure));
  });
}

/** How each connection's last test came out, by integration. Empty when nothing was ever tested. */
export function readChecks(stateDir: string): Record<string, LastCheck> {
  if (!hasDatabase(stateDir)) return {};
  return withDatabase(stateDir, (database) => {
    const rows = database.prepare("SELECT * FROM last_check").all();
    return Object.fromEntries(rows.map((row) => [String(row["integration"]), lastCheckOf(row)]));
  });
}

function lastCheckOf(row: Record<string, unknown>): LastCheck {
  return {
    at: new Date(Number(row["at"])).toISOString(),
    since: new Date(Number(row["since"])).toISOString(),
    ok: row["ok"] === 1,
    ...(row["account"] ? { account: String(row["account"]) } : {}),
    ...(row["failure"] ? { failure: JSON.parse(String(row["failure"])) as Failure } : {}),
  };
}
