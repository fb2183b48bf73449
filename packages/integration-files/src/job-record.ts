import type { Job, RecordValue } from "@peregrine/core";
import { cleanText, clipText, localTimeOf, type FieldName, type TableRecord } from "@peregrine/core/table";
import type { EventChanges, InterviewEvent } from "./ics/interview-event.ts";
import type { CellValue } from "./sheet.ts";

/** What a job becomes: a value for each column there is, and what its event in the calendar says. */
export type JobRecord = TableRecord & { event?: RecordValue; event_title?: RecordValue };

/** Longest title of an event, in UTF-16 code units: what a calendar can show. */
const LONGEST_TITLE = 250;

/** The part of a record that goes to the calendar. Times are the user's own. */
export function eventOf({ interview_date, title, company }: Job): JobRecord {
  const event = localTimeOf(interview_date) ?? null;
  if (event === null) return { event: null, event_title: null };
  const words = ["Interview:", title ?? "a job", ...(company ? ["@", company] : [])].join(" ");
  return { event, event_title: clipText(cleanText(words).replaceAll(/\s+/g, " "), LONGEST_TITLE) };
}

/** What a calendar's event says, as a part of a record. */
export function eventIn(event: InterviewEvent | undefined): JobRecord {
  return { event: event?.start ?? null, event_title: event?.title ?? null };
}

/** What a record, or changes of one, mean for the event. One that is called off keeps its words. */
export function eventChanges({ event, event_title, location, url }: JobRecord): EventChanges {
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

/** What stands in a cell, as the value it was: a CSV file has no numbers, no yes and no, only texts. */
export function asRecorded(field: FieldName, value: CellValue): CellValue {
  if (typeof value !== "string") return value;
  if (field === "remote" && /^(?:true|false)$/i.test(value)) return value.toLowerCase() === "true";
  const number = field === "match_score" && value.trim() !== "" ? Number(value) : Number.NaN;
  return Number.isNaN(number) ? value : number;
}

function wordsOf(value: RecordValue): string | null {
  return value === null || value === undefined ? null : String(value);
}
