import type { RecordValue } from "../destination.ts";
import type { Job } from "../job.ts";
import type { Column, ValueKind } from "./column.ts";
import { dayOf, localTimeOf, momentOf } from "./dates.ts";
import type { FieldName } from "./fields.ts";
import type { TableLimits } from "./limits.ts";
import { optionFor } from "./options.ts";
import { firstNamed } from "./status-options.ts";
import { cleanText, clipText } from "./text.ts";

/** A value of a job, before it takes the form of a column. */
export type FieldValue = string | number | boolean | readonly string[] | undefined;

/** Fields that are a day, even in a column that could hold a time. */
const DAYS: ReadonlySet<FieldName> = new Set<FieldName>(["date_found", "applied_at"]);

/**
 * What a job has for a field. The key and the status are not the job's own words: see `toRecord`.
 *
 * @example
 * fieldValue("remote", { is_remote: true }); // true
 */
export function fieldValue(field: Exclude<FieldName, "key" | "status">, job: Job): FieldValue {
  return field === "remote" ? job.is_remote : job[field];
}

/**
 * A value in the form of its column (see `ValueKind`). Null where there is none, or where the column cannot hold it.
 *
 * It equals what {@link fromValue} makes of the cell, so that nothing is written twice.
 *
 * @example
 * toValue("match_score", { id: "c1", name: "Score", kind: "percent", type: "percent" }, 87); // 0.87
 */
export function toValue(
  field: FieldName,
  column: Column,
  value: FieldValue,
  limits: TableLimits = {},
): RecordValue {
  if (value === undefined || value === "") return null;
  const plain = isDate(field) ? dateIn(field, column.kind, String(value)) : value;
  return plain === undefined ? null : inKind(column, plain, limits);
}

function isDate(field: FieldName): boolean {
  return DAYS.has(field) || field === "interview_date";
}

function dateIn(field: FieldName, kind: ValueKind | undefined, date: string): string | undefined {
  if (DAYS.has(field) || kind === "date") return dayOf(date);
  return kind === "moment" ? momentOf(date) : localTimeOf(date);
}

function inKind(column: Column, value: Exclude<FieldValue, undefined>, limits: TableLimits): RecordValue {
  switch (column.kind) {
    case "number":
      return typeof value === "number" ? value : null;
    case "percent":
      return typeof value === "number" ? Math.round(value * 100) / 10_000 : null;
    case "flag":
      return value === true;
    case "link":
      return String(value).length <= (limits.link ?? Infinity) ? String(value) : null;
    case "choices":
      return optionsIn(column, typeof value === "object" ? value : [wordsFor(column, value)], limits);
    case "choice":
      return optionFor(wordsFor(column, value), column.options ?? [], limits);
    case "date":
    case "moment":
      return String(value);
    case "any":
      if (typeof value === "number" || typeof value === "boolean") return value;
  }
  return clipText(cleanText(wordsFor(column, value)), limits.text ?? Infinity) || null;
}

/** A value in words: a yes or no in those of the column's options, if it has such. */
function wordsFor({ options = [] }: Column, value: Exclude<FieldValue, undefined>): string {
  if (typeof value === "object") return value.join(", ");
  if (typeof value !== "boolean") return String(value);
  const words = value ? ["Remote", "Yes", "True"] : ["On-site", "In Person", "Office", "No", "False"];
  return firstNamed(words, options) ?? words[0]!;
}

function optionsIn({ options = [] }: Column, names: readonly string[], limits: TableLimits): string[] {
  const found = names.map((name) => optionFor(name, options, limits)).filter((name) => name !== null);
  return [...new Set(found)].slice(0, limits.options ?? Infinity);
}

/**
 * What stands in a cell, in the form in which {@link toValue} would write it.
 *
 * @param raw - the cell's value as plain data: text, a number, a yes or no, a list of options' names, nothing
 * @example
 * fromValue("date_found", { id: "c2", name: "Found", kind: "date", type: "date" }, "2026-11-24T00:00:00.000Z"); // "2026-11-24"
 */
export function fromValue(field: FieldName, { kind }: Column, raw: unknown): RecordValue {
  const words = typeof raw === "string" ? cleanText(raw) || null : null;
  switch (kind) {
    case "flag":
      return raw === true;
    case "number":
    case "percent":
      return typeof raw === "number" ? raw : null;
    case "choices":
      return Array.isArray(raw) ? raw.filter((name) => typeof name === "string") : [];
    case "date":
      return words?.slice(0, 10) ?? null;
    case "moment":
      return (DAYS.has(field) ? words?.slice(0, 10) : momentOf(words ?? undefined)) ?? null;
    case "any":
      return typeof raw === "number" || typeof raw === "boolean" ? raw : words;
    default:
      return words;
  }
}
