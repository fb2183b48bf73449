import type { DestinationRecord, Found } from "../destination.ts";
import type { Failure } from "../errors.ts";
import type { Job } from "../job.ts";
import type { Candidate } from "./candidate.ts";
import { titleOf } from "./candidate.ts";
import { allFields, diffRecord, fillBlanks } from "./diff-record.ts";
import type { Intent, LedgerRow } from "./ledger-row.ts";
import type { PlanEntry } from "./plan-entry.ts";

/** An entry of the plan with what carrying it out takes. */
export interface PlannedWrite {
  entry: PlanEntry;
  job: Job;
  record: DestinationRecord;
  digest: string;
  /** The cut-off attempt whose fate is still unknown: until this write succeeds, it is not to be forgotten. */
  cutOff?: Intent;
}

/** The plan for a job that has no record yet. `cutOff`: an earlier create may have happened, and nobody can tell. */
export function planCreate(
  { key, job, record, digest }: Candidate,
  cutOff: LedgerRow | undefined,
  harmless: boolean,
): PlannedWrite {
  const entry: PlanEntry = { key, title: titleOf(job), action: "create", changes: allFields(record) };
  if (!cutOff?.intent) return { entry, job, record, digest };
  return {
    entry: harmless ? entry : { ...entry, mayDouble: true },
    job,
    record,
    digest,
    cutOff: cutOff.intent,
  };
}

/** The plan for a job whose record was there before us: fill its blanks, leave what stands in it. */
export function planAdopt(
  { key, job, record, digest }: Candidate,
  found: Found<DestinationRecord>,
): PlannedWrite {
  const changes = found.record
    ? fillBlanks(record, found.record)
    : diffRecord(record, {}, new Set(Object.keys(record)));
  return {
    entry: { key, title: titleOf(job), action: "adopt", changes, remoteId: found.id },
    job,
    record,
    digest,
  };
}

/** The plan for a job that has a record: the fields that we changed since, if any. */
export function planKnown({ key, job, record, digest }: Candidate, row: LedgerRow): PlannedWrite {
  const unsure = new Set(row.intent ? Object.keys(row.intent.values) : []);
  const changes = diffRecord(record, row.written, unsure);
  const gone = row.detached && row.digest === digest;
  const action = gone ? "detached" : Object.keys(changes).length === 0 ? "unchanged" : "update";
  const entry: PlanEntry = {
    key,
    title: titleOf(job),
    action,
    changes: gone ? {} : changes,
    remoteId: row.remoteId!,
  };
  return { entry, job, record, digest, ...(row.intent ? { cutOff: row.intent } : {}) };
}

/** The plan for a job that cannot be written. */
export function planBlocked(key: string, job: Job, failure: Failure): PlannedWrite {
  return {
    entry: { key, title: titleOf(job), action: "blocked", changes: {}, failure },
    job,
    record: {},
    digest: "",
  };
}
