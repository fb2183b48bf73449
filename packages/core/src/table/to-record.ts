import type { RecordValue, Scanned } from "../destination.ts";
import { jobKey } from "../job-key.ts";
import type { Job } from "../job.ts";
import type { Column } from "./column.ts";
import type { FieldName } from "./fields.ts";
import type { JobTable } from "./job-table.ts";
import { isPipelineStatus, statusOption } from "./status-options.ts";
import { fieldValue, toValue } from "./values.ts";

/** What a job becomes: a value for each field that has a column, in the form of that column. */
export type TableRecord = { [Field in FieldName]?: RecordValue };

/**
 * The record of a job on this table. Fields without a column are left out; those without a value are null. A status for
 * which a column of fixed options has none is left out, so that the row keeps what it has.
 *
 * @param leaveOut - fields that are none of the record's business: a description that is written once only
 * @example
 * toRecord(job, table, ["description"]); // { title: "Cook", url: "https://…", status: "Applied", key: "p3f2…" }
 */
export function toRecord(job: Job, table: JobTable, leaveOut: readonly FieldName[] = []): TableRecord {
  const record: TableRecord = {};
  for (const [field, column] of table.columns) {
    const value = leaveOut.includes(field) ? undefined : valueFor(table, field, column, job);
    if (value !== undefined) record[field] = value;
  }
  return record;
}

function valueFor(table: JobTable, field: FieldName, column: Column, job: Job): RecordValue {
  if (field === "key") return jobKey(job) ?? null;
  if (field === "status") return statusFor(table, column, job.status);
  const value = toValue(field, column, fieldValue(field, job), table.limits);
  if (value !== null || field !== "title" || !column.titles) return value;
  return toValue(field, column, job.company ?? job.url ?? "Untitled job", table.limits);
}

/** Undefined leaves the row's status alone. */
function statusFor({ statuses, limits }: JobTable, column: Column, status: string | undefined): RecordValue {
  if (status === undefined) return null;
  const { options = [], fixed = false } = column;
  const option = statusOption(status, options, statuses, fixed);
  if (option === null || (fixed && !options.includes(option) && isPipelineStatus(status))) return undefined;
  return fixed ? option : toValue("status", column, option, limits);
}

/**
 * A row as it is taken over. The status that the Python app gave to every row is left out: it says nothing about the job,
 * and left in, it would be kept as if a person had chosen it.
 *
 * @param record - what the row holds, see `fromValue`
 * @example
 * yield toScanned(table, row.id, record); // { id: "rec1", record, key: "p3f2…", url: "https://…" }
 */
export function toScanned(
  { newStatus }: Pick<JobTable, "newStatus">,
  id: string,
  record: TableRecord,
): Scanned<TableRecord> {
  const { key, url, status } = record;
  const known = status !== undefined && status === newStatus ? { ...record, status: null } : record;
  return {
    id,
    record: known,
    ...(typeof key === "string" ? { key } : {}),
    ...(typeof url === "string" ? { url } : {}),
  };
}
