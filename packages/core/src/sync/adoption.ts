import type { DatabaseSync } from "node:sqlite";
import type { Destination, DestinationRecord, Found } from "../destination.ts";
import type { Failure } from "../errors.ts";
import type { Job } from "../job.ts";
import type { JobKey } from "../job-key.ts";
import { attempt, type Caller, type Outcome } from "./attempt.ts";
import { transaction } from "./database.ts";
import { canFind, lookUp } from "./look-up.ts";
import { normaliseUrl } from "./normalise-url.ts";

/** Tells whether a job that the ledger does not know has a record already. */
export type Adopter = (
  key: JobKey,
  job: Job,
) => Outcome<Found<DestinationRecord> | null> | Promise<Outcome<Found<DestinationRecord> | null>>;

const NOTHING: Adopter = () => ({ ok: true, value: null });
const ROWS_AT_ONCE = 500;

/**
 * How we learn that a job without a record in the ledger has one at the destination: a first sync reads everything once
 * where the destination can (`scan`); later, or where it cannot, each new job is looked up (`find`). A lost ledger, a board
 * that was there before us, a file that grew: none of them doubles anything.
 *
 * @param first - no whole run has been through yet
 * @returns the failure of a scan that did not come to its end
 */
export async function makeAdopter(
  caller: Caller,
  destination: Destination,
  database: DatabaseSync,
  first: boolean,
): Promise<Adopter | Failure> {
  if (destination.scan && (first || !canFind(destination))) return scanned(caller, destination, database);
  return canFind(destination) ? (key, job) => lookUp(caller, destination, { key, job }) : NOTHING;
}

/** What was read lies in a temporary table, on disk if it is large. */
async function scanned(
  caller: Caller,
  destination: Destination,
  database: DatabaseSync,
): Promise<Adopter | Failure> {
  const read = await attempt(caller, "read", async () => {
    database.exec(
      "DROP TABLE IF EXISTS temp.existing; CREATE TEMP TABLE existing (seq INTEGER PRIMARY KEY, key TEXT, url TEXT, id TEXT, record TEXT, used INTEGER DEFAULT 0)",
    );
    const insert = database.prepare("INSERT INTO existing (key, url, id, record) VALUES (?, ?, ?, ?)");
    let page: [string | null, string | null, string, string | null][] = [];
    const store = (): void =>
      transaction(database, () => page.splice(0).forEach((row) => insert.run(...row)));
    for await (const { key, url, id, record } of destination.scan!({ signal: caller.control.signal })) {
      page.push([key ?? null, url ? normaliseUrl(url) : null, id, record ? JSON.stringify(record) : null]);
      if (page.length >= ROWS_AT_ONCE) store();
    }
    store();
    database.exec("CREATE INDEX existing_key ON existing (key); CREATE INDEX existing_url ON existing (url)");
  });
  return read.ok ? fromScan(database) : read.failure;
}

/** Our own key is believed before an address; a record serves one job only; of several, the first one read. */
function fromScan(database: DatabaseSync): Adopter {
  const find = database.prepare(`
    SELECT seq, id, record FROM existing WHERE used = 0 AND (key = ? OR (key IS NULL AND url = ?))
    ORDER BY key IS NULL, seq LIMIT 1`);
  const use = database.prepare("UPDATE existing SET used = 1 WHERE seq = ?");
  return (key, job) => {
    const row = find.get(key, job.url ? normaliseUrl(job.url) : null);
    if (!row) return { ok: true, value: null };
    use.run(row["seq"]!);
    const record =
      row["record"] === null ? {} : { record: JSON.parse(String(row["record"])) as DestinationRecord };
    return { ok: true, value: { id: String(row["id"]), ...record } };
  };
}
