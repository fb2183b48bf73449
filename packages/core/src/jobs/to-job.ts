import type { Job } from "../job.ts";
import { columnOf, type ColumnKind } from "./columns.ts";
import { toDate, toFlag, toId, toList, toScore, toStatus, toText } from "./values.ts";

const READERS = {
  id: toId,
  text: toText,
  flag: toFlag,
  score: toScore,
  list: toList,
  date: toDate,
  status: toStatus,
} as const satisfies Record<ColumnKind, (value: unknown) => unknown>;

/**
 * One row of any source as a {@link Job}: known columns under their names and in their types, other columns under their
 * own names, and nothing at all where a value is missing or makes no sense. The row itself is left as it is.
 *
 * Other spellings of a known column (`matchScore`, `"Job Title"`) count as that column, unless the row has it as well.
 * The status `synced`, which an older sync wrote over the true one, is read as `applied` when there is an `applied_at`, and as
 * `approved` otherwise.
 *
 * @example
 * toJob({ id: 7, "Job Title": " Baker ", match_score: "87%", applied_at: "" }); // { id: 7, title: "Baker", match_score: 87 }
 */
export function toJob(row: Readonly<Record<string, unknown>>): Job {
  const job: Job = {};
  for (const key of Object.keys(row)) {
    const column = columnOf(key);
    const taken =
      column !== undefined &&
      column.name !== key &&
      (Object.hasOwn(row, column.name) || Object.hasOwn(job, column.name));
    const value = column && !taken ? READERS[column.kind](row[key]) : otherValue(row[key]);
    // Assigning to this one name would give the job another prototype.
    if (value === undefined || key === "__proto__") continue;
    job[column && !taken ? column.name : key] = value;
  }
  if (job.status === "synced") job.status = job.applied_at === undefined ? "approved" : "applied";
  return job;
}

function otherValue(value: unknown): unknown {
  if (typeof value === "string") return value.trim() || undefined;
  if (typeof value === "bigint") return toId(value);
  return value === null || Number.isNaN(value) ? undefined : value;
}
