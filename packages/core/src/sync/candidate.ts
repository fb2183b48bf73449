import type { Destination, DestinationRecord } from "../destination.ts";
import type { Failure } from "../errors.ts";
import type { Job } from "../job.ts";
import { jobKey, type JobKey } from "../job-key.ts";
import { recordDigest } from "./record-digest.ts";

/** A job that may be written, with the record it would become. */
export interface Candidate {
  key: JobKey;
  job: Job;
  record: DestinationRecord;
  digest: string;
}

/** A job that cannot be written, or is none of the destination's business. */
export type Rejected = { skipped: string } | { key: JobKey; job: Job; failure: Failure };

const NAMELESS: Failure = {
  code: "schema",
  message: "The job has no URL, no id and no title, so nothing could tell it from another",
  hint: "Give it a url.",
};

/** The record a job would become, or why there is none. */
export function candidateOf(
  job: Job,
  toRecord: Destination["toRecord"],
  explain: (thrown: unknown) => Failure,
): Candidate | Rejected {
  const key = jobKey(job);
  if (key === undefined) return { key: "", job, failure: NAMELESS };
  try {
    const answer = toRecord(job);
    if (answer === null) return { skipped: "not for this integration" };
    const record = withNulls(answer);
    return { key, job, record, digest: recordDigest(record) };
  } catch (thrown) {
    return { key, job, failure: explain(thrown) };
  }
}

/** A value that is missing now is one to clear, should it have been written before: null says so, and survives JSON. */
function withNulls(record: DestinationRecord): DestinationRecord {
  for (const field in record) if (record[field] === undefined) return cleared(record);
  return record;
}

function cleared(record: DestinationRecord): DestinationRecord {
  return Object.fromEntries(Object.entries(record).map(([field, value]) => [field, value ?? null]));
}

/** What people call a job: `"Title @ Company"`. */
export function titleOf({ title, company, url, id }: Job): string {
  const name = title || url || (id === undefined ? "(no title)" : `job ${id}`);
  return company ? `${name} @ ${company}` : name;
}
