import { PeregrineError, type Job } from "@peregrine/core";
import { cleanText, fromValue, quoted, type Column, type TableRecord } from "@peregrine/core/table";
import type { PageObjectResponse } from "@notionhq/client";
import type { Board } from "./board.ts";
import { rawValue, toProperty } from "./column-values.ts";
import type { PropertyValue } from "./notion-types.ts";
import { shortenToBytes } from "./rich-text.ts";

/** Bytes of a request that a description in a column may take: what can be known of the job beside it needs the rest. */
const LARGEST_DESCRIPTION = 300_000;

/** A page's properties as they are written, by the id of their column. */
export type Properties = Record<string, PropertyValue>;

/**
 * These fields as Notion takes them.
 *
 * @throws PeregrineError `schema` for a status that the board has no option for: a page cannot bring one with it
 */
export function toProperties({ columns }: Board, record: TableRecord): Properties {
  const properties: Properties = {};
  for (const [field, column] of columns) {
    const value = record[field];
    // A column that is only planned cannot be written: an undo comes across one when a person deleted it.
    if (value === undefined || column.id === "") continue;
    if (column.fixed && typeof value === "string" && !column.options?.includes(value))
      throw noOption(column, value);
    properties[column.id] = toProperty(column, value);
  }
  return properties;
}

function noOption({ name, options = [] }: Column, value: string): PeregrineError {
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
    hint: "It was deleted while jobs were written. Sync again: that tells how to go on without it.",
    cause: error,
  });
}

/** What stands on a page, field by field. */
export function recordOn({ columns }: Board, { properties }: PageObjectResponse): TableRecord {
  const answers = new Map(Object.values(properties).map((answer) => [answer.id, answer]));
  const record: TableRecord = {};
  for (const [field, column] of columns) {
    const answer = answers.get(column.id);
    if (answer && field !== "description") record[field] = fromValue(field, column, rawValue(answer));
  }
  return record;
}

/** The columns of a board that are worth reading. */
export function readColumns({ columns }: Board): string[] {
  return [...columns].flatMap(([field, { id }]) => (field === "description" || id === "" ? [] : [id]));
}
