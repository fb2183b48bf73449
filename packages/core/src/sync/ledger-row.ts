import type { DestinationRecord } from "../destination.ts";
import type { JobKey } from "../job-key.ts";

/** A write we are about to make, or were making when we died. */
export interface Intent {
  action: "create" | "update";
  /** The record as it will be, for a create; the values an update sends. */
  values: DestinationRecord;
  idempotencyKey: string;
  /** When it was recorded, in ms since the epoch. */
  at: number;
  /** The run that recorded it; null outside any history. */
  run: number | null;
  /** The job's address: it finds records where our key is not kept. */
  url?: string;
}

/** What the ledger knows of one job's record. */
export interface LedgerRow {
  id: number;
  key: JobKey;
  title: string;
  remoteId: string | undefined;
  digest: string | undefined;
  /** Field by field, what was acknowledged last. */
  written: DestinationRecord;
  intent: Intent | undefined;
  detached: boolean;
  lastRun: number | undefined;
  /** The last attempt did not succeed. */
  failed: boolean;
}

type Row = Record<string, unknown>;

/** A row of the table, as we speak of it. */
export function rowOf(row: Row): LedgerRow {
  return {
    id: Number(row["id"]),
    key: String(row["key"]),
    title: String(row["title"]),
    remoteId: text(row["remote_id"]),
    digest: text(row["digest"]),
    written: row["written"] ? (JSON.parse(String(row["written"])) as DestinationRecord) : {},
    intent: row["intent"] ? (JSON.parse(String(row["intent"])) as Intent) : undefined,
    detached: row["detached"] === 1,
    lastRun: row["last_run"] === null ? undefined : Number(row["last_run"]),
    failed: row["failed_run"] !== null,
  };
}

function text(value: unknown): string | undefined {
  return value === null || value === undefined ? undefined : String(value);
}
