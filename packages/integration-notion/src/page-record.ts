import { PeregrineError, jobKey, type Job, type RecordValue } from "@peregrine/core";
import type { PageObjectResponse } from "@notionhq/client";
import type { Board } from "./board.ts";
import { fieldValue, fromAnswer, toColumn, toProperty } from "./column-values.ts";
import type { Column, FieldName } from "./columns.ts";
import { quoted } from "./names.ts";
import type { PropertyValue } from "./notion-types.ts";
import { cleanText, shortenToBytes } from "./rich-text.ts";
import { isPipelineStatus, statusOption } from "./status-options.ts";

/** What a job becomes: a value for each of our fields that has a column, in the form of that column. */
export type JobRecord = { [Field in FieldName]?: RecordValue };

/** Bytes of a request that a description in a column may take: what can be known of the job beside it needs the rest. */
const LARGEST_DESCRIPTION = 300_000;

/** A page's properties as they are written, by the id of their column. */
export type Properties = Record<string, PropertyValue>;

/** The record of a job on this board. Fields without a column are left out; those without a value are null. */
export function toRecord(board: Board, job: Job): JobRecord {
  const record: JobRecord = {};
  for (const [field, column] of board.columns) {
    if (field === "description") continue;
    const value = valueFor(board, field, column, job);
    if (value !== undefined) record[field] = value;
  }
  return record;
}

function valueFor(
  board: Board,
  field: Exclude<FieldName, "description">,
  column: Column,
  job: Job,
): RecordValue {
  if (field === "key") return jobKey(job) ?? null;
  if (field === "status") return statusFor(board, column, job.status);
  const value = toColumn(column, fieldValue(field, job));
  if (value !== null || field !== "title" || column.type !== "title") return value;
  return toColumn(column, job.company ?? job.url ?? "Untitled job");
}

/** Undefined, which leaves the page's status alone, where the board has nothing for one of the pipeline's statuses. */
function statusFor({ statuses }: Board, column: Column, status: string | undefined): RecordValue {
  if (status === undefined) return null;
  const option = statusOption(status, column.options, statuses);
  if (option === null) return undefined;
  if (column.type === "status" && !column.options.includes(option) && isPipelineStatus(status))
    return undefined;
  return column.type === "status" ? option : toColumn(column, option);
}

/**
 * These fields as Notion takes them.
 *
 * @throws PeregrineError `schema` for a status that the board has no option for: Notion lets nobody but a person add one
 */
export function toProperties({ columns }: Board, record: JobRecord): Properties {
  const properties: Properties = {};
  for (const [field, column] of columns) {
    const value = record[field];
    if (value === undefined) continue;
    if (column.type === "status" && typeof value === "string" && !column.options.includes(value))
      throw noOption(column, value);
    properties[column.id] = toProperty(column, value);
  }
  return properties;
}

function noOption({ name, options }: Column, value: string): PeregrineError {
  return new PeregrineError("schema", `The column “${name}” has no option “${value}”`, {
    mayHaveCommitted: false,
    hint: `Add the option in Notion, or name one of these for it in status_map: ${quoted(options)}.`,
  });
}

/** The job's description, where the board has a column for it. Like the body, it is written once and then the person's. */
export function descriptionFor({ columns }: Board, job: Job | undefined): Properties {
  const column = columns.get("description");
  return column && job?.description
    ? { [column.id]: toProperty(column, shortenToBytes(cleanText(job.description), LARGEST_DESCRIPTION)) }
    : {};
}

/** A refusal for a column that is gone, with its name: Notion repeats the id we sent. */
export function withColumnName(error: unknown, { columns }: Board): unknown {
  if (!PeregrineError.is(error) || error.code !== "schema") return error;
  const gone = [...columns.values()].find(({ id }) =>
    [id, decodeURIComponent(id)].some((sent) => error.message.includes(`${sent} is not a property`)),
  );
  if (!gone) return error;
  return new PeregrineError("schema", `The database has no column “${gone.name}” any more`, {
    ...(error.status === undefined ? {} : { status: error.status }),
    hint: "It was deleted while jobs were written. Sync again: what it held is then left out.",
    cause: error,
  });
}

/** What stands on a page, field by field. */
export function recordOn({ columns }: Board, { properties }: PageObjectResponse): JobRecord {
  const answers = new Map(Object.values(properties).map((answer) => [answer.id, answer]));
  const record: JobRecord = {};
  for (const [field, { id }] of columns) {
    const answer = answers.get(id);
    if (answer && field !== "description") record[field] = fromAnswer(field, answer);
  }
  return record;
}

/** The columns of a board that are worth reading. */
export function readColumns({ columns }: Board): string[] {
  return [...columns].flatMap(([field, { id }]) => (field === "description" || id === "" ? [] : [id]));
}
