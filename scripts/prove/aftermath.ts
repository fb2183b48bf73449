import { existsSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Job } from "../../packages/core/src/index.ts";
import { jobKey } from "../../packages/core/src/job-key.ts";
import type {
  RunningServer,
  StoredRecord,
} from "../../packages/integration-myservice/src/server/start-server.ts";
import type { Tally } from "./tally.ts";
import type { World } from "./world.ts";

const FIELDS = ["title", "company", "url", "status"] as const;

/** Sees which writes a killed process left behind: carried out by the service or not, and in either case not acknowledged. */
export function noteLoose(tally: Tally, { stateDir, service }: World): void {
  const ledger = join(stateDir, "sync.db");
  if (!existsSync(ledger)) return;
  const database = new DatabaseSync(ledger);
  try {
    const begun = database.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name = 'record'").get();
    if (begun?.["n"] !== 1) return;
    const rows = database.prepare("SELECT key, intent FROM record WHERE intent IS NOT NULL").all();
    const records = new Map(service.records().map((record) => [record.key, record]));
    const carriedOut = rows.filter(({ key, intent }) =>
      holds(records.get(String(key)), String(intent)),
    ).length;
    if (carriedOut > 0) tally.afterCommit += 1;
    if (carriedOut < rows.length) tally.beforeCommit += 1;
  } finally {
    database.close();
  }
}

function holds(record: StoredRecord | undefined, intent: string): boolean {
  const { values }: { values: Record<string, unknown> } = JSON.parse(intent);
  return (
    record !== undefined && FIELDS.every((field) => !(field in values) || record[field] === values[field])
  );
}

/** Holds what the service has against the jobs: each its one record, with what the job says, and nothing else. */
export function judge(
  tally: Tally,
  { records: all }: Pick<RunningServer, "records">,
  jobs: readonly Job[],
  where: string,
): void {
  const records = Map.groupBy(all(), ({ key }) => key);
  const before = tally.doubled + tally.lost + tally.wrong;
  for (const job of jobs) {
    const key = jobKey(job) ?? "";
    const [record, ...more] = records.get(key) ?? [];
    records.delete(key);
    if (!record) tally.lost += 1;
    else if (FIELDS.some((field) => record[field] !== job[field])) tally.wrong += 1;
    if (more.length > 0) tally.doubled += 1;
  }
  tally.wrong += records.size;
  const count = tally.doubled + tally.lost + tally.wrong - before;
  if (count > 0) tally.complaints.push(`${where}: ${count} jobs are not as they should be`);
}
