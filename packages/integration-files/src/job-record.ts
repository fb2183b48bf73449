import type { Job, RecordValue } from "@peregrine/core";
import { columnOf, type SheetField } from "./columns.ts";
import { dayOf, minuteOf } from "./dates.ts";
import type { EventChanges, InterviewEvent } from "./ics/interview-event.ts";
import { LONGEST_CELL, type CellKind, type CellValue } from "./sheet.ts";
import { statusWord } from "./status-words.ts";
import type { Mapping } from "./mapping.ts";

/** What a job becomes: a value for each column there is, and what its event in the calendar says. */
export type JobRecord = Partial<Record<SheetField | "event" | "event_title", RecordValue>>;

/** Which fields have a place, and the user's own words. */
export interface RecordRules {
  fields: ReadonlySet<SheetField>;
  mapping: Mapping;
  calendar: boolean;
}

/** One less than a cell holds: CSV may need an apostrophe before it. */
const LONGEST = LONGEST_CELL - 1;

/** The record of a job; its key goes beside it. */
export function toRecord(job: Job, { fields, mapping, calendar }: RecordRules): JobRecord {
  const record: JobRecord = {};
  for (const field of fields) {
    if (field === "key") continue;
    const value = field === "status" ? statusWord(job.status, mapping.statuses) : valueOf(job, field);
    if (value !== undefined) record[field] = value;
  }
  if (!calendar) return record;
  const start = minuteOf(job.interview_date) ?? null;
  return { ...record, event: start, event_title: start === null ? null : titleOf(job) };
}

/** What a calendar's event says, as a part of a record. */
export function eventIn(event: InterviewEvent | undefined): JobRecord {
  return { event: event?.start ?? null, event_title: event?.title ?? null };
}

/** What a record, or changes of one, mean for the event. One that is called off keeps its words. */
export function eventChanges(record: Partial<JobRecord>): EventChanges {
  const { event, event_title, location, url } = record;
  return {
    ...(event !== undefined && { start: wordsOf(event) }),
    ...(event_title && { title: wordsOf(event_title) }),
    ...(location !== undefined && { location: wordsOf(location) }),
    ...(url !== undefined && { url: wordsOf(url) }),
  };
}

/** A value as its cell holds it. */
export function toCellValue(value: RecordValue): CellValue {
  if (value === undefined || value === "") return null;
  return typeof value === "object" && value !== null ? value.join(", ") : value;
}

/** What stands in a cell, in the form in which it is recorded: a CSV file has no numbers, only texts. */
export function asRecorded(kind: CellKind, value: CellValue): CellValue {
  const number =
    kind === "number" && typeof value === "string" && value.trim() !== "" ? Number(value) : Number.NaN;
  return Number.isNaN(number) ? value : number;
}

function valueOf(job: Job, field: Exclude<SheetField, "key" | "status">): RecordValue {
  if (field === "remote") return job.is_remote === undefined ? null : job.is_remote ? "Yes" : "No";
  if (field === "interview_date") return minuteOf(job.interview_date) ?? null;
  if (columnOf(field).kind === "date") return dayOf(asText(job[field])) ?? null;
  const value = job[field];
  if (typeof value === "number") return value;
  return cleanText(asText(value) ?? "") || null;
}

function asText(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.join(", ");
  return value === undefined || value === null ? undefined : String(value);
}

/** A text that every spreadsheet keeps as it is: of letters that are whole, not longer than a cell. */
function cleanText(text: string): string {
  const clean = text
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(/[\u0000-\u0008\u000B-\u001F\u007F]/g, "")
    .toWellFormed();
  if (clean.length <= LONGEST) return clean;
  return `${clean.slice(0, LONGEST - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

function titleOf({ title, company }: Job): string {
  const words = [title ?? "a job", ...(company ? [`@ ${company}`] : [])].join(" ");
  return cleanText(`Interview: ${words}`.replaceAll(/\s+/g, " "));
}

function wordsOf(value: RecordValue): string | null {
  return value === null || value === undefined ? null : String(value);
}
