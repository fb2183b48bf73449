import type { Job, RecordValue } from "@peregrine/core";
import type { Column, FieldName } from "./columns.ts";
import type { PropertyAnswer, PropertyValue } from "./notion-types.ts";
import { LONGEST_RUN, cleanText, shorten, toRuns } from "./rich-text.ts";
import { dayOf, momentOf } from "./dates.ts";
import { firstNamed } from "./status-options.ts";

/** Longest name we give a new option, in UTF-16 code units. */
const LONGEST_OPTION = 100;
/** Most options of one cell. */
const MOST_OPTIONS = 100;

/** A value of a job, before it takes the form of a column. */
export type FieldValue = string | number | boolean | readonly string[] | undefined;

/**
 * A value in the form of its column: text, the name of an option, a list of names, a number (0.87 where the column shows
 * percent), an ISO 8601 date, a yes or no. Null where there is none, or where the column cannot hold it.
 *
 * It equals what {@link fromAnswer} reads back, so that nothing is written twice.
 */
export function toColumn(column: Column, value: FieldValue): RecordValue {
  if (value === undefined || value === "") return null;
  switch (column.type) {
    case "number":
      return typeof value === "number" ? numberIn(column, value) : null;
    case "checkbox":
      return value === true;
    case "date":
      return /^\d{4}-\d{2}-\d{2}/.test(String(value)) ? String(value) : null;
    case "url":
      return String(value).length <= LONGEST_RUN ? String(value) : null;
    case "multi_select":
      return optionsIn(column, typeof value === "object" ? value : [wordsFor(column, value)]);
    case "select":
    case "status":
      return optionIn(column, wordsFor(column, value));
    default:
      return cleanText(wordsFor(column, value)) || null;
  }
}

function numberIn({ percent }: Column, value: number): number {
  return percent ? Math.round(value * 100) / 10_000 : value;
}

/** A value in words. */
function wordsFor({ options }: Column, value: Exclude<FieldValue, undefined>): string {
  if (typeof value === "object") return value.join(", ");
  if (typeof value !== "boolean") return String(value);
  const words = value ? ["Remote", "Yes", "True"] : ["On-site", "In Person", "Office", "No", "False"];
  return firstNamed(words, options) ?? words[0]!;
}

function optionsIn(column: Column, names: readonly string[]): string[] {
  const options = names.map((name) => optionIn(column, name)).filter((name) => name !== null);
  return [...new Set(options)].slice(0, MOST_OPTIONS);
}

/**
 * The option there is, or the name of the one to make: commas are not allowed in it. Punctuation counts, so that C++ does
 * not become C; the case does not.
 */
function optionIn({ options }: Column, name: string): string | null {
  const words = cleanText(name);
  const allowed = shorten(words.replace(/\s*,\s*/g, " · ").replace(/\s+/g, " "), LONGEST_OPTION);
  const exact = [words, allowed].find((option) => options.includes(option));
  const alike = (option: string): boolean => option.toLowerCase() === allowed.toLowerCase();
  return exact ?? options.find(alike) ?? (allowed || null);
}

/** A value in the form of its column, as Notion takes it; null empties the cell. */
export function toProperty({ type }: Column, value: RecordValue): PropertyValue {
  const words = typeof value === "object" ? (value ?? []).join(", ") : String(value ?? "");
  switch (type) {
    case "title":
      return { title: toRuns(words) };
    case "number":
      return { number: typeof value === "number" ? value : null };
    case "checkbox":
      return { checkbox: value === true };
    case "date":
      return { date: words ? { start: words } : null };
    case "url":
      return { url: words || null };
    case "multi_select":
      return {
        multi_select: typeof value === "object" ? (value ?? []).map((name) => ({ name })) : [{ name: words }],
      };
    case "select":
      return { select: words ? { name: words } : null };
    case "status":
      return { status: words ? { name: words } : null };
    default:
      return { rich_text: toRuns(words) };
  }
}

/** What stands in a cell, in the form of its column. */
export function fromAnswer(field: FieldName, answer: PropertyAnswer): RecordValue {
  switch (answer.type) {
    case "title":
      return textOf(answer.title);
    case "rich_text":
      return textOf(answer.rich_text);
    case "number":
      return answer.number;
    case "checkbox":
      return answer.checkbox;
    case "url":
      return answer.url;
    case "select":
      return answer.select?.name ?? null;
    case "status":
      return answer.status?.name ?? null;
    case "multi_select":
      return answer.multi_select.map(({ name }) => name);
    case "date":
      return (
        (field === "interview_date" ? momentOf(answer.date?.start) : answer.date?.start.slice(0, 10)) ?? null
      );
    default:
      return null;
  }
}

function textOf(runs: readonly { plain_text: string }[]): string | null {
  return runs.map((run) => run.plain_text).join("") || null;
}

/** What a job has for a field, dates in the form that dates are written in. */
export function fieldValue(field: Exclude<FieldName, "key" | "status">, job: Job): FieldValue {
  if (field === "remote") return job.is_remote;
  if (field === "date_found" || field === "applied_at") return dayOf(job[field]);
  if (field === "interview_date") return momentOf(job.interview_date);
  return job[field];
}
