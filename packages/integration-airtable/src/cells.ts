import type { Job, RecordValue } from "@peregrine/core";
import {
  fromValue,
  toRecord,
  type Column,
  type FieldName,
  type JobTable,
  type TableRecord,
} from "@peregrine/core/table";
import type { Row } from "./airtable-types.ts";

/** Cells as they are written, by the id of their column; null empties one. */
export type Cells = Record<string, Exclude<RecordValue, undefined>>;

const MIDNIGHT = "T00:00:00.000Z";

/** The record of a job, in the form in which Airtable gives it back. */
export function jobRecord(job: Job, table: JobTable): TableRecord {
  const record = toRecord(job, table);
  for (const [field, column] of table.columns) {
    const value = record[field];
    if (value !== undefined) record[field] = asKept(column, value);
  }
  return record;
}

/** What a row holds, as {@link jobRecord} would write it. */
export function rowRecord({ columns }: JobTable, { fields }: Row): TableRecord {
  const record: TableRecord = {};
  for (const [field, column] of columns) record[field] = cellValue(field, column, fields[column.id]);
  return record;
}

/** The cells for these values. */
export function toCells({ columns }: JobTable, record: TableRecord): Cells {
  const cells: Cells = {};
  for (const [field, { id }] of columns) {
    const value = record[field];
    if (value !== undefined) cells[id] = value;
  }
  return cells;
}

/** A moment at midnight in UTC was written as a day: columns with a time know no days. */
function cellValue(field: FieldName, column: Column, cell: unknown): RecordValue {
  const day = column.kind === "moment" && typeof cell === "string" && cell.endsWith(MIDNIGHT);
  return asKept(column, fromValue(field, column, day ? cell.slice(0, -MIDNIGHT.length) : cell));
}

/** A box that is not ticked is an empty cell to Airtable, and a line of text holds no line breaks. */
function asKept({ kind, type }: Column, value: RecordValue): RecordValue {
  if (kind === "flag") return value === true ? true : null;
  return type === "singleLineText" && typeof value === "string" ? value.replace(/\s*\n\s*/g, " ") : value;
}
